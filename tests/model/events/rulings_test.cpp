#include "model/events/rulings.hpp"

#include "model/apply.hpp"
#include "model/state.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(ruling_events_suite)

using namespace dnd::model;

namespace {

bool fits(state& now, const small_text& name, const small_text& before, const small_text& after) {
  return ruling_made{.ruling = name, .value = {before, after}}.apply_to(now).ok();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_ruling_follows_the_one_that_held_and_no_other) {
  state now;
  BOOST_TEST(!fits(now, "turns", "free", "counted"));
  BOOST_TEST(now.rulings_made().empty());
  BOOST_TEST(fits(now, "turns", "", "free"));
  BOOST_TEST(fits(now, "initiative", "", "group"));
  BOOST_REQUIRE_EQUAL(now.rulings_made().size(), 2U);
  // Sorted, so that states do not depend on what was ruled first.
  BOOST_TEST(now.rulings_made().front().name.view() == "initiative");
  BOOST_TEST(!fits(now, "turns", "", "free"));
}

BOOST_AUTO_TEST_SUITE_END()
