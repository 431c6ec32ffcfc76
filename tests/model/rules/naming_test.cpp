// From words to whom they name, and the refusals that verbs share.

#include "model/rules/naming.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(naming_suite)

using namespace dnd::model;

namespace {

/// Elara, Bruenor and two zombies.
struct scene : game {
  scene() {
    say("add zombie count: 2");
    say("add elara");
    say("add bruenor");
  }
  void in_a_fight_of_elara() {
    say("encounter start");
    say("initiative by: elara rolled: 20");
    say("initiative by: bruenor rolled: 10");
    BOOST_REQUIRE(turn() == "elara");
  }
};

std::vector<word> words(std::initializer_list<const char*> names) {
  std::vector<word> out;
  for (const char* const name : names) out.push_back({name, 10 * (out.size() + 1)});
  return out;
}

/// The ids with blanks between them, or the refusal.
std::string ids(const ruled<rules::chosen>& found) {
  if (!found) return found.error().message;
  std::string out;
  for (const auto& each : found->ids) out += (out.empty() ? "" : " ") + each.str();
  return out;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(creature_is_called_by_its_name, scene) {
  BOOST_TEST(rules::called(who("zombie-2")) == "Zombie 2");
  BOOST_TEST(rules::called(who("elara")) == "Elara");
}

BOOST_FIXTURE_TEST_CASE(word_names_the_one_that_it_fits, scene) {
  const auto found = rules::named(state, {"Elar", 5});
  BOOST_REQUIRE(found);
  BOOST_TEST(found->view() == "elara");
}

BOOST_FIXTURE_TEST_CASE(word_that_names_nobody_or_several_is_refused_at_its_place, scene) {
  const auto nobody = rules::named(state, {"strahd", 5});
  BOOST_REQUIRE(!nobody);
  BOOST_TEST(nobody.error().code == refusal_code::unknown_creature);
  BOOST_TEST(nobody.error().column.value() == 5U);
  const auto several = rules::named(state, {"zombie", 5});
  BOOST_REQUIRE(!several);
  BOOST_TEST(several.error().code == refusal_code::ambiguous_creature);
}

BOOST_FIXTURE_TEST_CASE(all_that_are_named_come_in_the_order_given, scene) {
  BOOST_TEST(ids(rules::all_named(state, words({"zombie-2", "elara", "zombie-1"}))) ==
             "zombie-2 elara zombie-1");
  BOOST_TEST(ids(rules::all_named(state, {})).empty());
}

BOOST_FIXTURE_TEST_CASE(creature_that_is_named_twice_is_refused_at_the_second, scene) {
  const auto found = rules::all_named(state, words({"elara", "bruenor", "ELARA"}));
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == refusal_code::duplicate_label);
  BOOST_TEST(found.error().column.value() == 30U);
}

BOOST_FIXTURE_TEST_CASE(one_that_is_unknown_among_several_refuses_all, scene) {
  const auto found = rules::all_named(state, words({"elara", "strahd"}));
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == refusal_code::unknown_creature);
  BOOST_TEST(found.error().column.value() == 20U);
}

BOOST_FIXTURE_TEST_CASE(source_that_is_not_named_is_the_game_master, scene) {
  in_a_fight_of_elara();
  const auto nobody = rules::source_named(state, {});
  BOOST_REQUIRE(nobody);
  BOOST_TEST(nobody->empty());
  const auto bruenor = rules::source_named(state, word{"bruenor"});
  BOOST_REQUIRE(bruenor);
  BOOST_TEST(bruenor->view() == "bruenor");
  BOOST_TEST(!rules::source_named(state, word{"strahd"}));
}

BOOST_FIXTURE_TEST_CASE(whoever_has_the_turn_acts_unless_another_is_named, scene) {
  in_a_fight_of_elara();
  const auto turn_of = rules::acting(state, {}, "attack");
  BOOST_REQUIRE(turn_of);
  BOOST_TEST(turn_of->view() == "elara");
  const auto named = rules::acting(state, word{"bruenor"}, "attack");
  BOOST_REQUIRE(named);
  BOOST_TEST(named->view() == "bruenor");
}

BOOST_FIXTURE_TEST_CASE(out_of_a_fight_it_has_to_be_said_who_acts, scene) {
  const auto nobody = rules::acting(state, {}, "attack");
  BOOST_REQUIRE(!nobody);
  BOOST_TEST(nobody.error().code == refusal_code::missing_label);
  BOOST_TEST(nobody.error().hint == "attack by: NAME");
}

BOOST_FIXTURE_TEST_CASE(it_is_nobodys_turn_before_the_first, scene) {
  say("encounter start");
  const auto nobody = rules::acting(state, {}, "check");
  BOOST_REQUIRE(!nobody);
  BOOST_TEST(nobody.error().code == refusal_code::missing_label);
}

BOOST_FIXTURE_TEST_CASE(several_may_act_each_for_itself, scene) {
  in_a_fight_of_elara();
  BOOST_TEST(ids(rules::all_acting(state, words({"bruenor", "zombie-1"}), "check")) ==
             "bruenor zombie-1");
  BOOST_TEST(ids(rules::all_acting(state, {}, "check")) == "elara");
}

BOOST_FIXTURE_TEST_CASE(first_of_the_dead_is_refused_at_its_name, scene) {
  say("damage to: zombie-2 amount: 200 type: radiant");
  rules::chosen all{
      .ids = {"elara", "zombie-2", "zombie-1"}, .columns = {10, 20, 30}, .by_group = {}};
  const auto why = rules::refuse_dead(state, all, "cannot be healed");
  BOOST_REQUIRE(why);
  BOOST_TEST(why->code == refusal_code::creature_dead);
  BOOST_TEST(why->column.value() == 20U);
  BOOST_TEST(why->message == "Zombie 2 is dead and cannot be healed");
  // When nobody typed a name, there is no place.
  all.columns.clear();
  BOOST_TEST(!rules::refuse_dead(state, all, "cannot act")->column);
}

BOOST_FIXTURE_TEST_CASE(who_is_alive_or_dying_is_not_refused, scene) {
  say("damage to: elara amount: 12 type: fire");
  BOOST_TEST_REQUIRE(who("elara").life == vitality::dying);
  const rules::chosen all{.ids = {"elara", "zombie-1"}, .columns = {}, .by_group = {}};
  BOOST_TEST(!rules::refuse_dead(state, all, "cannot act"));
}

BOOST_AUTO_TEST_CASE(name_that_was_not_typed_has_no_column) {
  const rules::chosen named{.ids = {"elara"}, .columns = {10}, .by_group = {}};
  BOOST_TEST(rules::column_of(named, 0).value() == 10U);
  const rules::chosen not_named{.ids = {"elara"}, .columns = {}, .by_group = {}};
  BOOST_TEST(!rules::column_of(not_named, 0));
}

BOOST_AUTO_TEST_CASE(without_a_fight_it_is_said_how_to_begin_one) {
  BOOST_TEST(rules::no_fight().code == refusal_code::not_in_encounter);
  BOOST_TEST(rules::no_fight().hint.find("`encounter start`") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
