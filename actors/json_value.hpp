#pragma once

#include "io/files/json/value.hpp"

/// JSON that others send to a program, for those that see of `io/` nothing else.
namespace dnd::actors {

using json_value = json::value;
using json::read_value;

}  // namespace dnd::actors
