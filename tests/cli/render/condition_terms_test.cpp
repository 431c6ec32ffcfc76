#include "cli/render/condition_terms.hpp"

#include "io/content/condition_reader.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(condition_terms_suite)

using namespace dnd;

namespace {

std::string built_in(model::condition kind, std::uint8_t level = 0) {
  return cli::effect_of(io::content::builtin_condition_rows()->of(kind), level);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_condition_says_what_it_does_on_a_line) {
  for (std::size_t i = 0; i < model::condition_count; ++i) {
    const auto kind = static_cast<model::condition>(i);
    if (kind == model::condition::exhaustion) continue;
    BOOST_TEST_CONTEXT(model::to_text(kind)) {
      BOOST_TEST(!built_in(kind).empty());
      BOOST_TEST(built_in(kind).size() <= 100U);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_said_is_what_the_row_has) {
  using model::condition;
  BOOST_TEST(built_in(condition::poisoned) == "disadvantage on attacks and checks");
  BOOST_TEST(built_in(condition::grappled) == "speed 0");
  BOOST_TEST(built_in(condition::restrained) ==
             "speed 0, disadvantage on attacks and DEX saves, easier to hit");
  BOOST_TEST(built_in(condition::prone) ==
             "disadvantage on attacks, easier to hit up close, harder to hit from afar");
  BOOST_TEST(built_in(condition::paralyzed) ==
             "cannot act, easier to hit, fails STR and DEX saves, hits up close are critical");
}

BOOST_AUTO_TEST_CASE(a_row_of_ones_own_is_said_as_well) {
  model::condition_row row;
  model::modifier one;
  one.key = model::modifier_key::armor_class;
  one.value = "-2";
  row.modifiers.push_back({one, 0});
  BOOST_TEST(cli::effect_of(row) == "armor class -2");
  BOOST_TEST(cli::effect_of({}).empty());
}

BOOST_AUTO_TEST_CASE(who_has_a_condition_is_something) {
  BOOST_TEST(cli::being(model::condition::poisoned) == "poisoned");
  BOOST_TEST(cli::being(model::condition::exhaustion) == "exhausted");
}

BOOST_AUTO_TEST_CASE(exhaustion_goes_by_its_level) {
  BOOST_TEST(built_in(model::condition::exhaustion).empty());
  BOOST_TEST(built_in(model::condition::exhaustion, 1) == "disadvantage on checks");
  BOOST_TEST(built_in(model::condition::exhaustion, 5) ==
             "speed 0, disadvantage on checks, attacks and saves, half of its hit points");
}

BOOST_AUTO_TEST_SUITE_END()
