#include "model/rules/ability_scores.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::tests {
namespace ability_scores_suite {
namespace {

using namespace model;
using namespace model::rules;

std::vector<word> words(const std::vector<std::string>& texts) {
  std::vector<word> all;
  for (const std::string& one : texts) all.push_back({one, 0});
  return all;
}

struct stage {
  dice_roller dice{7};
  ruled<score_array> scores(score_method how, const std::vector<std::string>& texts) {
    return scores_by(how, words(texts), dice);
  }
};

const std::vector<std::string> in_order = {"wis", "con", "dex", "str", "int", "cha"};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ability_score_rules, stage)

BOOST_AUTO_TEST_CASE(names_alone_get_the_standard_scores_in_their_order) {
  BOOST_TEST((*scores(score_method::any_fair, in_order) == score_array{12, 13, 14, 10, 15, 8}));
}

BOOST_AUTO_TEST_CASE(points_buy_27_worth) {
  BOOST_TEST((cost_of_score(8) == 0));
  BOOST_TEST((cost_of_score(13) == 5));
  BOOST_TEST((cost_of_score(14) == 7));
  BOOST_TEST((cost_of_score(15) == 9));
  BOOST_TEST(!cost_of_score(7).has_value());
  BOOST_TEST(!cost_of_score(16).has_value());
  const auto bought =
      scores(score_method::points, {"str 15", "dex 15", "con 15", "int 8", "wis 8", "cha 8"});
  BOOST_TEST((*bought == score_array{15, 15, 15, 8, 8, 8}));
  const auto dear =
      scores(score_method::any_fair, {"str 15", "dex 15", "con 15", "int 9", "wis 8", "cha 8"});
  BOOST_REQUIRE(!dear);
  BOOST_TEST((dear.error().code == refusal_code::too_many));
  BOOST_TEST(
      !scores(score_method::points, {"str 16", "dex 8", "con 8", "int 8", "wis 8", "cha 8"}));
}

BOOST_AUTO_TEST_CASE(the_standard_scores_are_each_there_once) {
  BOOST_TEST(bool(
      scores(score_method::standard, {"str 8", "dex 15", "con 14", "int 13", "wis 12", "cha 10"})));
  BOOST_TEST(
      !scores(score_method::standard, {"str 8", "dex 15", "con 14", "int 13", "wis 12", "cha 12"}));
}

BOOST_AUTO_TEST_CASE(rolled_scores_are_the_best_three_of_four_dice) {
  dice.begin({1, 6, 6, 6, 1, 1, 1, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 2, 2, 2, 1, 2, 3, 3});
  // 18, 3, 12, 15, 6, 8 by falling size, for the names in their order.
  BOOST_TEST((*scores(score_method::rolled, in_order) == score_array{8, 12, 15, 6, 18, 3}));
  BOOST_TEST(!scores(score_method::rolled, {"str 15", "dex", "con", "int", "wis", "cha"}));
}

BOOST_AUTO_TEST_CASE(given_scores_are_from_3_to_18) {
  BOOST_TEST((*scores(score_method::given, {"str 18", "dex 3", "con 18", "int 18", "wis 18",
                                            "cha 18"}) == score_array{18, 3, 18, 18, 18, 18}));
  BOOST_TEST(
      !scores(score_method::given, {"str 19", "dex 3", "con 18", "int 18", "wis 18", "cha 18"}));
}

BOOST_AUTO_TEST_CASE(all_six_are_named_once_with_all_or_no_numbers) {
  BOOST_TEST(!scores(score_method::any_fair, {"str", "dex", "con", "int", "wis"}));
  BOOST_TEST(!scores(score_method::any_fair, {"str", "dex", "con", "int", "wis", "wis"}));
  BOOST_TEST(!scores(score_method::any_fair, {"str", "dex", "con", "int", "wis", "luck"}));
  BOOST_TEST(!scores(score_method::any_fair, {"str 15", "dex", "con", "int", "wis", "cha"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace ability_scores_suite
}  // namespace dnd::tests
