#pragma once

#include "model/effects/spell.hpp"
#include "model/rules/attack_roll.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Casting a spell. SRD: Casting a Spell, Concentration, Bonus Action (casting time), Rituals.
namespace dnd::model::rules {

struct spell_use {
  creature_id caster;
  spell_ptr what;
  /// Level of the slot; otherwise the lowest that is left.
  std::optional<std::int32_t> slot;
  std::vector<creature_id> targets;
  /// Of each target; empty where nobody said.
  std::vector<std::uint8_t> missiles;
  std::vector<std::string> choices;
  circumstances given;
  bool ritual = false;
  /// Costs nothing of the turn.
  bool free = false;
};

struct spell_made {
  /// Of the slot, or of the spell where it needs none.
  int level = 0;
  /// Somebody answered it, and it came to nothing.
  bool countered = false;
  /// It takes longer than this action, and nothing has happened yet.
  bool goes_on = false;
};

/// Casts it: the turn is paid, the slot spent, time passes where it takes any, an earlier
/// concentration ended, and the effects of the spell carried out. Errors: `not_available` where the
/// caster cannot cast it, has no slot or nothing left of its turn; `missing_label` where it needs a
/// target; `bad_value` for a slot that is too low; what its effects say.
[[nodiscard]] ruled<spell_made> cast_spell(draft& out, const spell_use& asked);
/// The same, where what came of it does not matter.
[[nodiscard]] objection cast_spell_of(draft& out, const spell_use& asked);

/// Casts it for later: the slot is spent, and the spell held until the caster's next turn. SRD:
/// Ready. Errors: `not_available`, as `cast_spell`.
[[nodiscard]] objection hold_spell(draft& out, const spell_use& asked);

}  // namespace dnd::model::rules
