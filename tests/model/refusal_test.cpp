#include "model/refusal.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

BOOST_AUTO_TEST_SUITE(refusal)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(every_code_has_a_name_of_its_own_in_snake_case) {
  std::set<std::string_view> seen;
  const auto last = static_cast<int>(refusal_code::busy);
  for (int code = 0; code <= last; ++code) {
    const std::string_view name = refusal_name(static_cast<refusal_code>(code));
    BOOST_TEST(!name.empty());
    BOOST_TEST(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
    BOOST_TEST(seen.insert(name).second, name << " stands there twice");
  }
}

BOOST_AUTO_TEST_CASE(names_that_scripts_match_on_stay) {
  BOOST_TEST(refusal_name(refusal_code::unknown_creature) == "unknown_creature");
  BOOST_TEST(refusal_name(refusal_code::bad_dice) == "bad_dice");
  BOOST_TEST(refusal_name(refusal_code::too_many_dice) == "too_many_dice");
  BOOST_TEST(refusal_name(refusal_code::bad_rolled) == "bad_rolled");
  BOOST_TEST(refusal_name(refusal_code::busy) == "busy");
}

BOOST_AUTO_TEST_SUITE_END()
