#pragma once

#include "model/guide/guide.hpp"
#include "model/verbs/characters.hpp"

#include <span>

/// `character create`, step by step.
namespace dnd::model::guide {

/// `said` is what was typed, and may lack anything.
[[nodiscard]] ruled<step> creation_step(rules::draft& out, const name_source& names,
                                        commands::create_character said,
                                        std::span<const answer> answers);

}  // namespace dnd::model::guide
