#pragma once

#include "actors/engine.hpp"
#include "cli/app/answer.hpp"

#include <string_view>

/// What a line is for: the engine carries commands out and answers questions, and the rest is the
/// front end's own business.
namespace dnd::cli {

/// Answers a question at the campaign as it is now. Requires that the line is one.
[[nodiscard]] line_answer ask(actors::open_campaign& campaign, std::string_view line);

/// Closes the campaign and opens it again; what came of it is the answer to `reopen`.
[[nodiscard]] line_answer reopen(actors::open_campaign& campaign);

/// Carries a line out, or answers it, whatever it is. Waits for the answer.
[[nodiscard]] line_answer answer_line(actors::open_campaign& campaign, const given_command& given);

}  // namespace dnd::cli
