// What is pending, answered and ordered, put on a state.

#include "model/events/decisions.hpp"

#include "tests/support/apply_fixture.hpp"

#include <memory>

BOOST_AUTO_TEST_SUITE(decision_events_suite)

using namespace dnd::test;

namespace {

std::shared_ptr<const pending_decision> question_to(std::string_view who) {
  auto made = std::make_shared<pending_decision>();
  made->asked.push_back({.who = who, .reactions = {"Shield"}});
  made->moment = 1;
  made->line = "attack with: slam to: mira";
  return made;
}

reaction_taken reaction_of(std::string_view who) {
  reaction_taken made;
  made.creature = who;
  made.reaction = "Shield";
  return made;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_question_stays_until_it_is_answered, apply_fixture) {
  adds("mira").does(decision_pending{.decision = question_to("mira")});
  BOOST_REQUIRE(now.pending() != nullptr);
  does(decision_made{.creature = "mira", .reaction = "Shield"});
  BOOST_TEST(now.pending() == nullptr);
}

BOOST_FIXTURE_TEST_CASE(the_game_master_answers_for_all, apply_fixture) {
  adds("mira").does(decision_pending{.decision = question_to("mira")});
  does(decision_made{});
  BOOST_TEST(now.pending() == nullptr);
}

BOOST_FIXTURE_TEST_CASE(questions_and_answers_that_do_not_fit_contradict, apply_fixture) {
  adds("mira").adds("lich");
  contradicts(decision_made{.creature = "mira", .reaction = {}}, "no decision is pending");
  contradicts(decision_pending{}, "nobody is asked");
  contradicts(decision_pending{.decision = std::make_shared<pending_decision>()},
              "nobody is asked");
  contradicts(decision_pending{.decision = question_to("grog")}, "not there");
  does(decision_pending{.decision = question_to("mira")});
  contradicts(decision_pending{.decision = question_to("mira")}, "another decision is pending");
  contradicts(decision_made{.creature = "lich", .reaction = {}}, "not asked");
}

BOOST_FIXTURE_TEST_CASE(reactions_and_countered_spells_are_of_creatures_that_are_there,
                        apply_fixture) {
  adds("mira");
  contradicts(reaction_of("grog"), "not there");
  contradicts(spell_countered{.caster = "mira", .spell = "Blast", .source = "lich"}, "not there");
  does(reaction_of("mira"));
}

BOOST_FIXTURE_TEST_CASE(orders_are_sorted_changed_and_ended, apply_fixture) {
  adds("mira");
  const auto order = [](const char* name, reaction_order before, reaction_order after) {
    return reaction_ordered{.creature = "mira", .reaction = name, .when = {before, after}};
  };
  does(order("Shield", reaction_order::ask, reaction_order::helps));
  does(order("Parry", reaction_order::ask, reaction_order::always));
  BOOST_REQUIRE_EQUAL(now.find("mira")->orders.size(), 2U);
  BOOST_TEST(now.find("mira")->orders.front().reaction.view() == "Parry");
  contradicts(order("Shield", reaction_order::ask, reaction_order::never), "another");
  does(order("Shield", reaction_order::helps, reaction_order::never));
  does(order("Parry", reaction_order::always, reaction_order::ask));
  BOOST_REQUIRE_EQUAL(now.find("mira")->orders.size(), 1U);
  contradicts(reaction_ordered{.creature = "grog", .reaction = "Shield", .when = {}}, "not there");
}

BOOST_AUTO_TEST_SUITE_END()
