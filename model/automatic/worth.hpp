#pragma once

#include "model/creature.hpp"
#include "model/effects/spell.hpp"
#include "model/state.hpp"

#include <string_view>

/// What something is worth to who uses it, by what it does on average. Estimates: what they leave
/// out, such as advantage, changes which of two good choices is made, and nothing else.
namespace dnd::model::automatic {

/// Of one target, in hit points.
struct worth {
  /// Damage that it takes, and something for what hinders it.
  double harm = 0;
  /// Hit points that it would get back, however few it lacks.
  double relief = 0;
  /// It does something else for its bearer: an effect that is no hindrance.
  bool helps = false;
};

/// "2d6+3" is 10, "-1d4" is -2.5; 0 for what is no sum of dice and numbers.
[[nodiscard]] double mean_of(std::string_view dice) noexcept;

/// That an attack roll with such a bonus hits: from 0.05 to 0.95.
[[nodiscard]] double hit_chance(const creature& target, int to_hit) noexcept;
/// That it fails such a save: from 0 to 1.
[[nodiscard]] double fail_chance(const creature& target, ability with, int dc) noexcept;

/// An action of `user` against, or for, one target. Of a multiattack all of its parts.
[[nodiscard]] worth worth_of(const state& now, const creature& user, const action& what,
                             const creature& target);

/// A spell that `user` knows, cast with its lowest slot.
[[nodiscard]] worth worth_of(const creature& user, const spellcasting& casting, const spell& what,
                             const creature& target);

}  // namespace dnd::model::automatic
