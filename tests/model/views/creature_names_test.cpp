#include "model/views/creature_names.hpp"

#include "tests/model/views/scene.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

BOOST_AUTO_TEST_SUITE(creature_names_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;
using tests::views::commit_of;
using tests::views::two_creatures;

BOOST_AUTO_TEST_CASE(people_use_the_name_of_who_has_one_and_the_id_of_who_shares_it) {
  const state now = two_creatures();
  BOOST_TEST(called("grog", now) == "Grog");
  BOOST_TEST(called("zombie-1", now) == "zombie-1");
  BOOST_TEST(called("elara", now) == "elara");
  creature nameless = *now.find("grog");
  nameless.name = "";
  BOOST_TEST(called(nameless) == "grog");
}

BOOST_AUTO_TEST_CASE(all_who_are_mentioned_have_names_wherever_they_are_mentioned) {
  const state now = two_creatures();
  damage_dealt hit;
  hit.source = "grog";
  hit.target = "zombie-1";
  condition_added bound;
  bound.creature = "zombie-1";
  bound.instance.source = "grog";
  pending_decision question;
  question.actor = "grog";
  question.asked = {{.who = "zombie-1", .reactions = {}}};
  const decision_pending asks{.decision = std::make_shared<const pending_decision>(question)};
  for (const event& each : {event(hit), event(bound), event(asks)}) {
    const auto names = names_in(*commit_of(1, {each}), {.before = nullptr, .after = &now});
    BOOST_TEST(names.size() == 2u);
    BOOST_TEST(names.at("grog") == "Grog");
  }
}

BOOST_AUTO_TEST_CASE(a_place_has_the_name_that_it_was_written_down_with) {
  state now = two_creatures();
  now.set_fact({.id = "old-mill", .kind = fact_kind::place, .name = "Old Mill"});
  const place_changed came{.creature = "grog", .place = {{}, "old-mill"}};
  const auto names = names_in(*commit_of(1, {came}), {.before = nullptr, .after = &now});
  BOOST_TEST(names.at("old-mill") == "Old Mill");
  const place_changed left{.creature = "grog", .place = {"old-mill", {}}};
  BOOST_TEST(names_in(*commit_of(1, {left}), {.before = &now, .after = nullptr}).at("old-mill") ==
             "Old Mill");
}

BOOST_AUTO_TEST_CASE(who_has_just_been_removed_has_the_name_of_before) {
  const state before = two_creatures();
  state after = before;
  BOOST_REQUIRE(after.erase("grog"));
  creature_removed gone;
  gone.creature = "grog";
  const auto what = commit_of(1, {gone});
  BOOST_TEST(names_in(*what, {.before = &before, .after = &after}).at("grog") == "Grog");
  BOOST_TEST(names_in(*what, {.before = nullptr, .after = &after}).empty());
  BOOST_TEST(names_in(*what, {}).empty());
}

BOOST_AUTO_TEST_CASE(who_comes_or_comes_back_in_the_commit_has_the_name_that_it_brings) {
  creature_added added;
  added.creature = "vera";
  added.name = "Vera";
  creature_added numbered;
  numbered.creature = "goblin-2";
  numbered.name = "Goblin";
  numbered.number = 2;
  command_undone undone;
  undone.restored.creatures.push_back({"elara", tests::views::creature_of("elara", "Elara", 0)});
  undone.restored.creatures.push_back({"zombie-9", nullptr});
  const auto names = names_in(*commit_of(1, {added, numbered, undone}), {});
  BOOST_TEST(names.at("vera") == "Vera");
  BOOST_TEST(names.at("goblin-2") == "goblin-2");
  BOOST_TEST(names.at("elara") == "Elara");
  BOOST_TEST(names.size() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
