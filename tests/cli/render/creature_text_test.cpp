#include "cli/render/creature_text.hpp"

#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(creature_text_suite)

using namespace dnd;
using model::views::creature_view;
using model::views::viewer;

namespace {

std::string lines_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& each : texts) out += each + "\n";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_condition_is_named_once_with_the_longest_of_its_rounds) {
  model::creature who = *tests::grog();
  const auto impose = [&who](model::condition kind, std::int32_t rounds) {
    who.conditions.push_back({.kind = kind, .rounds = rounds});
  };
  impose(model::condition::poisoned, 2);
  impose(model::condition::prone, 0);
  impose(model::condition::poisoned, 3);
  BOOST_TEST(lines_of(cli::condition_texts(tests::seen(who))) == "poisoned (3 rounds)\nprone\n");
  impose(model::condition::poisoned, 0);
  BOOST_TEST(lines_of(cli::condition_texts(tests::seen(who))) == "poisoned\nprone\n");
}

BOOST_AUTO_TEST_CASE(life_is_told_with_the_death_saves_so_far) {
  model::creature who = *tests::grog();
  const auto told = [&who](model::vitality life) {
    who.life = life;
    return cli::life_text(tests::seen(who));
  };
  BOOST_TEST(told(model::vitality::conscious) == "");
  BOOST_TEST(told(model::vitality::stable) == "stable");
  BOOST_TEST(told(model::vitality::dead) == "dead");
  BOOST_TEST(told(model::vitality::dying) == "dying");
  who.death_successes = 2;
  who.death_failures = 1;
  BOOST_TEST(told(model::vitality::dying) == "dying (2 successes, 1 failure)");
  BOOST_TEST(cli::life_text(view_of(who, viewer::spectator())) == "");
}

BOOST_AUTO_TEST_CASE(all_that_holds_comes_in_a_fixed_order) {
  model::creature who = *tests::grog();
  who.life = model::vitality::stable;
  who.exhaustion = 2;
  who.conditions.push_back({.kind = model::condition::prone});
  BOOST_TEST(lines_of(cli::state_texts(tests::seen(who))) == "stable\nprone\nexhaustion 2\n");
}

BOOST_AUTO_TEST_CASE(the_dead_are_dead_and_nothing_else) {
  auto who = tests::grog();
  who->hp = 0;
  who->life = model::vitality::dead;
  who->exhaustion = 2;
  who->conditions = {
      {.kind = model::condition::prone, .source = {}, .rounds = 0, .anchor = "grog"}};
  BOOST_TEST(cli::state_texts(tests::seen(*who)) == std::vector<std::string>{"dead"},
             boost::test_tools::per_element());
  const auto seen = view_of(*who, model::views::viewer::spectator());
  BOOST_TEST(cli::state_texts(seen).empty());
}

BOOST_AUTO_TEST_SUITE_END()
