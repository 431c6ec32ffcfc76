#pragma once

#include "model/json/writer.hpp"

namespace dnd::cli {

/// What answers and lists are written with for `--json`.
using json_text = json::writer;

}  // namespace dnd::cli
