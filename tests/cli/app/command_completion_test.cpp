#include "cli/app/command_completion.hpp"

#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(command_completion_suite)

using namespace dnd;
using namespace dnd::cli;
using model::views::state_view;
using model::views::viewer;

BOOST_AUTO_TEST_CASE(actions_are_those_of_whoever_is_meant_or_acts) {
  const state_view now = tests::seen(tests::fighting_state());
  BOOST_TEST(action_names(now, "").size() == 1u);
  BOOST_TEST(action_names(now, "zombie-1").front() == "Slam");
  BOOST_TEST(action_names(now, "Gro").front() == "Slam");
  BOOST_TEST(action_names(now, "nobody").empty());
  BOOST_TEST(action_names(tests::seen(tests::small_state()), "").empty());
}

BOOST_AUTO_TEST_CASE(actions_of_a_hidden_stat_block_are_not_offered) {
  const state_view now = view_of(tests::fighting_state(), viewer::player({"grog"}));
  BOOST_TEST(action_names(now, "grog").size() == 1u);
  BOOST_TEST(action_names(now, "zombie-1").empty());
}

BOOST_AUTO_TEST_CASE(a_state_offers_its_creatures_once_each) {
  const auto source =
      completion_source_of(std::make_shared<const state_view>(tests::seen(tests::small_state())));
  const std::vector<std::string> ids{"grog", "zombie-1", "zombie-2"};
  BOOST_TEST(source.creatures == ids, boost::test_tools::per_element());
  const std::vector<std::string> names{"Grog", "Zombie"};
  BOOST_TEST(source.campaign_words == names, boost::test_tools::per_element());
  BOOST_TEST(source.actions("grog").front() == "Slam");
  const std::vector<std::string> groups{"all", "monsters", "party", "zombie*"};
  BOOST_TEST(source.groups == groups, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(state_and_content_are_those_at_the_moment_of_the_tab) {
  auto now = std::make_shared<const state_view>();
  std::vector<std::string> content;
  const completer complete = command_completer(
      [&] { return now; }, {.addable = [&] { return content; },
                            .entries = [](auto) { return std::vector<std::string>{"grease"}; },
                            .sought = {}});
  BOOST_TEST(complete("remove g", 8).candidates.empty());
  BOOST_TEST(complete("add gob", 7).candidates.empty());
  now = std::make_shared<const state_view>(tests::seen(tests::small_state()));
  content = {"goblin"};
  BOOST_TEST(complete("remove g", 8).candidates.front() == "grog");
  BOOST_TEST(complete("add gob", 7).candidates.front() == "goblin");
  BOOST_TEST(complete("look gr", 7).candidates.size() == 2u);
  BOOST_TEST(complete("find monster type: u", 20).candidates.empty());
}

BOOST_AUTO_TEST_SUITE_END()
