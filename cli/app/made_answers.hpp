#pragma once

#include "cli/app/answer.hpp"

#include <memory>
#include <utility>

/// Answers that no engine gave: to questions, and to lines that never get there.
namespace dnd::cli {

[[nodiscard]] inline line_answer answer_with(asked what, actors::response response) {
  return {.what = what, .response = std::make_shared<const actors::response>(std::move(response))};
}

/// A line that is refused before anybody carries it out.
[[nodiscard]] inline line_answer refused_answer(model::refusal why) {
  return answer_with(asked::nothing, {.how = actors::outcome::refused, .refusal = std::move(why)});
}

[[nodiscard]] inline line_answer failed_answer(io::error why) {
  return answer_with(asked::nothing, {.how = actors::outcome::failed, .failure = std::move(why)});
}

/// To be shown with the state `now`. The caller adds what was asked for.
[[nodiscard]] inline line_answer answered_now(asked what, actors::state_ptr now) {
  return answer_with(what, {.how = actors::outcome::answered, .after = std::move(now)});
}

[[nodiscard]] inline line_answer answered_books(model::views::books_view view,
                                                actors::state_ptr now) {
  line_answer answer = answered_now(asked::books, std::move(now));
  answer.books = std::move(view);
  return answer;
}

}  // namespace dnd::cli
