#pragma once

#include "cli/app/answer.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/app/log_questions.hpp"
#include "model/command.hpp"

#include <optional>

namespace dnd::cli {

/// `history`, `why`, `when did`, `who healed`, `who hurt`, `blame`, `diff` and `what if`. Nothing
/// for any other question. Players are told of their own
/// characters, see `ask_own_past`; the rest is the game master's.
[[nodiscard]] std::optional<line_answer> ask_why(actors::open_campaign& campaign,
                                                 const model::question& what,
                                                 const log_reader& from);

}  // namespace dnd::cli
