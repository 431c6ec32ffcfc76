#include "actors/state_hash.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(state_hash_suite)

BOOST_AUTO_TEST_CASE(equal_states_have_equal_hashes_of_16_digits) {
  const auto text = actors::state_hash_text(model::state{});
  BOOST_TEST(text.size() == 16U);
  BOOST_TEST(std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }));
  BOOST_TEST(text == actors::state_hash_text(model::state{}));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
