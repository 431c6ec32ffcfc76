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

/// What a session that has just begun tells of the one before; nothing where there was none.
[[nodiscard]] std::optional<model::views::books_view> recap_before(
    actors::open_campaign& campaign, const model::views::viewer& whose);

}  // namespace dnd::cli
