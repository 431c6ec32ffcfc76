// The table as a value: parts that are shared, what differs between two tables, and putting a
// difference back.

#include "model/patch.hpp"

#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(state_suite)

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

/// `diff` and `restore` undo each other: what any undo rests on.
void turns_into(state from, const state& to) {
  const auto patch = diff(from, to);
  restore(from, patch);
  BOOST_TEST((from == to));
}

}  // namespace

BOOST_AUTO_TEST_CASE(creatures_are_found_by_their_whole_id) {
  state table;
  table.put(someone("zombie-1"));
  table.put(someone("zombie-10"));
  BOOST_TEST(table.find("zombie-1")->id.str() == "zombie-1");
  BOOST_TEST(!table.find("zombie"));
  BOOST_TEST(!table.find("zombie-100"));
  BOOST_TEST(!table.edit("zombie"));
  BOOST_TEST(!table.erase("zombie"));
  BOOST_TEST(table.erase("zombie-1"));
  BOOST_TEST(table.creatures().size() == 1U);
}

BOOST_AUTO_TEST_CASE(creatures_are_in_the_order_of_their_ids_characters) {
  const std::string long_id(63, 'z');
  const std::vector<std::string> ids{
      "Élara",           "zombie-1",   "zombie-10",        "zombie-2",          "zombie",
      "zombie-1b",       "skeleton-1", "skeleton-12",      "skeleton",          long_id,
      long_id.substr(1), "a",          "skeletonskeleton", "skeletonskeleton-7"};
  state table;
  for (const auto& id : ids) table.put(someone(id));
  BOOST_TEST_REQUIRE(table.creatures().size() == ids.size());
  for (std::size_t i = 1; i < ids.size(); ++i)
    BOOST_TEST((table.creatures()[i - 1]->id.view() < table.creatures()[i]->id.view()), i);
  for (const auto& id : ids) BOOST_TEST(table.find(id)->id.view() == id);
  BOOST_TEST(table.find(std::string(64, 'z')) == nullptr);
  BOOST_TEST(table.find("skeletonskeleton-") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_creature_is_put_over_the_one_of_its_id) {
  state table;
  table.put(someone("a", 1));
  table.put(someone("a", 2));
  BOOST_TEST(table.creatures().size() == 1U);
  BOOST_TEST(table.find("a")->hp == 2);
}

BOOST_AUTO_TEST_CASE(edit_unshares_once_and_only_what_is_shared) {
  state table;
  table.put(someone("a"));
  const auto* const alone = table.find("a");
  BOOST_TEST(table.edit("a") == alone);
  const state copy = table;
  auto* const mine = table.edit("a");
  BOOST_TEST(mine != alone);
  mine->hp = 3;
  BOOST_TEST(table.edit("a") == mine);
  BOOST_TEST(copy.find("a")->hp == 10);
}

BOOST_AUTO_TEST_CASE(edit_of_a_fight_or_session_unshares_it) {
  state table;
  BOOST_TEST(!table.edit_fight());
  table.set_fight(std::make_shared<encounter>());
  const state copy = table;
  table.edit_fight()->round = 7;
  table.edit_play().count = 7;
  BOOST_TEST(copy.fight()->round == 0U);
  BOOST_TEST(copy.play().count == 0U);
}

BOOST_AUTO_TEST_CASE(numbers_are_sorted_and_zero_removes) {
  state table;
  table.set_number("zombie", 3);
  table.set_number("goblin", 1);
  table.set_number("goblin", 2);
  BOOST_REQUIRE_EQUAL(table.numbers().size(), 2U);
  BOOST_TEST(table.numbers()[0].slug.str() == "goblin");
  BOOST_TEST(table.last_number("goblin") == 2U);
  table.set_number("goblin", 0);
  table.set_number("owl", 0);
  BOOST_TEST(table.numbers().size() == 1U);
  BOOST_TEST(table.last_number("goblin") == 0U);
}

BOOST_AUTO_TEST_CASE(equality_leaves_out_the_place_in_the_log) {
  auto a = dnd::test::maximal_state();
  auto b = dnd::test::maximal_state();
  BOOST_TEST((a == b));
  b.set_seq(99);
  b.set_past({98, 97});
  BOOST_TEST((a == b));
  b.set_encounters(99);
  BOOST_TEST(!(a == b));
}

BOOST_AUTO_TEST_CASE(nobody_has_the_turn_when_the_order_ends_before_it) {
  // Between the parts of a fight that came back in several events.
  encounter fight;
  fight.order.resize(3);
  fight.current = 7;
  BOOST_TEST(!fight.turn_of());
  fight.current = 2;
  BOOST_TEST(fight.turn_of() == &fight.order[2]);
  fight.current = encounter::nobody;
  BOOST_TEST(!fight.turn_of());
}

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

BOOST_AUTO_TEST_CASE(equal_tables_have_no_difference) {
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
  BOOST_REQUIRE_EQUAL(patch.creatures.size(), 1U);
  BOOST_TEST((patch.creatures[0].id == from.creatures()[1]->id));
  BOOST_TEST(!patch.fight.has_value());
  BOOST_TEST(!patch.play);
  BOOST_TEST(patch.numbers.empty());
  BOOST_TEST(!patch.encounters.has_value());
}

BOOST_AUTO_TEST_CASE(effective_maximum_is_halved_by_exhaustion_and_never_below_one) {
  creature who;
  who.max_hp = 21;
  who.exhaustion = 3;
  BOOST_TEST(effective_max_hp(who) == 21);
  who.exhaustion = 4;
  BOOST_TEST(effective_max_hp(who) == 10);
  who.max_hp = 1;
  BOOST_TEST(effective_max_hp(who) == 1);
}

BOOST_AUTO_TEST_CASE(conditions_imply_others) {
  creature who;
  BOOST_TEST(effective_conditions(who).empty());
  who.exhaustion = 1;
  BOOST_TEST(effective_conditions(who).contains(condition::exhaustion));
  who.life = vitality::stable;
  BOOST_TEST(effective_conditions(who).contains(condition::unconscious));
  BOOST_TEST(effective_conditions(who).contains(condition::prone));
  BOOST_TEST(effective_conditions(who).contains(condition::incapacitated));
  for (const auto kind : {condition::paralyzed, condition::petrified, condition::stunned}) {
    creature other;
    other.conditions.push_back({.kind = kind, .source = {}, .rounds = 0, .anchor = {}});
    BOOST_TEST(effective_conditions(other).contains(condition::incapacitated));
    BOOST_TEST(!effective_conditions(other).contains(condition::prone));
  }
}

BOOST_AUTO_TEST_SUITE_END()
