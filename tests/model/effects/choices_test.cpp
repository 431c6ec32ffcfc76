// What whoever uses an effect chooses: a branch, or creatures and their number.

#include "model/effects/choices.hpp"

#include "tests/support/effect_trees.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(choices_suite)

using namespace dnd::model;
using namespace dnd::model::rules;
using namespace dnd::test;

namespace {

effect summon(std::vector<std::string> names) {
  effect step;
  step.kind = effect_kind::summon;
  step.names = std::move(names);
  return step;
}

effect choice() {
  effect step;
  step.kind = effect_kind::choose;
  step.branches.push_back({"Beast", {summon({"wolf", "dire-wolf", "giant-owl"})}});
  step.branches.push_back({"Wolf Spirit", {heal_step("1")}});
  return step;
}

std::string branch(const std::vector<std::string>& words) {
  const effect step = choice();
  const effect_branch* const found = chosen_branch(step, words);
  return found ? found->name : std::string();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_number_after_a_name_says_how_often) {
  BOOST_TEST(counted_name_of("wolf x8").name == "wolf");
  BOOST_TEST(counted_name_of("wolf x8").count == 8);
  BOOST_TEST(counted_name_of("dire wolf X2").name == "dire wolf");
  for (const auto* text : {"wolf", "wolf x", "wolf x0", "wolf x1000", "wolf 8", "x8", "wolf x8a"}) {
    BOOST_TEST(counted_name_of(text).name == text);
    BOOST_TEST(counted_name_of(text).count == 0);
  }
}

BOOST_AUTO_TEST_CASE(a_branch_is_chosen_by_its_name_or_by_what_it_offers) {
  BOOST_TEST(branch({}) == "Beast");
  BOOST_TEST(branch({"wolf spirit"}) == "Wolf Spirit");
  BOOST_TEST(branch({"giant owl x2"}) == "Beast");
  // The name of a branch goes before what another one offers.
  BOOST_TEST(branch({"wolf"}) == "Wolf Spirit");
  BOOST_TEST(branch({"bear"}).empty());
  BOOST_TEST(chosen_branch(effect{}, {}) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_creature_is_found_by_its_whole_name_before_a_beginning) {
  const effect step = summon({"wolf-spider", "wolf", "rat x3"});
  const std::vector<std::string> words{"nothing", "Wolf x2", "rat"};
  const chosen_creature first = creature_in(step, words);
  BOOST_TEST(first.name == "wolf");
  BOOST_TEST(first.count == 2);
  BOOST_TEST(first.word == 1U);
  const chosen_creature second = creature_in(step, words, 2);
  BOOST_TEST(second.name == "rat");
  BOOST_TEST(second.count == 3);
  BOOST_TEST(creature_in(step, words, 3).name.empty());
  BOOST_TEST(creature_in(step, std::vector<std::string>{"wolf s"}).name == "wolf-spider");
  BOOST_TEST(creature_in(step, std::vector<std::string>{"--"}).name.empty());
}

BOOST_AUTO_TEST_CASE(a_word_is_offered_where_some_step_has_it) {
  effect choice;
  choice.kind = effect_kind::choose;
  choice.branches.push_back({.name = "Picture", .steps = {summon({"wolf"})}});
  const effect_list whole{choice, summon({"rat"})};
  BOOST_TEST(is_offered(whole, "picture"));
  BOOST_TEST(is_offered(whole, "wolf"));
  BOOST_TEST(is_offered(whole, "rat x2"));
  BOOST_TEST(!is_offered(whole, "bear"));
}

BOOST_AUTO_TEST_SUITE_END()
