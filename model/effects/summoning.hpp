#pragma once

#include "model/effects/run.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Creatures that an effect brings. See docs/effects.md.
namespace dnd::model::rules::steps {

/// Puts creatures into the game, and into the fight where one is on: those that the user names, or
/// all where the content leaves no choice. They are on the user's side, and here as long as the
/// effect on them lasts; one that never ends does not hold them. Errors: `bad_value` for a creature
/// that it cannot bring, or too many of it; `too_many`; `unknown_content`.
[[nodiscard]] objection summon(draft& out, const effect_use& use, const effect& step);

/// As long as what somebody or something is here.
struct bond_of {
  std::string_view duration = {};
  /// As `lasting::side`.
  std::string_view side = {};
  std::vector<std::string> ends_on = {};
  /// It does not hang on the concentration of the use.
  bool by_itself = false;
};
/// Puts the effect on it, which has the name of what is used.
void held_here(draft& out, const effect_use& use, const bond_of& what, const creature_id& who);

/// A newcomer takes part in the fight right after another; nothing where that one takes none.
void join_after(draft& out, const creature_id& who, const creature_id& first);

}  // namespace dnd::model::rules::steps
