// Time outside of fights.

#include "model/rules/passing_time.hpp"

#include "model/effects/durations.hpp"
#include "model/language/parse.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/resting.hpp"

BOOST_AUTO_TEST_SUITE(passing_time_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(a_campaign_begins_in_the_morning_of_its_first_day_and_it_dawns_at_six) {
  BOOST_TEST((clock_of(0) == clock_time{.day = 1, .hour = 8, .minute = 0}));
  BOOST_TEST((clock_of(rounds_per_day) == clock_time{.day = 2, .hour = 8, .minute = 0}));
  BOOST_TEST((clock_of(16 * rounds_per_hour) == clock_time{.day = 2, .hour = 0, .minute = 0}));
  BOOST_TEST(
      (clock_of(90 * rounds_per_minute + 5) == clock_time{.day = 1, .hour = 9, .minute = 30}));
  BOOST_TEST(dawns_between(0, 22 * rounds_per_hour - 1) == 0U);
  BOOST_TEST(dawns_between(0, 22 * rounds_per_hour) == 1U);
  BOOST_TEST(dawns_between(0, 10 * rounds_per_day) == 10U);
}

BOOST_AUTO_TEST_CASE(time_passes_in_all_units) {
  game g;
  g.say("time pass 3 rounds");
  BOOST_TEST(g.state.time() == 3U);
  g.say("time pass 10 minutes");
  BOOST_TEST(g.state.time() == 103U);
  g.say("time pass 1 hour");
  g.say("time pass 2 d");
  BOOST_TEST(g.state.time() == 103U + 600U + 28'800U);
  for (const char* line : {"time pass", "time pass hours", "time pass 0 hours", "time pass 1 week",
                           "time pass 1 ", "time pass 99999999 days"})
    BOOST_TEST(!parse_line(line).has_value(), line);
}

BOOST_AUTO_TEST_CASE(effects_and_conditions_end_with_their_time) {
  game g;
  g.say("add elara");
  put(g, "elara", "Mage Armor", lasting_kind::time);
  auto changed = std::make_shared<effect_instance>(*g.who("elara").effects.front().what);
  changed->until.at = 4'800;
  g.state.edit("elara")->effects.replace(0, {.what = changed});
  g.say("condition add poisoned to: elara rounds: 30");
  g.say("time pass 1 minute");
  BOOST_TEST(g.who("elara").conditions.front().rounds == 20);
  g.say("time pass 2 minutes");
  BOOST_TEST(g.who("elara").conditions.empty());
  BOOST_TEST(carries(g, "elara", "Mage Armor"));
  g.say("time pass 8 hours");
  BOOST_TEST(!carries(g, "elara", "Mage Armor"));
}

BOOST_AUTO_TEST_CASE(dawn_brings_back_what_comes_back_at_dawn) {
  game g;
  stat_block block = hero("Ann", 1);
  block.pools = {of_pool("cloak", 3, "dawn"), of_pool("wand", 7, "dawn", "1d6+1")};
  g.knows(block);
  g.say("add ann");
  spend(g, "ann", "cloak", 3);
  spend(g, "ann", "wand", 7);
  // It is 8 o'clock.
  g.say("time pass 21 hours");
  BOOST_TEST(spent(g, "ann", "cloak") == 3);
  g.say("time pass 1 hour rolled: 3");
  BOOST_TEST(spent(g, "ann", "cloak") == 0);
  BOOST_TEST(spent(g, "ann", "wand") == 3);
  g.say("time pass 10 days");
  BOOST_TEST(g.who("ann").spent.empty());
}

BOOST_AUTO_TEST_CASE(who_is_stable_wakes_after_1d4_hours) {
  game g;
  g.say("add elara");
  g.say("dmg elara 12");
  for (int i = 0; i < 3; ++i) g.say("save death by: elara rolled: 15");
  BOOST_TEST(g.who("elara").life == vitality::stable);
  g.say("time pass 1 hour rolled: 2");
  BOOST_TEST(g.hp("elara") == 0);
  g.say("time pass 59 minutes");
  BOOST_TEST(g.hp("elara") == 0);
  g.say("time pass 1 minute");
  BOOST_TEST(g.hp("elara") == 1);
  BOOST_TEST(g.who("elara").life == vitality::conscious);
  BOOST_TEST(g.who("elara").effects.empty());
}

BOOST_AUTO_TEST_CASE(who_is_hurt_again_or_healed_does_not_wake_by_itself) {
  game g;
  g.say("add elara");
  g.say("dmg elara 12");
  for (int i = 0; i < 3; ++i) g.say("save death by: elara rolled: 15");
  g.say("time pass 1 minute rolled: 1");
  BOOST_TEST(carries(g, "elara", "Stable"));
  g.say("dmg elara 1");
  BOOST_TEST(g.who("elara").life == vitality::dying);
  BOOST_TEST(g.who("elara").effects.empty());
  g.say("heal elara 5");
  g.say("time pass 4 hours");
  BOOST_TEST(g.hp("elara") == 5);
}

BOOST_AUTO_TEST_SUITE_END()
