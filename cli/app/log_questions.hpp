#pragma once

#include "actors/engine.hpp"
#include "actors/seen_past.hpp"
#include "cli/app/answer.hpp"
#include "model/command.hpp"

#include <optional>

namespace dnd::cli {

/// Who asks, and what is known of where they stand.
struct log_reader {
  /// The state now, as they see it.
  const actors::state_ptr& now;
  const model::views::viewer& whose;
  const actors::seen_places& places;
};

/// Answers `log`, `log grep` and `log count`; nothing for all other questions.
[[nodiscard]] std::optional<line_answer> ask_log(actors::open_campaign& campaign,
                                                 const model::question& what,
                                                 const log_reader& from);

}  // namespace dnd::cli
