// Opening and closing campaigns, one beside the other.

#include "actors/campaign_host.hpp"

#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(opening_suite)

BOOST_FIXTURE_TEST_CASE(opening_twice_is_refused_until_it_is_closed, hosted_stage) {
  (void)make_campaign("mine");
  (void)open("mine");
  const auto why = refused_open("mine");
  BOOST_TEST(why.code == io::ec::locked);
  BOOST_TEST(why.what.find("\"mine\"") != std::string::npos);
  BOOST_REQUIRE(close("mine"));
  (void)open("mine");
}

BOOST_FIXTURE_TEST_CASE(whoever_opens_what_is_closing_gets_it_afterwards, hosted_stage) {
  (void)make_campaign("mine");
  (void)say_now(open("mine"), "add zombie");
  const auto closed =
      ask<actors::closed_message>(host, actors::close_message{io::id_of_directory("/mine"), {}});
  const auto opened = ask_open("mine");
  run();
  BOOST_REQUIRE((closed->value && opened->value));
  BOOST_TEST(closed->value->outcome.has_value());
  BOOST_REQUIRE(opened->value->what->has_value());
  BOOST_TEST(closed->place < opened->place);
  BOOST_TEST((*opened->value->what)->report.state->find("zombie-1") != nullptr);
}

BOOST_FIXTURE_TEST_CASE(two_that_open_at_the_same_time_get_one_campaign, hosted_stage) {
  (void)make_campaign("mine");
  const auto first = ask_open("mine");
  const auto second = ask_open("mine");
  run();
  BOOST_REQUIRE(first->value);
  BOOST_REQUIRE(second->value);
  BOOST_TEST(first->value->what->has_value() != second->value->what->has_value());
}

BOOST_FIXTURE_TEST_CASE(opening_what_is_not_there_fails_and_leaves_nothing_open, hosted_stage) {
  (void)refused_open("nowhere");
  (void)make_campaign("nowhere");
  (void)open("nowhere");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
