#pragma once

#include "model/effects/run.hpp"
#include "model/effects/spell.hpp"
#include "model/rules/draft.hpp"

#include <span>
#include <vector>

/// The moment in which a spell takes effect, whether it was cast for a slot, from an item or by a
/// feature. SRD: Casting a Spell, Concentration.
namespace dnd::model::rules {

/// Whether some step is for targets that somebody has to name.
[[nodiscard]] bool needs_targets(const effect_list& steps);

/// Whether somebody besides its user is among the targets.
[[nodiscard]] bool is_at_others(const creature_id& user, std::span<const creature_id> targets);

/// A spell that is paid for.
struct spell_release {
  creature_id caster;
  spell_ptr what;
  /// Of the slot, or of the spell where it needs none.
  int level = 0;
  bool ritual = false;
  /// False: not even where the spell asks for it.
  bool concentration = true;
  std::vector<creature_id> targets;
  /// With the caster's numbers; that concentration hangs on it is seen to here.
  effect_use use;
};

/// Those who may answer it are asked, an earlier concentration ends, and its effects are carried
/// out. False when it was countered and came to nothing. Errors: those of `run_effects`.
[[nodiscard]] ruled<bool> release_spell(draft& out, spell_release cast);

}  // namespace dnd::model::rules
