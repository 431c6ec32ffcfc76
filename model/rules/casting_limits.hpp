#pragma once

#include "model/rules/casting.hpp"
#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <string>

/// Who may cast what, and when. SRD: Casting a Spell.
namespace dnd::model::rules {

/// What it costs its caster to cast it, who may be quicker than the spell says.
[[nodiscard]] casting_time time_of(const creature& caster, const spell& what) noexcept;

/// "Mira does not know Fireball".
[[nodiscard]] refusal refuse_casting(const creature& who, std::string why, std::string hint);

/// SRD: Incapacitated, Surprise, Armor Proficiency, Components.
[[nodiscard]] objection refuse_caster(const draft& out, const creature_id& id, const spell& what);

/// SRD, Bonus Action: beside a spell cast as one, only a cantrip with a casting time of 1 action.
[[nodiscard]] objection refuse_second_spell(const draft& out, const spell_use& asked);
/// Remembers that a spell of this turn was cast.
void note_spell(draft& out, const spell_use& asked);

/// What is asked before anything is spent: rituals, a charmed caster, a second spell, and a spell
/// that has to be held ready. SRD: Rituals, Charmed, Ready.
[[nodiscard]] objection refuse_spell(const draft& out, const spell_use& asked,
                                     const spellcasting& from);

}  // namespace dnd::model::rules
