// How hard a fight is for a party: thresholds, multipliers, golden vectors 32 and 33.

#include "model/rules/encounter_difficulty.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

BOOST_AUTO_TEST_SUITE(encounter_difficulty_suite)

using namespace dnd::model::rules;

namespace {

const std::vector<std::int32_t> four_of_level_3{3, 3, 3, 3};

}  // namespace

BOOST_AUTO_TEST_CASE(golden_vector_32_four_of_level_3_against_five_hundred_points_is_hard) {
  const std::vector<std::int32_t> monsters{200, 100, 100, 100};
  const encounter_worth made = worth_of_encounter(four_of_level_3, monsters);
  BOOST_TEST(made.experience == 500);
  BOOST_TEST(made.adjusted == 1'000);
  BOOST_TEST((made.how == difficulty::hard));
  BOOST_TEST(made.each == 125);
}

BOOST_AUTO_TEST_CASE(golden_vector_33_exactly_at_a_threshold_is_of_that_difficulty) {
  BOOST_TEST((worth_of_encounter(four_of_level_3, std::vector<std::int32_t>{300}).how ==
              difficulty::easy));
  BOOST_TEST((worth_of_encounter(four_of_level_3, std::vector<std::int32_t>{299}).how ==
              difficulty::trivial));
  BOOST_TEST((worth_of_encounter(four_of_level_3, std::vector<std::int32_t>{1'600}).how ==
              difficulty::deadly));
}

BOOST_AUTO_TEST_CASE(the_multiplier_grows_with_the_number_and_shifts_with_the_party) {
  struct expected {
    std::size_t monsters;
    std::int32_t of_four, of_two, of_six;
  };
  for (const expected one :
       {expected{1, 2, 3, 1}, expected{2, 3, 4, 2}, expected{3, 4, 5, 3}, expected{6, 4, 5, 3},
        expected{7, 5, 6, 4}, expected{10, 5, 6, 4}, expected{11, 6, 8, 5}, expected{14, 6, 8, 5},
        expected{15, 8, 10, 6}, expected{99, 8, 10, 6}}) {
    BOOST_TEST_CONTEXT(one.monsters << " monsters") {
      BOOST_TEST(halves_for(one.monsters, 4) == one.of_four);
      BOOST_TEST(halves_for(one.monsters, 3) == one.of_four);
      BOOST_TEST(halves_for(one.monsters, 5) == one.of_four);
      BOOST_TEST(halves_for(one.monsters, 2) == one.of_two);
      BOOST_TEST(halves_for(one.monsters, 6) == one.of_six);
    }
  }
}

BOOST_AUTO_TEST_CASE(thresholds_and_days_add_up_to_what_the_tables_say) {
  // Sums of the columns of the printed table.
  experience_thresholds sum;
  std::int32_t budgets[3] = {};
  for (std::int32_t level = 1; level <= 20; ++level) {
    const experience_thresholds its = thresholds_of(level);
    for (std::size_t i = 0; i < 4; ++i) sum.from[i] += its.from[i];
    sum.day += its.day;
    for (std::size_t i = 0; i < 3; ++i) budgets[i] += budget_of_2024(level)[i];
    for (std::size_t i = 0; i + 1 < 4; ++i) BOOST_TEST(its.from[i] < its.from[i + 1]);
    if (level > 1) BOOST_TEST(its.day > thresholds_of(level - 1).day);
  }
  BOOST_TEST(sum.from[0] == 19'225);
  BOOST_TEST(sum.from[1] == 38'600);
  BOOST_TEST(sum.from[2] == 58'175);
  BOOST_TEST(sum.from[3] == 87'100);
  BOOST_TEST(sum.day == 249'300);
  BOOST_TEST(budgets[0] == 44'400);
  BOOST_TEST(budgets[1] == 76'875);
  BOOST_TEST(budgets[2] == 116'300);
}

BOOST_AUTO_TEST_CASE(nobody_on_a_side_is_no_fight) {
  BOOST_TEST((worth_of_encounter({}, std::vector<std::int32_t>{450}).how == difficulty::trivial));
  const encounter_worth alone = worth_of_encounter(four_of_level_3, {});
  BOOST_TEST(alone.adjusted == 0);
  BOOST_TEST(alone.party.from[0] == 300);
}

BOOST_AUTO_TEST_SUITE_END()
