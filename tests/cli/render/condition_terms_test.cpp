#include "cli/render/condition_terms.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(condition_terms_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(every_condition_says_what_it_does_on_a_line) {
  for (std::size_t i = 0; i < model::condition_count; ++i) {
    const auto kind = static_cast<model::condition>(i);
    if (kind == model::condition::exhaustion) continue;
    BOOST_TEST_CONTEXT(model::to_text(kind)) {
      BOOST_TEST(!cli::effect_of(kind).empty());
      BOOST_TEST(cli::effect_of(kind).size() <= 70U);
    }
  }
}

BOOST_AUTO_TEST_CASE(exhaustion_goes_by_its_level) {
  BOOST_TEST(cli::effect_of(model::condition::exhaustion).empty());
  BOOST_TEST(cli::effect_of_exhaustion(0).empty());
  for (std::uint8_t level = 1; level <= 6; ++level)
    BOOST_TEST(cli::effect_of_exhaustion(level) !=
               cli::effect_of_exhaustion(static_cast<std::uint8_t>(level - 1)));
  BOOST_TEST(cli::effect_of_exhaustion(7).empty());
}

BOOST_AUTO_TEST_SUITE_END()
