#pragma once

#include "model/views/commit_view.hpp"

#include <cstdint>
#include <string>

namespace dnd::cli {

/// A commit for programs that follow a campaign, as far as it may be seen:
///
///     {"seq":[41,43],"at":"2026-11-22T19:04:11.120Z","by":"grog","command":"…","id":"…",
///      "text":"…","events":[…]}
///
/// `text` and `events` are those of the answer to the command; `command` and `id` are left out
/// where they are hidden or not there.
[[nodiscard]] std::string commit_json(const model::views::commit_view& what);

}  // namespace dnd::cli
