#pragma once

#include "model/views/commit_view.hpp"

#include <string>

namespace dnd::cli {

/// An event as `--json` shows it: `{"seq":…,"type":…,…}`, with the fields that it has in the log,
/// but for those that are hidden from the viewer.
[[nodiscard]] std::string event_object(const model::views::event_view& what);

}  // namespace dnd::cli
