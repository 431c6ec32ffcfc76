// Encounters that are planned.

#include "model/views/books_view.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(plan_view_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using namespace dnd::test;

namespace {

const std::vector<std::int32_t> four_of_3{3, 3, 3, 3};

}  // namespace

BOOST_AUTO_TEST_CASE(golden_vector_32_is_planned_as_it_is_fought) {
  const std::vector<planned_monster> monsters{
      {.slug = "bugbear", .name = "Bugbear", .xp = 200, .count = 1},
      {.slug = "orc", .name = "Orc", .xp = 100, .count = 3}};
  const books_view view = plan_of(monsters, four_of_3);
  BOOST_REQUIRE(view.rows.size() == 4U);
  BOOST_TEST(view.rows[0].text ==
             "1 Bugbear, 3 Orc for 4 characters: 500 XP, 1000 with their number.");
  BOOST_TEST(view.rows[1].text.find("That is hard") == 0U);
  BOOST_TEST(view.rows[3].text == "Overcome, they give 125 XP to each.");
  BOOST_TEST(plan_of(std::vector<planned_monster>{{.slug = "rock", .name = "Rock"}}, four_of_3)
                 .rows.empty());
}

BOOST_AUTO_TEST_CASE(levels_are_typed_or_those_of_the_table) {
  game g;
  BOOST_TEST((levels_of(g.state, {}).error().code == refusal_code::not_available));
  const std::vector<word> typed{{"4x3"}, {"5"}};
  BOOST_TEST(levels_of(g.state, typed)->size() == 5U);
  for (const char* wrong : {"0", "21", "x3", "31x1", "four"}) {
    const std::vector<word> one{{wrong}};
    BOOST_TEST((levels_of(g.state, one).error().code == refusal_code::bad_value), wrong);
  }
}

BOOST_AUTO_TEST_CASE(every_proposal_is_of_the_difficulty_that_was_asked_for) {
  std::vector<planned_monster> from;
  for (std::int32_t xp : {10, 25, 50, 100, 200, 450, 700, 1'100, 1'800})
    from.push_back({.slug = "m" + std::to_string(xp), .name = "M" + std::to_string(xp), .xp = xp});
  from.push_back({.slug = "rock", .name = "Rock", .xp = 0});
  for (const rules::difficulty wanted : {rules::difficulty::easy, rules::difficulty::medium,
                                         rules::difficulty::hard, rules::difficulty::deadly}) {
    const books_view view = proposals(from, wanted, four_of_3);
    BOOST_TEST(!view.rows.empty());
    BOOST_TEST(view.rows.size() <= 10U);
    for (const book_row& each : view.rows) {
      const auto thresholds = rules::thresholds_of(3);
      const std::int64_t adjusted = std::get<std::int64_t>(each.values[3].second);
      const auto at = static_cast<std::size_t>(wanted) - 1;
      BOOST_TEST(adjusted >= 4 * thresholds.from[at], each.text);
      if (at < 3) BOOST_TEST(adjusted < 4 * thresholds.from[at + 1], each.text);
    }
  }
  BOOST_TEST(proposals({}, rules::difficulty::easy, four_of_3).rows.empty());
}

BOOST_AUTO_TEST_CASE(difficulties_have_four_names) {
  BOOST_TEST((*difficulty_in(word{"Hard"}) == rules::difficulty::hard));
  BOOST_TEST((difficulty_in(word{"trivial"}).error().code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_SUITE_END()
