#include "model/automatic/sides.hpp"

#include "model/effects/modifiers.hpp"
#include "model/rules/sides.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>

namespace dnd::model::automatic {

namespace {

/// How much of its hit points is left, in thousandths.
std::int64_t share_left(const creature& who) {
  return std::int64_t{who.hp} * 1'000 / effective_max_hp(who);
}

/// The creatures of the fight for whom `wanted`, by their ids.
template <class Wanted>
std::vector<const creature*> those_in_fight(const state& now, Wanted wanted) {
  std::vector<const creature*> found;
  if (!now.fight()) return found;
  for (const combatant& one : now.fight()->order)
    if (const creature* const who = now.find(one.id); who && wanted(*who)) found.push_back(who);
  std::ranges::sort(found, {}, [](const creature* who) { return who->id; });
  return found;
}

bool is_on_side(const state& now, const creature& who, creature_kind side) {
  return !rules::is_on_no_side(who) && rules::side_of(now, who) == side;
}

/// Whoever is on nobody's side has itself for a friend.
bool are_friends(const state& now, const creature& one, const creature& other) {
  return &one == &other ||
         (!rules::is_on_no_side(one) && is_on_side(now, other, rules::side_of(now, one)));
}

/// Which of its side it is, from 0, so that each has a foe of its own.
std::size_t place_on_its_side(const state& now, const creature& who) {
  const auto side = those_in_fight(now, [&](const creature& other) {
    return are_friends(now, who, other) && is_standing(other);
  });
  return static_cast<std::size_t>(std::ranges::find(side, &who) - side.begin());
}

}  // namespace

bool is_standing(const creature& who) noexcept {
  return who.hp > 0 && who.life == vitality::conscious;
}

bool is_one_side_down(const state& now) {
  const auto any_on = [&](creature_kind side) {
    return !those_in_fight(now, [&](const creature& who) {
              return is_on_side(now, who, side) && is_standing(who);
            }).empty();
  };
  return !any_on(creature_kind::character) || !any_on(creature_kind::monster);
}

std::vector<const creature*> foes_of(const state& now, const creature& who, play_policy policy) {
  auto foes = those_in_fight(now, [&](const creature& other) {
    return rules::are_foes(now, who, other) && is_standing(other);
  });
  const auto strength = [](const creature* one) {
    return std::tuple(one->hp + one->temp_hp, armor_class_of(*one));
  };
  switch (policy) {
    case play_policy::simple:
    case play_policy::random:
      std::ranges::stable_sort(foes, {}, strength);
      break;
    case play_policy::focus:
      std::ranges::stable_sort(foes, {}, [&](const creature* one) {
        return std::tuple(share_left(*one), strength(one));
      });
      break;
    case play_policy::spread:
      if (!foes.empty()) {
        const std::size_t first = place_on_its_side(now, who) % foes.size();
        std::rotate(foes.begin(), foes.begin() + static_cast<std::ptrdiff_t>(first), foes.end());
      }
      break;
  }
  return foes;
}

std::vector<const creature*> friends_of(const state& now, const creature& who) {
  auto friends = those_in_fight(now, [&](const creature& other) {
    return are_friends(now, who, other) && other.life != vitality::dead;
  });
  std::ranges::stable_sort(friends, {}, [](const creature* one) { return share_left(*one); });
  return friends;
}

}  // namespace dnd::model::automatic
