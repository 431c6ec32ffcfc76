#pragma once

#include "cli/app/answer.hpp"
#include "cli/app/dialogue.hpp"
#include "model/command.hpp"
#include "model/views/viewer.hpp"

#include <optional>

namespace dnd::cli {

/// `stats`; nothing for any other question. Players are told the figures of their own characters by
/// creature, and refused all others.
[[nodiscard]] std::optional<line_answer> ask_stats(actors::open_campaign& campaign,
                                                   const model::question& what,
                                                   const actors::state_ptr& now,
                                                   const model::views::viewer& whose);

}  // namespace dnd::cli
