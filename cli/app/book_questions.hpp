#pragma once

#include "actors/engine.hpp"
#include "cli/app/answer.hpp"
#include "cli/app/log_questions.hpp"
#include "model/command.hpp"

#include <optional>

namespace dnd::cli {

/// What is asked about the books of a campaign and about its past; nothing for any other question.
[[nodiscard]] std::optional<line_answer> ask_books(actors::open_campaign& campaign,
                                                   const model::question& what,
                                                   const log_reader& from);

/// Where a session began with the command, its answer tells what happened in the one before, if
/// there was one. Reads the log then, and blocks meanwhile.
void tell_last_session(actors::open_campaign& campaign, line_answer& answer);

}  // namespace dnd::cli
