#pragma once

#include "model/command.hpp"
#include "model/rulings.hpp"
#include "model/state.hpp"

#include <vector>

/// What a creature could do in a fight, and how good that would be.
namespace dnd::model::automatic {

/// A command that may still be refused.
struct option {
  command what;
  /// Hit points that it takes and gives back on average; more for what goes before all else.
  double worth = 0;
};

/// How a creature is named in a command.
[[nodiscard]] word name_of(const creature& who);

/// What is still open in the turn of a creature.
struct turn_open {
  /// An action, or an attack that one has left.
  bool action = true;
  bool bonus_action = true;
};

/// What makes sense in its own turn, the best first: getting up, helping the dying, attacks,
/// spells, what helps itself, and last Dodge. `content` gives spells.
[[nodiscard]] std::vector<option> good_options(const state& now, const creature& who,
                                               play_policy policy, const turn_open& open,
                                               const content_lookup& content);

/// Legendary actions at the end of somebody else's turn, the best first. SRD: Legendary Creatures.
[[nodiscard]] std::vector<option> legendary_options(const state& now, const creature& who,
                                                    play_policy policy);

/// Lair actions at initiative count 20, the best first. SRD: Lair Actions.
[[nodiscard]] std::vector<option> lair_options(const state& now, const creature& who,
                                               play_policy policy);

/// Its actions, with those that effects on it give; spells that the content has are left out.
/// Valid as long as the creature.
[[nodiscard]] std::vector<const action*> actions_of(const creature& who,
                                                    const content_lookup& content);

/// A spell that a creature knows and can cast in a turn of its own.
struct castable_spell {
  const spellcasting* from = nullptr;
  spell_ptr what;
};
[[nodiscard]] std::vector<castable_spell> spells_of(const creature& who,
                                                    const content_lookup& content);

}  // namespace dnd::model::automatic
