// What is read of effects that go on.

#include "cli/render/narration.hpp"

#include "tests/cli/render/narration_scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(narration_effects_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests;
using namespace dnd::tests::narration;

BOOST_AUTO_TEST_CASE(saves_against_an_effect_are_counted_aloud_and_what_keeps_it_up_is_not) {
  const effect_counted counted{
      .creature = "grog", .number = 1, .failures = {0, 0}, .successes = {0, 1}};
  saving_throw_rolled save;
  save.creature = "grog";
  save.d20 = {15};
  save.total = 15;
  save.success = true;
  story saved;
  saved.command("turn").then(save).then(counted);
  BOOST_TEST(told(saved).ends_with("Grog: 0 failures and 1 success so far."), told(saved));
  // A rage that goes on because of an attack.
  story kept_up;
  kept_up.command("turn").then(greataxe()).then(counted);
  BOOST_TEST(told(kept_up).find("so far") == std::string::npos, told(kept_up));
}

BOOST_AUTO_TEST_CASE(what_somebody_concentrates_on_and_bears_ends_once) {
  const effect_ended bless{
      .creature = "grog", .number = 1, .name = "Bless", .why = effect_end::released, .hp = {}};
  effect_ended own = bless;
  own.number = 2;
  effect_ended other = bless;
  other.creature = "zombie-1";
  story events;
  events.then(bless).then(own).then(other);
  BOOST_TEST(told(events) ==
             "Grog: Bless ends with its source.\nzombie-1: Bless ends with its source.");
}

BOOST_AUTO_TEST_SUITE_END()
