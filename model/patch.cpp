#include "model/patch.hpp"

#include "model/same.hpp"

#include <algorithm>

namespace dnd::model {

namespace {

void diff_creatures(const state& from, const state& to, state_patch& patch) {
  auto a = from.creatures().begin();
  auto b = to.creatures().begin();
  const auto a_end = from.creatures().end();
  const auto b_end = to.creatures().end();
  while (a != a_end || b != b_end) {
    if (b == b_end || (a != a_end && (*a)->id < (*b)->id)) {
      patch.creatures.push_back({.id = (*a)->id, .value = nullptr});
      ++a;
    } else if (a == a_end || (*b)->id < (*a)->id) {
      patch.creatures.push_back({.id = (*b)->id, .value = *b});
      ++b;
    } else {
      if (!same(*a, *b)) patch.creatures.push_back({.id = (*b)->id, .value = *b});
      ++a;
      ++b;
    }
  }
}

void diff_numbers(const state& from, const state& to, state_patch& patch) {
  for (const auto& had : from.numbers())
    if (to.last_number(had.slug) == 0) patch.numbers.push_back({had.slug, 0});
  for (const auto& want : to.numbers())
    if (from.last_number(want.slug) != want.value) patch.numbers.push_back(want);
}

}  // namespace

bool operator==(const state_patch& a, const state_patch& b) {
  const auto same_creature = [](const creature_part& x, const creature_part& y) {
    return x.id == y.id && same(x.value, y.value);
  };
  const auto same_number = [](const number_part& x, const number_part& y) {
    return x.slug == y.slug && x.value == y.value;
  };
  if (a.fight.has_value() != b.fight.has_value()) return false;
  if (a.fight && !same(*a.fight, *b.fight)) return false;
  return same(a.play, b.play) && a.encounters == b.encounters && a.combatants == b.combatants &&
         std::ranges::equal(a.creatures, b.creatures, same_creature) &&
         std::ranges::equal(a.numbers, b.numbers, same_number);
}

state_patch diff(const state& from, const state& to) {
  state_patch patch;
  diff_creatures(from, to, patch);
  diff_numbers(from, to, patch);
  if (!same(from.fight_pointer(), to.fight_pointer()))
    patch.fight = std::shared_ptr<const encounter>(to.fight_pointer());
  if (!same(from.play_pointer(), to.play_pointer())) patch.play = to.play_pointer();
  if (from.encounters() != to.encounters()) patch.encounters = to.encounters();
  return patch;
}

void restore(state& now, const state_patch& patch) {
  for (const auto& part : patch.creatures) {
    if (part.value)
      now.put(std::make_shared<creature>(*part.value));
    else
      now.erase(part.id);
  }
  if (patch.fight)
    now.set_fight(*patch.fight ? std::make_shared<encounter>(**patch.fight) : nullptr);
  if (encounter* fight = patch.combatants.empty() ? nullptr : now.edit_fight())
    fight->order.insert(fight->order.end(), patch.combatants.begin(), patch.combatants.end());
  if (patch.play) now.edit_play() = *patch.play;
  for (const auto& number : patch.numbers) now.set_number(number.slug, number.value);
  if (patch.encounters) now.set_encounters(*patch.encounters);
}

}  // namespace dnd::model
