#pragma once

#include "io/content/fields.hpp"
#include "model/stat_block.hpp"

/// When content acts by itself or in answer to something. See docs/effects.md, Triggers and
/// Reactions.
namespace dnd::io::content {

/// `with`, `against`, `level_at_most` and `alone`: which saves and spells a reaction answers.
void read_answered(fields& from, model::action& into);

}  // namespace dnd::io::content
