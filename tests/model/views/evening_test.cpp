// What happened in a session, as facts: from commands that were played, as the game master sees
// them and as others do.

#include "model/views/evening.hpp"

#include "model/views/undone.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(evening_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using namespace dnd::test;

namespace {

/// An evening of Ann and Bob.
struct played_evening {
  game table = shop();
  state before = table.state;
  std::vector<commit_ptr> log;

  played_evening& say(std::string_view line) {
    commit made;
    made.first = table.state.seq() + 1;
    table.say(line);
    made.last = table.state.seq();
    made.by = "gm";
    made.line = line;
    made.events = std::make_shared<const std::vector<event>>(table.last);
    log.push_back(std::make_shared<const commit>(std::move(made)));
    return *this;
  }

  told_evening told(const viewer& whose = viewer::gm(), seq_t undone = 0) const {
    evening_reader reader({.number = 1, .title = "The Mill"}, before, whose);
    for (const commit_ptr& each : log) {
      auto seen = view_of(*each, whose, {.before = nullptr, .after = &table.state});
      seen.undone = each->first == undone;
      if (!seen.events.empty()) reader.read(*each, seen);
    }
    return reader.finish();
  }
};

std::vector<told_fact> facts_of(const told_evening& what) {
  std::vector<told_fact> out;
  for (const told_scene& each : what.scenes)
    out.insert(out.end(), each.facts.begin(), each.facts.end());
  return out;
}

const told_fight& fight_of(const told_evening& what) {
  for (const told_scene& each : what.scenes)
    if (each.fight) return *each.fight;
  BOOST_FAIL("no fight");
  std::abort();
}

std::vector<const told_fact*> turns_of(const told_fight& fight, moment_kind kind) {
  std::vector<const told_fact*> out;
  for (const told_fact& each : fight.turns)
    if (each.kind == kind) out.push_back(&each);
  return out;
}

/// Ann, Bob and an orc, Ann first.
played_evening in_a_fight() {
  played_evening e;
  e.say("add orc").say("encounter start");
  e.say("initiative by: ann rolled: 20").say("initiative by: bob rolled: 15");
  return e;
}

}  // namespace

BOOST_AUTO_TEST_CASE(notes_and_what_the_books_write_down_are_told_with_their_events) {
  played_evening e;
  e.say("note They met.").say("world event A storm.").say("quest Save the Mill text: It burns.");
  const auto facts = facts_of(e.told());
  BOOST_REQUIRE(facts.size() == 3U);
  BOOST_TEST((facts[0].kind == moment_kind::note));
  BOOST_TEST(facts[0].text == "They met.");
  BOOST_TEST(facts[0].events.first == e.log[0]->first);
  BOOST_TEST((facts[1].kind == moment_kind::world));
  BOOST_TEST((facts[2].kind == moment_kind::book));
  BOOST_TEST(facts[2].text == "Save the Mill");
  BOOST_TEST(facts[2].things.at(1) == "It burns.");
}

BOOST_AUTO_TEST_CASE(what_is_found_at_once_is_one_fact) {
  played_evening e;
  e.say("give 3 torch and: 15 gp to: ann");
  const auto facts = facts_of(e.told());
  BOOST_REQUIRE(facts.size() == 1U);
  BOOST_TEST((facts[0].kind == moment_kind::found));
  BOOST_TEST(facts[0].who == std::vector<std::string>{"Ann"}, boost::test_tools::per_element());
  BOOST_TEST(facts[0].things == std::vector<std::string>{"3 Torches"},
             boost::test_tools::per_element());
  BOOST_TEST(facts[0].amount == 1'500);
}

BOOST_AUTO_TEST_CASE(experience_of_several_is_one_fact) {
  played_evening e;
  e.say("xp award 100 to: ann and: bob");
  const auto facts = facts_of(e.told());
  BOOST_REQUIRE(!facts.empty());
  BOOST_TEST((facts[0].kind == moment_kind::experience));
  BOOST_TEST(facts[0].who.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_is_not_told) {
  played_evening e;
  e.say("note Stays.").say("note Goes.");
  const auto facts = facts_of(e.told(viewer::gm(), e.log.back()->first));
  BOOST_REQUIRE(facts.size() == 1U);
  BOOST_TEST(facts[0].text == "Stays.");
}

BOOST_AUTO_TEST_CASE(a_fight_has_sides_and_an_end) {
  auto e = in_a_fight();
  e.say("damage to: orc-1 amount: 999 by: ann").say("encounter end");
  const auto told = e.told();
  const told_fight& fight = fight_of(told);
  BOOST_TEST(fight.characters == (std::vector<std::string>{"Ann", "Bob"}),
             boost::test_tools::per_element());
  BOOST_REQUIRE(fight.foes.size() == 1U);
  BOOST_TEST(fight.foes[0].count == 1);
  BOOST_TEST((fight.end == fight_end::foes_fell));
  BOOST_REQUIRE(turns_of(fight, moment_kind::slain).size() == 1U);
  BOOST_TEST(turns_of(fight, moment_kind::slain)[0]->who == std::vector<std::string>{"Ann"},
             boost::test_tools::per_element());
  BOOST_REQUIRE(turns_of(fight, moment_kind::hardest).size() == 1U);
  BOOST_TEST(turns_of(fight, moment_kind::hardest)[0]->whom == "orc-1");
}

BOOST_AUTO_TEST_CASE(who_falls_and_rises_in_a_fight_is_a_turn_of_it) {
  auto e = in_a_fight();
  const auto hp = e.table.hp("bob");
  e.say("damage to: bob amount: " + std::to_string(hp) + " by: orc-1");
  e.say("heal to: bob amount: 3 by: ann");
  const auto told = e.told();
  const told_fight& fight = fight_of(told);
  BOOST_TEST((fight.end == fight_end::goes_on));
  const auto fell = turns_of(fight, moment_kind::fell);
  const auto rose = turns_of(fight, moment_kind::rose);
  BOOST_REQUIRE(fell.size() == 1U);
  BOOST_REQUIRE(rose.size() == 1U);
  BOOST_TEST(fell[0]->whom == "Bob");
  BOOST_TEST(fell[0]->who.at(0) == "orc-1");
  BOOST_TEST(rose[0]->who.at(0) == "Ann");
  BOOST_TEST(fell[0]->events.first < rose[0]->events.first);
}

BOOST_AUTO_TEST_CASE(the_round_in_which_a_fight_turned_is_that_of_the_balance) {
  auto e = in_a_fight();
  const auto hp = e.table.hp("bob");
  e.say("damage to: bob amount: " + std::to_string(hp - 1) + " by: orc-1");
  e.say("turn").say("turn").say("turn");
  BOOST_TEST(e.table.round() == 2U);
  e.say("damage to: orc-1 amount: " + std::to_string(e.table.hp("orc-1") - 1) + " by: ann");
  e.say("damage to: orc-1 amount: 999 by: ann").say("encounter end");
  const auto told = e.told();
  const auto turned = turns_of(fight_of(told), moment_kind::turned);
  BOOST_REQUIRE(turned.size() == 1U);
  BOOST_TEST(turned[0]->round == 2U);
  BOOST_TEST(turned[0]->amount == 1);
}

BOOST_AUTO_TEST_CASE(a_fight_that_one_side_leads_throughout_has_no_turn) {
  auto e = in_a_fight();
  e.say("damage to: orc-1 amount: 3 by: ann").say("damage to: orc-1 amount: 999 by: bob");
  e.say("encounter end");
  const auto told = e.told();
  BOOST_TEST(turns_of(fight_of(told), moment_kind::turned).empty());
}

BOOST_AUTO_TEST_CASE(players_are_told_no_hit_points_of_others_and_no_secrets) {
  auto e = in_a_fight();
  e.say("note Gundren lies.").say("world event A betrayal. for: gm");
  e.say("damage to: orc-1 amount: 7 by: ann");
  const auto told = e.told(viewer::player({"ann"}));
  BOOST_TEST(facts_of(told).empty());
  const told_fight& fight = fight_of(told);
  BOOST_TEST(turns_of(fight, moment_kind::turned).empty());
  // What is rolled is said aloud.
  BOOST_REQUIRE(turns_of(fight, moment_kind::hardest).size() == 1U);
  BOOST_TEST(turns_of(fight, moment_kind::hardest)[0]->amount == 7);
}

BOOST_AUTO_TEST_CASE(what_is_noted_in_a_fight_is_told_after_it) {
  auto e = in_a_fight();
  e.say("note The roof burns.").say("encounter end").say("note They rest.");
  const auto told = e.told();
  BOOST_REQUIRE(told.scenes.size() >= 2U);
  const auto with_fight =
      std::find_if(told.scenes.begin(), told.scenes.end(),
                   [](const told_scene& each) { return each.fight.has_value(); });
  BOOST_REQUIRE(with_fight != told.scenes.end());
  BOOST_REQUIRE(!with_fight->facts.empty());
  BOOST_TEST(with_fight->facts.front().text == "The roof burns.");
  BOOST_TEST(told.scenes.back().facts.back().text == "They rest.");
}

BOOST_AUTO_TEST_SUITE_END()
