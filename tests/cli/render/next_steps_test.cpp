#include "cli/render/next_steps.hpp"

#include "cli/render/narration.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(next_steps_suite)

using namespace dnd;
using namespace dnd::cli;

namespace {

/// Nobody has rolled yet.
model::state waiting_state() {
  model::state now = tests::fighting_state();
  model::encounter& fight = *now.edit_fight();
  fight.round = 0;
  fight.current = model::encounter::nobody;
  for (auto& each : fight.order) each.rolled = false;
  return now;
}

std::string waiting(const model::state& now) {
  return text_of(waiting_lines(tests::seen(now), waiting_detail::names_and_words, {}));
}

model::views::imposition paralyzing() {
  return {.what = model::condition::paralyzed,
          .source = "zombie-2",
          .to = {"grog", "zombie-1"},
          .line = "condition add paralyzed to: grog and: zombie-1 by: zombie-2"};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_fight_that_waits_says_for_whom_and_what_to_type) {
  model::state now = waiting_state();
  BOOST_TEST(waiting(now) ==
             "Waiting for the initiative of Grog and zombie-1.\n"
             "Next: `init grog`, or `init grog rolled: 14`; `init all` rolls for all of them.");
  BOOST_TEST(text_of(waiting_lines(tests::seen(now), waiting_detail::names, {})) ==
             "Waiting for the initiative of Grog and zombie-1.");
  // The dead are not waited for.
  now.edit("grog")->life = model::vitality::dead;
  BOOST_TEST(waiting(now) ==
             "Waiting for the initiative of zombie-1.\n"
             "Next: `init zombie-1`, or `init zombie-1 rolled: 14`.");
  now.edit("zombie-1")->life = model::vitality::dead;
  BOOST_TEST(waiting(now).empty());
}

BOOST_AUTO_TEST_CASE(who_comes_late_is_told_to_roll) {
  model::state now = tests::fighting_state();
  now.edit_fight()->order.push_back({.id = "zombie-2"});
  BOOST_TEST(waiting(now) ==
             "zombie-2 has no turns before initiative is rolled.\n"
             "Next: `init zombie-2`, or `init zombie-2 rolled: 14`.");
}

BOOST_AUTO_TEST_CASE(a_fight_under_way_waits_for_nobody) {
  BOOST_TEST(waiting(tests::fighting_state()).empty());
  BOOST_TEST(waiting(tests::small_state()).empty());
}

BOOST_AUTO_TEST_CASE(an_offer_names_who_failed_and_the_command) {
  const auto now = tests::seen(tests::small_state());
  const std::vector<model::views::imposition> one{paralyzing()};
  const std::string command =
      "Grog and zombie-1 may be paralyzed now: condition add paralyzed to: grog and: zombie-1 by: "
      "zombie-2";
  BOOST_TEST(text_of(offer_lines(one, now, offer_form::command, {})) == command);
  BOOST_TEST(text_of(offer_lines(one, now, offer_form::key, {})) == command + "\n`y` does it.");
  const std::vector<model::views::imposition> two{paralyzing(), paralyzing()};
  BOOST_TEST(text_of(offer_lines(two, now, offer_form::key, {})).ends_with("all of these."));
  BOOST_TEST(offer_lines({}, now, offer_form::key, {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
