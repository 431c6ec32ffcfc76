#pragma once

#include "model/views/commit_view.hpp"

#include <string>
#include <string_view>

namespace dnd::cli {

/// An event as `--json` shows it: `{"seq":…,"type":…,…}`, with the fields that it has in the log,
/// but for those that are hidden from the viewer.
[[nodiscard]] std::string event_object(const model::views::event_view& what);

/// An object of an event that is taken back: `{…}` with `"undone":true` after all that is in it.
/// Requires that something is.
[[nodiscard]] std::string marked_undone(std::string_view object);

}  // namespace dnd::cli
