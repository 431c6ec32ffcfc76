// What is read of rests, of time and of the game master's corrections.

#include "cli/render/narration.hpp"

#include "tests/cli/render/narration_scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(narration_rests_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests;
using namespace dnd::tests::narration;

BOOST_AUTO_TEST_CASE(a_rest_names_all_who_take_it_once) {
  story events;
  events.command("rest long").then(time_passed{.time = {0, 4'800}});
  for (const char* id : {"grog", "zombie-1"})
    events.then(
        rest_taken{.creature = id, .kind = rest_kind::long_rest, .long_rested = {0, 4'800}});
  for (const char* pool : {"1st-level slots", "2nd-level slots"})
    events.then(uses_regained{.creature = "grog", .pool = pool, .spent = {2, 0}});
  events.then(uses_regained{.creature = "grog", .pool = "d12 hit dice", .spent = {3, 2}});
  BOOST_TEST(told(events) ==
             "8 hours pass.\n"
             "Grog and zombie-1 take a long rest.\n"
             "Grog has all of these back: 1st-level slots, 2nd-level slots.\n"
             "Grog regains 1 use of d12 hit dice, 2 still spent.");
}

BOOST_AUTO_TEST_CASE(one_hour_passes_and_two_pass) {
  BOOST_TEST(told(time_passed{.time = {0, 600}}) == "1 hour passes.");
  BOOST_TEST(told(time_passed{.time = {0, 1'200}}) == "2 hours pass.");
  BOOST_TEST(told(rest_taken{.creature = "grog", .kind = rest_kind::short_rest}) ==
             "Grog takes a short rest.");
}

BOOST_AUTO_TEST_CASE(corrections_say_what_was_and_what_is) {
  creature_set set;
  set.creature = "grog";
  set.hp = {22, 28};
  set.armor_class = {14, 16};
  set.reason = "the shield";
  BOOST_TEST(told(set) == "Grog is set: hp 22 → 28, AC 14 → 16 (the shield).");
  set = {};
  set.creature = "grog";
  BOOST_TEST(told(set) == "Grog is set: nothing changes.");
  BOOST_TEST(told(initiative_set{.creature = "grog", .initiative = {4, 17}, .reason = {}}) ==
             "Grog's initiative is set: 4 → 17.");
  BOOST_TEST(told(creature_revived{.creature = "grog", .hp = {0, 1}}) ==
             "Grog lives again with 1 hp.");
  BOOST_TEST(told(inspiration_changed{.creature = "grog", .held = true}) ==
             "Grog has inspiration.");
  BOOST_TEST(told(inspiration_changed{.creature = "grog", .held = false}) ==
             "Grog spends inspiration.");
}

BOOST_AUTO_TEST_SUITE_END()
