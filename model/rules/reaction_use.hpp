#pragma once

#include "model/rules/reaction_options.hpp"

#include <cstdint>

namespace dnd::model::rules {

/// A reaction that is used.
struct reaction_use {
  creature_id who;
  reaction_option with;
  /// Level of the slot of a spell; 0: the lowest that will do.
  std::uint8_t slot = 0;
  bool ordered = false;
};

/// Whether what the reaction is meant to do comes about.
enum class reaction_outcome : std::uint8_t { works, fails };

/// Pays for a reaction and carries out what it does; who caused it is its target, unless it says
/// otherwise. What it tells is for who types it, and is left out where it does more than tell.
/// A spell against a spell fails when it is answered itself, or, being of a lower level, when its
/// caster fails a check. SRD: Counterspell. Errors: `not_available`, `bad_content`.
[[nodiscard]] ruled<reaction_outcome> use_reaction(draft& out, const reaction_window& at,
                                                   const reaction_use& what);

}  // namespace dnd::model::rules
