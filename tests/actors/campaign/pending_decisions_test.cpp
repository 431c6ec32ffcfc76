// A command that waits for an answer: it waits in the log, in a snapshot and after a restart, and
// `undo` takes back the question as well as the answer.

#include "tests/support/game.hpp"
#include "tests/support/live_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(pending_decisions_suite)

namespace {

/// A knight that parries in melee for 2, and a goblin that hits it by one.
struct parried : live_campaign {
  parried() {
    model::stat_block knight = monster("Knight", 18, 52);
    model::action parry;
    parry.name = "Parry";
    parry.group = model::action_group::reaction;
    parry.on = "hit_by";
    model::effect step;
    step.kind = model::effect_kind::apply;
    step.to = model::effect_aim::self;
    step.what = "Parry";
    step.lasts.emplace_back();
    step.lasts.front().duration = "1 round";
    model::modifier better;
    better.key = model::modifier_key::armor_class;
    better.value = "2";
    step.lasts.front().modifiers.push_back(better);
    parry.effects.push_back(step);
    knight.actions.push_back(parry);
    knows(std::move(knight));
    accept("add knight");
    accept("add goblin");
    accept("attack by: goblin-1 with: scimitar to: knight-1 rolled: 15,3");
    BOOST_REQUIRE(state().pending() != nullptr);
  }

  void answers_as_always() {
    const auto& made = accept("reaction parry");
    BOOST_TEST(made.by == "knight-1");
    BOOST_TEST(state().pending() == nullptr);
    BOOST_TEST(state().find("knight-1")->hp == 52);
    BOOST_TEST(state().find("knight-1")->effects.size() == 1U);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_question_survives_a_restart, parried) {
  const auto hash_before = hash();
  reopen();
  BOOST_TEST(hash() == hash_before);
  BOOST_REQUIRE(state().pending() != nullptr);
  const auto no = refused("turn");
  BOOST_TEST((no.code == model::refusal_code::decision_pending));
  BOOST_TEST(no.message == "a command waits for the answer of Knight 1");
  answers_as_always();
}

BOOST_FIXTURE_TEST_CASE(a_question_survives_in_a_snapshot, parried) {
  take_snapshot();
  const auto loaded = load();
  BOOST_TEST((loaded.state == state()));
  BOOST_TEST(loaded.state.pending() != nullptr);
  BOOST_TEST((load_without_snapshot().state == state()));
  reopen();
  answers_as_always();
}

BOOST_FIXTURE_TEST_CASE(undo_takes_back_the_question_and_the_answer, parried) {
  const model::state asked = state();
  answers_as_always();
  accept("undo");
  BOOST_TEST((state() == asked));
  BOOST_REQUIRE(state().pending() != nullptr);
  reopen();
  accept("undo");
  BOOST_TEST(state().pending() == nullptr);
  accept("redo");
  BOOST_TEST((state() == asked));
  accept("pass");
  BOOST_TEST(state().find("knight-1")->hp == 47);
}

BOOST_FIXTURE_TEST_CASE(a_fight_is_not_discarded_while_a_command_waits, parried) {
  accept("let pass");
  accept("encounter start");
  accept("attack by: goblin-1 with: scimitar to: knight-1 free rolled: 15,3");
  BOOST_REQUIRE(state().pending() != nullptr);
  BOOST_TEST((refused("encounter discard").code == model::refusal_code::decision_pending));
  accept("let pass");
  accept("encounter discard");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
