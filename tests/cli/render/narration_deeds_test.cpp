#include "cli/render/narration.hpp"
#include "tests/cli/render/narration_scene.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

BOOST_AUTO_TEST_SUITE(narration_deeds_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests::narration;

BOOST_AUTO_TEST_CASE(what_somebody_does_with_its_turn_is_told) {
  turn_spent spent{.creature = "grog", .on = "Dash"};
  BOOST_TEST(told(spent) == "Grog dashes.");
  spent.on = "Crawl";
  spent.turn = {{.moved_ft = 10}, {.moved_ft = 20}};
  BOOST_TEST(told(spent) == "Grog crawls: 10 ft. of its movement.");
  // What an attack costs is no news.
  spent.on = "Greataxe";
  BOOST_TEST(told(spent).empty());
}

BOOST_AUTO_TEST_CASE(what_is_ready_is_told_with_its_words) {
  auto ready = std::make_shared<effect_instance>();
  ready->number = 1;
  ready->name = "Ready";
  ready->note = "shoot whoever comes";
  BOOST_TEST(told(effect_applied{.creature = "grog", .effect = ready}) ==
             "Grog: Ready (shoot whoever comes).");
  auto dodge = std::make_shared<effect_instance>();
  dodge->name = "Dodge";
  BOOST_TEST(told(effect_applied{.creature = "grog", .effect = dodge}).empty());
  BOOST_TEST(told(effect_ended{.creature = "grog", .name = "Helped", .why = effect_end::used}) ==
             "Grog: Helped is used up.");
}

BOOST_AUTO_TEST_CASE(what_is_taken_out_is_told_by_its_events) {
  command_taken_out out{.first = 41, .last = 43, .restored = {}};
  BOOST_TEST(told(out) == "Taken out: events 41–43.");
}

BOOST_AUTO_TEST_SUITE_END()
