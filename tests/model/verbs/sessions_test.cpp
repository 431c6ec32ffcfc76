// Sessions begin, are saved and end.

#include "model/verbs/sessions.hpp"

#include "model/bounds.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(sessions_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(a_session_begins_with_its_title) {
  game g;
  g.say("session start The Lost Mine");
  BOOST_TEST(g.the<session_started>().title == "The Lost Mine");
}

BOOST_AUTO_TEST_CASE(one_session_is_on_at_a_time) {
  game g;
  BOOST_TEST(g.refused("session end").code == refusal_code::no_session);
  g.say("session start");
  BOOST_TEST(g.refused("session start").code == refusal_code::session_running);
  g.say("session end");
  BOOST_TEST(g.refused("session end").code == refusal_code::no_session);
}

BOOST_AUTO_TEST_CASE(sessions_are_counted) {
  game g;
  for (const auto* line : {"session start", "session end", "session start"}) g.say(line);
  BOOST_TEST(g.the<session_started>().number == 2U);
}

BOOST_AUTO_TEST_CASE(saving_names_the_session_that_is_on_or_none) {
  game g;
  g.say("session save");
  BOOST_TEST(g.the<session_saved>().number == 0U);
  g.say("session start");
  g.say("session save");
  BOOST_TEST(g.the<session_saved>().number == 1U);
}

BOOST_AUTO_TEST_CASE(who_is_at_the_table_is_written_down_once) {
  game g;
  BOOST_TEST((g.refused("attend Anna").code == refusal_code::no_session));
  g.say("add elara");
  g.say("session start");
  g.say("attend Anna as: elara");
  g.say("attend Ben");
  BOOST_TEST((g.refused("attend Ben").code == refusal_code::not_available));
  g.say("attend Ben as: elara");
  BOOST_REQUIRE(g.state.play().present.size() == 2U);
  BOOST_TEST(g.state.play().present[1].creature.view() == "elara");
  for (std::size_t i = 2; i < dnd::bounds::players_max; ++i) g.say("attend p" + std::to_string(i));
  BOOST_TEST((g.refused("attend one more").code == refusal_code::too_many));
  g.say("session end");
  BOOST_TEST(g.state.play().present.empty());
}

BOOST_AUTO_TEST_CASE(the_end_sums_up_experience_money_and_time) {
  game g;
  g.say("add elara");
  g.say("give 10 gp to: elara");
  g.say("time pass 1 day");
  g.say("session start");
  g.say("give 3 gp to: stash");
  g.say("take 1 gp from: elara");
  g.say("take 2 gp from: elara to: stash");
  g.say("time pass 2 hours");
  g.say("xp award 40");
  g.say("session end");
  BOOST_TEST(g.the<session_ended>().coins == 200);
  BOOST_TEST(g.the<session_ended>().experience == 40);
  BOOST_TEST(g.the<session_ended>().lasted == 1'200U);
}

BOOST_AUTO_TEST_SUITE_END()
