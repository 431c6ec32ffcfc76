#pragma once

#include "actors/engine.hpp"
#include "cli/app/log_questions.hpp"
#include "model/verbs/world_questions.hpp"

#include <cstdint>
#include <optional>

namespace dnd::cli {

/// Answers `recap`.
[[nodiscard]] line_answer ask_recap(actors::open_campaign& campaign,
                                    const model::commands::recap& what, const log_reader& from);

/// The brief form of the session before one, for its beginning; nothing where there is nothing to
/// tell. Reads the log.
[[nodiscard]] std::optional<model::views::books_view> recap_before(actors::open_campaign& campaign,
                                                                   std::uint32_t session,
                                                                   const actors::state_ptr& now);

}  // namespace dnd::cli
