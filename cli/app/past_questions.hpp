#pragma once

#include "cli/app/answer.hpp"
#include "cli/app/dialogue.hpp"
#include "model/command.hpp"
#include "model/views/viewer.hpp"

#include <optional>

namespace dnd::cli {

/// `history`, `why`, `when did`, `who healed`, `who hurt`, `blame`, `diff` and `what if`. Nothing
/// for any other question. They are the game master's: others are refused.
[[nodiscard]] std::optional<line_answer> ask_why(actors::open_campaign& campaign,
                                                 const model::question& what,
                                                 const actors::state_ptr& now,
                                                 const model::views::viewer& whose);

}  // namespace dnd::cli
