#pragma once

#include "model/guide/guide.hpp"
#include "model/verbs/levels.hpp"

#include <span>

/// `level up`, step by step.
namespace dnd::model::guide {

/// `said` is what was typed, and may lack anything.
[[nodiscard]] ruled<step> level_step(rules::draft& out, const name_source& names,
                                     commands::level_up said, std::span<const answer> answers);

}  // namespace dnd::model::guide
