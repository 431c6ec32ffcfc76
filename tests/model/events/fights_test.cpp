// What the events of a fight do to its order and turns, and what contradicts them.

#include "model/events/fights.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(fights_events_suite, apply_fixture)

// -- the fight ---------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_fight_begins_empty_and_remembers_where) {
  adds("a").does(encounter_started{.number = 1});
  BOOST_TEST(now.fight()->number == 1U);
  BOOST_TEST(now.fight()->began == 2U);
  BOOST_TEST(now.fight()->round == 0U);
  BOOST_TEST(now.fight()->order.empty());
  BOOST_TEST(turn() == "nobody");
  BOOST_TEST(now.encounters() == 1U);
  does(encounter_ended{.number = 1, .rounds = 0});
  BOOST_TEST(!now.fight());
  BOOST_TEST(now.encounters() == 1U);
}

BOOST_AUTO_TEST_CASE(those_who_join_wait_in_the_order_in_which_they_came) {
  fights({"c", "a", "b"});
  BOOST_TEST(order() == "cab");
  BOOST_TEST(!now.fight()->order[0].rolled);
}

BOOST_AUTO_TEST_CASE(initiative_sorts_by_total_then_tie_break) {
  fights({"a", "b", "c", "d", "e"});
  rolls("c", 10, 5);
  BOOST_TEST(order() == "cabde");
  rolls("a", 15, 1);
  BOOST_TEST(order() == "acbde");
  rolls("e", 10, 7);
  BOOST_TEST(order() == "aecbd");
  rolls("b", 10, 6);
  BOOST_TEST(order() == "aebcd");
  rolls("d", -2, 9);
  BOOST_TEST(order() == "aebcd");
  for (const auto& one : now.fight()->order) BOOST_TEST(one.rolled);
}

BOOST_AUTO_TEST_CASE(the_order_is_the_same_in_whatever_order_they_roll) {
  const std::vector<std::string> ids{"a", "b", "c", "d"};
  std::vector<int> turn_of{0, 1, 2, 3};
  do {
    apply_fixture other;
    other.fights({"a", "b", "c", "d"});
    for (const int i : turn_of)
      other.rolls(ids[static_cast<std::size_t>(i)], static_cast<std::int16_t>(10 + i / 2),
                  static_cast<std::uint64_t>(100 - i));
    BOOST_TEST(other.order() == "cdab");
  } while (std::next_permutation(turn_of.begin(), turn_of.end()));
}

BOOST_AUTO_TEST_CASE(a_late_joiner_does_not_move_the_turn) {
  for (const auto& [total, expected] : std::vector<std::pair<int, std::string>>{
           {30, "xabcd"}, {17, "axbcd"}, {12, "abxcd"}, {1, "abcdx"}}) {
    apply_fixture other;
    other.in_the_turn_of_b().adds("x").does(combatant_joined{.creature = "x"});
    BOOST_TEST(other.turn() == "b");
    other.rolls("x", static_cast<std::int16_t>(total), 99);
    BOOST_TEST(other.order() == expected);
    BOOST_TEST(other.turn() == "b");
  }
}

BOOST_AUTO_TEST_CASE(a_late_joiner_with_the_initiative_of_the_current_one) {
  in_the_turn_of_b().adds("x").does(combatant_joined{.creature = "x"}).rolls("x", 15, 99);
  BOOST_TEST(order() == "axbcd");
  BOOST_TEST(turn() == "b");
  adds("y").does(combatant_joined{.creature = "y"}).rolls("y", 15, 2);
  BOOST_TEST(order() == "axbycd");
  BOOST_TEST(turn() == "b");
}

BOOST_AUTO_TEST_CASE(who_is_removed_leaves_the_fight_and_the_turn_stays) {
  in_the_turn_of_b();
  does(creature_removed{.creature = "a"});
  BOOST_TEST(order() == "bcd");
  BOOST_TEST(turn() == "b");
  does(creature_removed{.creature = "d"});
  BOOST_TEST(order() == "bc");
  BOOST_TEST(turn() == "b");
  does(creature_removed{.creature = "b"});
  BOOST_TEST(order() == "c");
  BOOST_TEST(turn() == "nobody");
  does(creature_removed{.creature = "c"});
  BOOST_TEST(now.fight()->order.empty());
}

BOOST_AUTO_TEST_CASE(who_is_not_in_the_fight_may_be_removed) {
  in_the_turn_of_b().adds("owl").does(creature_removed{.creature = "owl"});
  BOOST_TEST(order() == "abcd");
}

BOOST_AUTO_TEST_CASE(turns_and_rounds_follow) {
  in_the_turn_of_b();
  does(turn_ended{.creature = "b", .round = 1});
  BOOST_TEST(turn() == "nobody");
  does(turn_started{.creature = "c", .round = 1}).does(turn_ended{.creature = "c", .round = 1});
  does(round_started{.round = {1, 2}});
  BOOST_TEST(now.fight()->round == 2U);
  does(turn_started{.creature = "a", .round = 2});
  BOOST_TEST(turn() == "a");
}

BOOST_AUTO_TEST_CASE(surprise_ends_with_the_first_turn) {
  adds("a").does(encounter_started{.number = 1});
  does(combatant_joined{.creature = "a", .surprised = true}).rolls("a", 3, 1);
  BOOST_TEST(now.fight()->order[0].surprised);
  does(turn_started{.creature = "a", .round = 0}).does(turn_ended{.creature = "a", .round = 0});
  BOOST_TEST(!now.fight()->order[0].surprised);
}

BOOST_AUTO_TEST_CASE(events_of_a_fight_need_one) {
  adds("a");
  contradicts(combatant_joined{.creature = "a"}, none_is_on);
  contradicts(initiative("a"), none_is_on);
  contradicts(round_started{.round = {0, 1}}, none_is_on);
  contradicts(turn_started{.creature = "a", .round = 1}, none_is_on);
  contradicts(turn_ended{.creature = "a", .round = 1}, none_is_on);
  contradicts(encounter_ended{.number = 1, .rounds = 1}, none_is_on);
  contradicts(encounter_discarded{.number = 1, .restored = {}}, none_is_on);
  contradicts(encounter_started{.number = 2}, "does not follow");
}

BOOST_AUTO_TEST_CASE(events_that_contradict_a_fight_are_refused) {
  in_the_turn_of_b().adds("x");
  contradicts(encounter_started{.number = 2}, "while one is on");
  contradicts(combatant_joined{.creature = "nobody"}, nobody_there);
  contradicts(combatant_joined{.creature = "a"}, "it is in");
  contradicts(initiative("x"), "not in the fight");
  contradicts(initiative("a"), "twice");
  contradicts(round_started{.round = {0, 1}}, "round does not follow");
  contradicts(turn_started{.creature = "c", .round = 1}, "before another has ended");
  contradicts(turn_ended{.creature = "a", .round = 1}, "not the current one");
  contradicts(encounter_ended{.number = 2, .rounds = 1}, "another fight ends");
  contradicts(encounter_discarded{.number = 2, .restored = {}}, "another fight is discarded");
  does(turn_ended{.creature = "b", .round = 1});
  contradicts(turn_ended{.creature = "b", .round = 1}, "not the current one");
  contradicts(turn_started{.creature = "c", .round = 2}, "another round");
  contradicts(turn_started{.creature = "x", .round = 1}, "without initiative");
  does(combatant_joined{.creature = "x"});
  contradicts(turn_started{.creature = "x", .round = 1}, "without initiative");
}

BOOST_AUTO_TEST_SUITE_END()
