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

BOOST_AUTO_TEST_CASE(a_changed_character_has_the_new_record_and_keeps_the_moment) {
  stat_block fighter = *block();
  fighter.kind = creature_kind::character;
  does(creature_added{.creature = "a",
                      .name = "a",
                      .number = 0,
                      .hp = 3,
                      .max_hp = 10,
                      .hp_dice = {},
                      .block = std::make_shared<const stat_block>(fighter)});
  auto record = std::make_shared<character_record>();
  record->levels = {{.of = "fighter", .hp = 0, .gain = {}}};
  character_changed what;
  what.creature = "a";
  what.hp = {3, 9};
  what.max_hp = {10, 16};
  what.record = record;
  what.block.armor_class = std::int16_t{18};
  what.spent = {{"b", 2}, {"a", 1}};
  does(what);
  const creature& who = *now.find("a");
  BOOST_TEST(who.hp == 9);
  BOOST_TEST(who.max_hp == 16);
  BOOST_TEST(who.block->armor_class == 18);
  BOOST_TEST(who.record == record);
  BOOST_TEST(who.spent.size() == 2u);
  BOOST_TEST(who.spent.front().pool.str() == "a");
  what.hp = what.max_hp = {16, 16};
  what.hp.before = 9;
  what.hp.after = 9;
  what.spent = {{"b", 0}};
  does(what);
  BOOST_TEST(now.find("a")->spent.size() == 1u);
}

BOOST_AUTO_TEST_CASE(changes_of_characters_that_cannot_be_contradict) {
  adds("z");
  character_changed what;
  what.creature = "z";
  contradicts(what, "no record");
  auto record = std::make_shared<character_record>();
  record->levels = {{.of = "fighter", .hp = 0, .gain = {}}};
  what.record = record;
  what.hp = what.max_hp = {1'000, 1'000};
  contradicts(what, "hit points");
  const creature& who = *now.find("z");
  what.hp = {who.hp, who.hp};
  what.max_hp = {who.max_hp, 0};
  contradicts(what, "impossible hit points");
  what.max_hp = {who.max_hp, who.max_hp};
  contradicts(what, "that is none");
  what.creature = "y";
  contradicts(what, nobody_there);
}

BOOST_AUTO_TEST_SUITE_END()
