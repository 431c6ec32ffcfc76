// What happens in the world, who is where, and what day it is.

#include "model/verbs/world.hpp"

#include "model/bounds.hpp"
#include "model/calendar.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(world_verbs_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(an_event_of_the_world_has_a_day_and_may_be_secret) {
  game g;
  g.say("time pass 5 days");
  g.say("world event The king is dead: long live the king.");
  BOOST_TEST(g.the<world_event>().text == "The king is dead: long live the king.");
  BOOST_TEST(g.the<world_event>().date == "day 6");
  g.say("world event The cult moves. at: 2 days ago for: gm");
  BOOST_TEST(g.the<world_event>().date == "day 4");
  BOOST_TEST(g.the<world_event>().secret);
  BOOST_TEST(g.the<world_event>().text == "The cult moves.");
  g.say("world event The tower fell. for: all at: 30 days ago");
  BOOST_TEST(g.the<world_event>().days_before == 25U);
  BOOST_TEST((g.refused("world event x at: noon").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("world event x for: bob").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("world event " + std::string(dnd::bounds::fact_bytes_max + 1, 'x')).code ==
              refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(parties_go_different_ways) {
  game g = shop();
  g.say("place Phandalin");
  g.say("place Cragmaw");
  g.say("arrive Phandalin");
  BOOST_TEST(g.count<place_changed>() == 2U);
  g.say("arrive Cragmaw by: bob");
  BOOST_TEST(g.state.books().lives.find("ann")->place.view() == "phandalin");
  BOOST_TEST(g.state.books().lives.find("bob")->place.view() == "cragmaw");
  BOOST_TEST((g.refused("arrive Cragmaw by: bob").code == refusal_code::not_available));
  g.say("quest Go home");
  BOOST_TEST((g.refused("arrive Go home").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("arrive Waterdeep").code == refusal_code::not_available));
  g.say("arrive nowhere by: bob");
  BOOST_TEST(g.state.books().lives.find("bob")->place.empty());
}

BOOST_AUTO_TEST_CASE(a_calendar_names_days_from_today_on) {
  game g;
  g.say("time pass 2 days");
  g.say("calendar months: Hammer 30 and: Alturiak 30 today: 1 Alturiak 1491");
  BOOST_TEST(moment_text(g.state.books().dates, g.state.time()) == "1 Alturiak 1491, 08:00");
  BOOST_TEST(date_text(g.state.books().dates, 0) == "29 Hammer 1491");
  g.say("calendar today: 5 Hammer 1500");
  BOOST_TEST(date_text(g.state.books().dates, 2) == "5 Hammer 1500");
  g.say("world event A storm. at: 1 Hammer 1500");
  BOOST_TEST(g.the<world_event>().days_before == 2U);
  g.say("calendar numbered");
  BOOST_TEST((g.state.books().dates == calendar{}));
}

BOOST_AUTO_TEST_CASE(what_is_no_calendar_is_refused) {
  game g;
  BOOST_TEST((g.refused("calendar").code == refusal_code::missing_label));
  BOOST_TEST((g.refused("calendar numbered").code == refusal_code::not_available));
  BOOST_TEST((g.refused("calendar today: 1 Hammer 1491").code == refusal_code::missing_label));
  BOOST_TEST((g.refused("calendar months: Hammer").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("calendar months: Hammer 0").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("calendar months: Hammer 401").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("calendar months: May 30 and: may 31").code == refusal_code::bad_value));
  BOOST_TEST(
      (g.refused("calendar months: May 30 today: 31 May 1").code == refusal_code::bad_value));
  std::string many = "calendar months: m0 30";
  for (std::size_t i = 1; i <= dnd::bounds::months_max; ++i)
    many += " and: m" + std::to_string(i) + " 30";
  BOOST_TEST((g.refused(many).code == refusal_code::too_many));
}

BOOST_AUTO_TEST_SUITE_END()
