#include "model/patch.hpp"

#include "model/events/contradictions.hpp"
#include "model/rulings.hpp"
#include "model/same.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model {

namespace {

/// Calls `visit(member of the change, member of the creature)` for each field that a change may
/// name.
template <class Visit>
void for_each_field(const Visit& visit) {
  visit(&creature_change::hp, &creature::hp);
  visit(&creature_change::max_hp, &creature::max_hp);
  visit(&creature_change::temp_hp, &creature::temp_hp);
  visit(&creature_change::life, &creature::life);
  visit(&creature_change::death_successes, &creature::death_successes);
  visit(&creature_change::death_failures, &creature::death_failures);
  visit(&creature_change::exhaustion, &creature::exhaustion);
  visit(&creature_change::inspired, &creature::inspired);
  visit(&creature_change::conditions, &creature::conditions);
  visit(&creature_change::spent, &creature::spent);
  visit(&creature_change::effects, &creature::effects);
  visit(&creature_change::turn, &creature::turn);
  visit(&creature_change::long_rested, &creature::long_rested);
  visit(&creature_change::died, &creature::died);
  visit(&creature_change::orders, &creature::orders);
  visit(&creature_change::concealed, &creature::concealed);
}

template <class T>
void put_back(const std::optional<T>& changed, T& field) {
  if (changed) field = *changed;
}

creature_change difference(const creature& from, const creature& to) {
  creature_change change;
  change.id = to.id;
  for_each_field([&](auto changed, auto field) {
    if (!(from.*field == to.*field)) change.*changed = to.*field;
  });
  if (!same(from.own, to.own)) change.own = to.own;
  if (!same(from.record, to.record)) change.record = to.record;
  return change;
}

void diff_creature(const std::shared_ptr<creature>& from, const std::shared_ptr<creature>& to,
                   state_patch& patch) {
  if (same(from, to)) return;
  const bool is_the_same_one =
      from->name == to->name && from->number == to->number && same(from->block, to->block);
  if (is_the_same_one)
    patch.changes.push_back(difference(*from, *to));
  else
    patch.creatures.push_back({.id = to->id, .value = to});
}

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
      diff_creature(*a, *b, patch);
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

void diff_groups(const state& from, const state& to, state_patch& patch) {
  if (from.shares_groups_with(to)) return;
  for (const creature_group& had : from.groups())
    if (to.find_group(had.name) == nullptr)
      patch.groups.push_back({.name = had.name, .members = {}});
  for (const creature_group& want : to.groups()) {
    const creature_group* const had = from.find_group(want.name);
    if (had == nullptr || !(*had == want)) patch.groups.push_back(want);
  }
}

/// One that is nothing but its key.
holding nothing_of(const holding& had) {
  return {.holder = had.holder};
}
life nothing_of(const life& had) {
  return {.creature = had.creature};
}
fact nothing_of(const fact& had) {
  return {.id = had.id, .kind = had.kind, .name = {}};
}

template <class Part>
void diff_parts(const keyed_list<Part>& from, const keyed_list<Part>& to,
                std::vector<Part>& changed) {
  for (const auto& had : from.all())
    if (to.find(had->key().view()) == nullptr) changed.push_back(nothing_of(*had));
  for (const auto& want : to.all()) {
    const Part* const had = from.find(want->key().view());
    if (had == nullptr || (had != want.get() && !(*had == *want))) changed.push_back(*want);
  }
}

void diff_books(const state& from, const state& to, state_patch& patch) {
  if (from.books_pointer() == to.books_pointer()) return;
  const ledger& had = from.books();
  const ledger& want = to.books();
  diff_parts(had.holdings, want.holdings, patch.holdings);
  diff_parts(had.lives, want.lives, patch.lives);
  diff_parts(had.facts, want.facts, patch.facts);
  if (!(had.dates == want.dates)) patch.dates = want.dates;
}

apply_result restore_books(state& now, const state_patch& patch) {
  if (patch.dates && !is_sound(*patch.dates))
    return apply_result("a calendar has days without a date");
  for (const holding& part : patch.holdings) now.set_holding(part);
  for (const life& part : patch.lives) now.set_life(part);
  for (const fact& part : patch.facts) now.set_fact(part);
  if (patch.dates) now.set_dates(*patch.dates);
  return contradictions::fits;
}

void diff_fight(const state& from, const state& to, state_patch& patch) {
  if (same(from.fight_pointer(), to.fight_pointer())) return;
  const encounter* const had = from.fight();
  const encounter* const want = to.fight();
  if (!had || !want || had->number != want->number || had->began != want->began) {
    patch.fight = std::shared_ptr<const encounter>(to.fight_pointer());
    return;
  }
  encounter_change change;
  if (had->round != want->round) change.round = want->round;
  if (had->current != want->current)
    change.current = want->current == encounter::nobody ? encounter_change::nobody
                                                        : static_cast<std::int32_t>(want->current);
  if (had->order != want->order) change.order = want->order;
  if (had->fallen != want->fallen) change.fallen = want->fallen;
  patch.fight_change = std::make_shared<const encounter_change>(std::move(change));
}

apply_result restore_fight(state& now, const state_patch& patch) {
  if (patch.fight)
    now.set_fight(*patch.fight ? std::make_shared<encounter>(**patch.fight) : nullptr);
  if (const encounter_change* change = patch.fight_change.get()) {
    encounter* const fight = now.edit_fight();
    if (!fight) return contradictions::no_fight;
    put_back(change->round, fight->round);
    put_back(change->order, fight->order);
    put_back(change->fallen, fight->fallen);
    if (change->current)
      fight->current =
          *change->current < 0 ? encounter::nobody : static_cast<std::uint32_t>(*change->current);
  }
  if (encounter* fight = patch.combatants.empty() ? nullptr : now.edit_fight())
    fight->order.insert(fight->order.end(), patch.combatants.begin(), patch.combatants.end());
  return contradictions::fits;
}

}  // namespace

bool operator==(const creature_change& a, const creature_change& b) {
  bool equal = a.id == b.id && a.own.has_value() == b.own.has_value() &&
               a.record.has_value() == b.record.has_value();
  for_each_field([&](auto changed, auto) { equal = equal && a.*changed == b.*changed; });
  return equal && (!a.own || same(*a.own, *b.own)) && (!a.record || same(*a.record, *b.record));
}

bool operator==(const state_patch& a, const state_patch& b) {
  const auto same_creature = [](const creature_part& x, const creature_part& y) {
    return x.id == y.id && same(x.value, y.value);
  };
  const auto same_number = [](const number_part& x, const number_part& y) {
    return x.slug == y.slug && x.value == y.value;
  };
  if (a.fight.has_value() != b.fight.has_value()) return false;
  if (a.fight && !same(*a.fight, *b.fight)) return false;
  if (a.pending.has_value() != b.pending.has_value()) return false;
  if (a.pending && !same(*a.pending, *b.pending)) return false;
  return same(a.play, b.play) && a.encounters == b.encounters && a.combatants == b.combatants &&
         a.changes == b.changes && a.groups == b.groups && a.time == b.time &&
         a.rulings == b.rulings && a.effects_given == b.effects_given && a.holdings == b.holdings &&
         a.lives == b.lives && a.facts == b.facts && a.dates == b.dates &&
         same(a.fight_change, b.fight_change) &&
         std::ranges::equal(a.creatures, b.creatures, same_creature) &&
         std::ranges::equal(a.numbers, b.numbers, same_number);
}

state_patch diff(const state& from, const state& to) {
  state_patch patch;
  diff_creatures(from, to, patch);
  diff_numbers(from, to, patch);
  diff_groups(from, to, patch);
  diff_fight(from, to, patch);
  diff_books(from, to, patch);
  if (!same(from.play_pointer(), to.play_pointer())) patch.play = to.play_pointer();
  if (from.encounters() != to.encounters()) patch.encounters = to.encounters();
  if (from.time() != to.time()) patch.time = to.time();
  if (from.effects_given() != to.effects_given()) patch.effects_given = to.effects_given();
  if (!same(from.pending_pointer(), to.pending_pointer())) patch.pending = to.pending_pointer();
  for (const known_ruling& each : rulings_known()) {
    const small_text value = to.ruling(each.name);
    if (from.ruling(each.name) != value) patch.rulings.push_back({small_text(each.name), value});
  }
  return patch;
}

apply_result restore(state& now, const state_patch& patch) {
  for (const auto& part : patch.creatures) {
    if (part.value)
      now.put(std::make_shared<creature>(*part.value));
    else
      now.erase(part.id);
  }
  for (const auto& change : patch.changes) {
    creature* const who = now.edit(change.id);
    if (!who) return contradictions::no_creature;
    for_each_field([&](auto changed, auto field) { put_back(change.*changed, who->*field); });
    put_back(change.own, who->own);
    put_back(change.record, who->record);
  }
  const apply_result fought = restore_fight(now, patch);
  if (!fought.ok()) return fought;
  if (patch.play) now.edit_play() = *patch.play;
  for (const auto& number : patch.numbers) now.set_number(number.slug, number.value);
  if (patch.encounters) now.set_encounters(*patch.encounters);
  if (patch.time) now.set_time(*patch.time);
  if (patch.effects_given) now.set_effects_given(*patch.effects_given);
  if (patch.pending) now.set_pending(*patch.pending);
  for (const ruling_choice& one : patch.rulings) now.set_ruling(one.name, one.value);
  for (const creature_group& group : patch.groups) now.set_group(group);
  return restore_books(now, patch);
}

std::vector<creature_id> creatures_in(const state_patch& patch) {
  std::vector<creature_id> ids;
  ids.reserve(patch.creatures.size() + patch.changes.size());
  for (const auto& part : patch.creatures) ids.push_back(part.id);
  for (const auto& change : patch.changes) ids.push_back(change.id);
  std::ranges::sort(ids);
  return ids;
}

}  // namespace dnd::model
