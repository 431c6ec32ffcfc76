// Names and ids of those who come to the table.

#include "model/rules/new_name.hpp"

#include "tests/support/apply_fixture.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(new_name_suite)

using namespace dnd::model;
using dnd::test::apply_fixture;

BOOST_AUTO_TEST_CASE(a_kind_is_numbered_past_an_id_that_differs_from_it_in_case_alone) {
  apply_fixture game;
  // As a log of earlier days has it: the slug kept the case of such letters.
  game.adds("Überwolf-1", 1);
  const auto next = rules::next_identity(game.now, "überwolf", "Überwolf", {});
  BOOST_REQUIRE(next);
  BOOST_TEST(next->id.view() == "überwolf-2");
  BOOST_TEST(next->name.view() == "Überwolf 2");
}

BOOST_AUTO_TEST_CASE(a_name_that_somebody_has_in_another_case_is_taken) {
  apply_fixture game;
  game.adds("zoË");
  const auto same = rules::identity_as(game.now, "Zoë", {});
  BOOST_REQUIRE(!same);
  BOOST_TEST(same.error().code == refusal_code::name_taken);
}

BOOST_AUTO_TEST_CASE(a_twin_in_another_spelling_is_refused) {
  apply_fixture game;
  game.adds("zoë");
  for (const char* twin : {"ZOË", "Zoe\u0308", "Zo\u200bë", "\u00a0Zoë", "“Zoë”"}) {
    const auto same = rules::identity_as(game.now, twin, {});
    BOOST_REQUIRE_MESSAGE(!same, twin);
    BOOST_TEST(same.error().code == refusal_code::name_taken, twin);
  }
  // Another name, for all that it is near.
  BOOST_TEST(rules::identity_as(game.now, "Zoe", {}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
