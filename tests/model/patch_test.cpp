// What differs between two states, and putting it back: what any undo rests on.

#include "model/patch.hpp"

#include "model/event.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(patch_suite)

using namespace dnd::model;

namespace {

std::shared_ptr<creature> someone(std::string_view id, std::int32_t hp = 10) {
  auto who = std::make_shared<creature>();
  who->id = id;
  who->hp = hp;
  who->max_hp = 10;
  who->block = std::make_shared<const stat_block>();
  return who;
}

/// `diff` and `restore` undo each other.
void turns_into(state from, const state& to) {
  const auto patch = diff(from, to);
  BOOST_TEST(restore(from, patch).ok());
  BOOST_TEST((from == to));
}

/// Three in a fight, the second one's turn.
state a_fight() {
  state now;
  auto fight = std::make_shared<encounter>();
  for (const auto* id : {"a", "b", "c"}) {
    now.put(someone(id));
    combatant one;
    one.id = id;
    one.rolled = true;
    fight->order.push_back(one);
  }
  fight->number = 4;
  fight->round = 2;
  fight->current = 1;
  now.set_fight(std::move(fight));
  return now;
}

/// Changes each field of a creature that may change while it is there, one at a time.
template <class Use>
void for_each_difference(const creature& who, const Use& use) {
  std::vector<creature> others(9, who);
  ++others[0].hp;
  ++others[1].max_hp;
  ++others[2].temp_hp;
  others[3].life = vitality::dead;
  ++others[4].death_successes;
  ++others[5].death_failures;
  ++others[6].exhaustion;
  others[7].conditions.clear();
  others[8].spent.clear();
  for (const creature& other : others) use(other);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_difference_restores_in_both_directions) {
  const state empty;
  const auto full = dnd::test::maximal_state();
  turns_into(empty, full);
  turns_into(full, empty);
  state other = full;
  other.edit(full.creatures()[0]->id)->temp_hp += 5;
  other.erase(full.creatures()[1]->id);
  other.put(someone("newcomer"));
  other.edit_fight()->current = encounter::nobody;
  other.edit_fight()->order.pop_back();
  other.edit_play().title = "another";
  other.set_number("goblin", 0);
  other.set_number("owl", 2);
  other.set_number("zombie", 13);
  other.set_encounters(4);
  turns_into(full, other);
  turns_into(other, full);
}

BOOST_AUTO_TEST_CASE(equal_states_have_no_difference) {
  const auto a = dnd::test::maximal_state();
  const auto b = dnd::test::maximal_state();
  BOOST_TEST((diff(a, b) == state_patch{}));
  BOOST_TEST((diff(a, a) == state_patch{}));
}

BOOST_AUTO_TEST_CASE(a_difference_holds_only_what_changed) {
  state from = dnd::test::maximal_state();
  state to = from;
  to.edit(from.creatures()[1]->id)->hp += 1;
  const auto patch = diff(from, to);
  BOOST_TEST(patch.creatures.empty());
  BOOST_REQUIRE_EQUAL(patch.changes.size(), 1U);
  creature_change wounded;
  wounded.id = from.creatures()[1]->id;
  wounded.hp = from.creatures()[1]->hp + 1;
  BOOST_TEST((patch.changes[0] == wounded));
  BOOST_TEST(!patch.fight.has_value());
  BOOST_TEST(!patch.fight_change);
  BOOST_TEST(!patch.play);
  BOOST_TEST(patch.numbers.empty());
  BOOST_TEST(!patch.encounters.has_value());
}

BOOST_AUTO_TEST_CASE(each_field_of_a_creature_is_put_back_without_its_stat_block) {
  const state whole = dnd::test::maximal_state();
  for_each_difference(*whole.creatures()[0], [&](const creature& other) {
    state changed = whole;
    changed.put(std::make_shared<creature>(other));
    BOOST_TEST(diff(changed, whole).creatures.empty());
    BOOST_TEST(diff(changed, whole).changes.size() == 1U);
    turns_into(changed, whole);
    turns_into(whole, changed);
  });
}

BOOST_AUTO_TEST_CASE(a_creature_of_another_name_number_or_stat_block_comes_back_whole) {
  const state whole = dnd::test::maximal_state();
  std::vector<creature> others(3, *whole.creatures()[0]);
  others[0].name = "somebody else";
  ++others[1].number;
  others[2].block = std::make_shared<const stat_block>();
  for (const creature& other : others) {
    state changed = whole;
    changed.put(std::make_shared<creature>(other));
    const auto patch = diff(changed, whole);
    BOOST_TEST(patch.changes.empty());
    BOOST_REQUIRE_EQUAL(patch.creatures.size(), 1U);
    BOOST_TEST((patch.creatures[0].value != nullptr));
    turns_into(changed, whole);
  }
}

BOOST_AUTO_TEST_CASE(an_equal_stat_block_is_the_same_one) {
  state from;
  from.put(someone("a", 3));
  state to;
  to.put(someone("a", 4));
  BOOST_TEST(diff(from, to).creatures.empty());
  BOOST_TEST(diff(from, to).changes.size() == 1U);
}

BOOST_AUTO_TEST_CASE(of_a_fight_only_what_differs_is_put_back) {
  const state fighting = a_fight();
  state later = fighting;
  later.edit_fight()->round = 3;
  later.edit_fight()->current = encounter::nobody;
  const auto patch = diff(later, fighting);
  BOOST_TEST(!patch.fight.has_value());
  BOOST_REQUIRE(patch.fight_change);
  BOOST_TEST(patch.fight_change->round.value() == 2U);
  BOOST_TEST(patch.fight_change->current.value() == 1);
  BOOST_TEST(!patch.fight_change->order.has_value());
  turns_into(later, fighting);
  BOOST_TEST(diff(fighting, later).fight_change->current.value() == encounter_change::nobody);
  turns_into(fighting, later);
}

BOOST_AUTO_TEST_CASE(an_order_that_differs_is_put_back_as_a_whole) {
  const state fighting = a_fight();
  state later = fighting;
  later.edit_fight()->order.pop_back();
  const auto patch = diff(later, fighting);
  BOOST_REQUIRE(patch.fight_change);
  BOOST_TEST(!patch.fight_change->round.has_value());
  BOOST_TEST(patch.fight_change->order.value().size() == 3U);
  turns_into(later, fighting);
  turns_into(fighting, later);
}

BOOST_AUTO_TEST_CASE(another_fight_comes_back_whole) {
  const state fighting = a_fight();
  state other = fighting;
  other.edit_fight()->number = 5;
  BOOST_TEST(diff(other, fighting).fight.has_value());
  BOOST_TEST(!diff(other, fighting).fight_change);
  turns_into(other, fighting);
  other = fighting;
  other.edit_fight()->began = 99;
  BOOST_TEST(diff(other, fighting).fight.has_value());
  turns_into(other, fighting);
  other.set_fight(nullptr);
  turns_into(other, fighting);
  turns_into(fighting, other);
}

BOOST_AUTO_TEST_CASE(a_change_of_what_is_not_there_contradicts) {
  state now;
  state_patch of_creature;
  of_creature.changes.push_back(creature_change{});
  BOOST_TEST(!restore(now, of_creature).ok());
  state_patch of_fight;
  of_fight.fight_change = std::make_shared<const encounter_change>();
  BOOST_TEST(!restore(now, of_fight).ok());
}

BOOST_AUTO_TEST_CASE(whole_creatures_of_earlier_versions_are_put_back) {
  state now = a_fight();
  const state before = now;
  now.edit("a")->hp = 1;
  state_patch patch;
  patch.creatures.push_back({.id = "a", .value = before.creatures()[0]});
  BOOST_TEST(restore(now, patch).ok());
  BOOST_TEST((now == before));
}

BOOST_AUTO_TEST_CASE(a_patch_is_about_those_who_change_come_or_go) {
  state from = a_fight();
  state to = from;
  to.edit("b")->hp = 1;
  to.erase("a");
  to.put(someone("d"));
  const auto ids = creatures_in(diff(from, to));
  BOOST_TEST((ids == std::vector<creature_id>{"a", "b", "d"}));
  BOOST_TEST(creatures_in({}).empty());
}

namespace {

struct names_of_fields {
  std::set<std::string> names;
  template <class T>
  void field(std::string_view name, const T&) {
    names.emplace(name);
  }
  template <class T, class... Default>
  void optional(std::string_view name, const T&, const Default&...) {
    names.emplace(name);
  }
};

template <class T>
std::set<std::string> fields_of() {
  names_of_fields all;
  const T one{};
  fields<T>::visit(one, all);
  return all.names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_of_a_creature_can_change_is_part_of_a_change) {
  // Who is another one with these is put back whole, or never changes in them.
  std::set<std::string> whole{"name", "number", "stat_block", "summoner", "bond"};
  const std::set<std::string> changes = fields_of<creature_change>();
  for (const std::string& name : fields_of<creature>())
    BOOST_TEST((changes.contains(name) || whole.contains(name)), name);
}

BOOST_AUTO_TEST_SUITE_END()
