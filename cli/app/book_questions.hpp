#pragma once

#include "actors/engine.hpp"
#include "cli/app/answer.hpp"
#include "model/command.hpp"
#include "model/views/viewer.hpp"

#include <optional>

namespace dnd::cli {

/// What is asked about the books of a campaign and about its past; nothing for any other question.
/// `seen` is the state as it is for the viewer.
[[nodiscard]] std::optional<line_answer> ask_books(actors::open_campaign& campaign,
                                                   const model::question& what,
                                                   const actors::state_ptr& seen,
                                                   const model::views::viewer& whose);

/// Where a session began with the command, its answer tells what happened in the one before, if
/// there was one. Reads the log then, and blocks meanwhile.
void tell_last_session(actors::open_campaign& campaign, line_answer& answer);

}  // namespace dnd::cli
