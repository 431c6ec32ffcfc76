// Who has a campaign is known for a short while, of so many campaigns and no more.

#include "cli/host/known_owners.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

BOOST_AUTO_TEST_SUITE(known_owners_suite)

using namespace dnd::cli::host;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_CASE(an_owner_is_known_for_a_while_and_not_longer) {
  known_owners known;
  BOOST_TEST(!known.find("W/C", milliseconds(0)));
  known.note("W/C", "http://a", milliseconds(10));
  BOOST_TEST(known.find("W/C", milliseconds(10)).value() == "http://a");
  BOOST_TEST(known.find("W/C", milliseconds(9) + known_owners::kept_for).value() == "http://a");
  BOOST_TEST(!known.find("W/D", milliseconds(10)));
  BOOST_TEST(!known.find("W/C", milliseconds(10) + known_owners::kept_for));
  BOOST_TEST(known.count() == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_looked_up_again_is_known_from_then_on) {
  known_owners known;
  known.note("W/C", "http://a", milliseconds(0));
  known.note("W/C", "http://b", milliseconds(2'000));
  BOOST_TEST(known.find("W/C", milliseconds(4'000)).value() == "http://b");
}

BOOST_AUTO_TEST_CASE(one_that_turned_a_request_back_is_forgotten) {
  known_owners known;
  known.note("W/C", "http://a", milliseconds(0));
  known.forget("W/C");
  known.forget("W/D");
  BOOST_TEST(!known.find("W/C", milliseconds(0)));
}

BOOST_AUTO_TEST_CASE(there_are_never_more_than_the_bound) {
  known_owners known;
  for (std::size_t i = 0; i < known_owners::most; ++i)
    known.note("W/" + std::to_string(i), "http://a", milliseconds(i < 10 ? 0 : 1'000));
  BOOST_TEST(known.count() == known_owners::most);
  // Those whose time is over go first.
  known.note("W/new", "http://a", known_owners::kept_for);
  BOOST_TEST(known.count() == known_owners::most - 9);
  for (std::size_t i = 0; i < 9; ++i)
    known.note("W/more" + std::to_string(i), "http://a", known_owners::kept_for);
  BOOST_TEST(known.count() == known_owners::most);
  known.note("W/last", "http://b", known_owners::kept_for);
  BOOST_TEST(known.count() == 1U);
  BOOST_TEST(known.find("W/last", known_owners::kept_for).value() == "http://b");
}

BOOST_AUTO_TEST_SUITE_END()
