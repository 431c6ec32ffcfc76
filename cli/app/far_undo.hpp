#pragma once

#include "actors/engine.hpp"
#include "cli/app/answer.hpp"

#include <optional>
#include <string_view>

namespace dnd::cli {

/// At a prompt: what an `undo to` would take back, with the command that does it as an offer.
/// Nothing for all other lines, for what is near, for what says `yes`, and for what is refused
/// anyway.
[[nodiscard]] std::optional<line_answer> ask_before_far_undo(actors::open_campaign& campaign,
                                                             std::string_view line);

}  // namespace dnd::cli
