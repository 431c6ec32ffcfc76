#pragma once

#include "actors/engine.hpp"
#include "cli/app/log_questions.hpp"
#include "model/command.hpp"

#include <optional>

namespace dnd::cli {

/// `history`, `why`, `when did`, `who healed` and `who hurt` of somebody who does not see all: of
/// the creatures that they play, and from what they see of the log. Nothing for all other
/// questions. Errors: `not_allowed` for others.
[[nodiscard]] std::optional<line_answer> ask_own_past(actors::open_campaign& campaign,
                                                      const model::question& what,
                                                      const log_reader& from);

}  // namespace dnd::cli
