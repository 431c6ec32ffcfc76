// What it does to a state that creatures come and go, and what contradicts it.

#include "model/events/creatures.hpp"

#include "tests/support/apply_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(creatures_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(an_added_creature_is_there_whole) {
  does(creature_added{.creature = "zombie-2",
                      .name = "Zombie 2",
                      .number = 2,
                      .hp = 7,
                      .max_hp = 22,
                      .hp_dice = {3, 4},
                      .block = block()});
  BOOST_TEST(at("zombie-2").name.str() == "Zombie 2");
  BOOST_TEST(at("zombie-2").hp == 7);
  BOOST_TEST(at("zombie-2").max_hp == 22);
  BOOST_TEST(at("zombie-2").number == 2U);
  BOOST_TEST((at("zombie-2").block == block()));
  BOOST_TEST(at("zombie-2").life == vitality::conscious);
  BOOST_TEST(now.last_number("zombie") == 2U);
}

BOOST_AUTO_TEST_CASE(numbers_outlive_their_creatures_until_they_begin_again) {
  adds("zombie-3", 3).adds("zombie-12", 12).adds("owl");
  BOOST_TEST(now.last_number("zombie") == 12U);
  BOOST_TEST(now.numbers().size() == 1U);
  does(creature_removed{.creature = "zombie-12"});
  BOOST_TEST(now.last_number("zombie") == 12U);
  BOOST_TEST(now.creatures().size() == 2U);
  does(creature_removed{.creature = "zombie-3"});
  adds("zombie-1", 1);
  BOOST_TEST(now.last_number("zombie") == 1U);
}

BOOST_AUTO_TEST_CASE(who_leaves_the_table_leaves_its_groups) {
  adds("a").adds("b");
  does(group_formed{.group = "both", .members = {"a", "b"}});
  does(group_formed{.group = "one", .members = {"a"}});
  does(creature_removed{.creature = "a"});
  BOOST_REQUIRE(now.groups().size() == 1U);
  BOOST_TEST(now.groups()[0].name.str() == "both");
  BOOST_TEST(now.groups()[0].members.size() == 1U);
}

BOOST_AUTO_TEST_CASE(creatures_stand_sorted_by_id) {
  adds("m").adds("z").adds("a");
  BOOST_TEST(now.creatures()[0]->id.str() == "a");
  BOOST_TEST(now.creatures()[1]->id.str() == "m");
  BOOST_TEST(now.creatures()[2]->id.str() == "z");
}

BOOST_AUTO_TEST_CASE(impossible_creatures_contradict) {
  creature_added what{
      .creature = "a", .name = "a", .number = 0, .hp = 1, .max_hp = 1, .hp_dice = {}, .block = {}};
  contradicts(what, "without a stat block");
  what.block = block();
  what.hp = 2;
  contradicts(what, "impossible hit points");
  what.hp = -1;
  contradicts(what, "impossible hit points");
  what.hp = 1;
  does(what);
  contradicts(what, "there already");
  contradicts(creature_removed{.creature = "b"}, nobody_there);
}

BOOST_AUTO_TEST_SUITE_END()
