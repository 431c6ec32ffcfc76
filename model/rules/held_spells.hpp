#pragma once

#include "model/effects/spell.hpp"
#include "model/rules/draft.hpp"

#include <optional>

/// Spells between their first word and their effect. SRD: Casting Time, Ready.
namespace dnd::model::rules {

/// How many actions a creature has spent on casting it; 0 when it has not begun.
[[nodiscard]] int actions_of_casting(const creature& who, const spell& what);

/// It has spent so many actions on it, and concentrates on it until its next turn ends: without
/// another action by then the spell is lost, and its slot is not spent.
void put_casting(draft& out, const creature_id& who, const spell& what, int actions);
void end_casting(draft& out, const creature_id& who, const spell& what);

/// The level at which it holds that spell ready, outside of its own turn; nothing when it does not.
[[nodiscard]] std::optional<int> held_spell(const state& now, const creature& who,
                                            const spell& what);

/// Its slot is spent; the spell is held with concentration until the caster's next turn starts.
void put_held_spell(draft& out, const creature_id& who, const spell& what, int level);
void let_go_of_spell(draft& out, const creature_id& who, const spell& what);

}  // namespace dnd::model::rules
