// What all events have in common: each is a step that can be undone, and a copy of a state stays as
// it was. What each does by itself: `events/`.

#include "model/apply.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(apply_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(every_event_is_a_step_that_can_be_undone) {
  does(note_added{.text = "one"});
  BOOST_TEST((now.undo_at() == undo_position{1, 0}));
  adds("a");
  BOOST_TEST((now.undo_at() == undo_position{2, 0}));
}

BOOST_AUTO_TEST_CASE(a_new_command_forgets_what_could_be_redone) {
  adds("a");
  does(command_undone{.first = 1, .last = 1, .head = {1, 0}, .redo = {0, 2}, .restored = {}});
  does(note_added{.text = "instead"});
  BOOST_TEST((now.undo_at() == undo_position{3, 0}));
}

BOOST_AUTO_TEST_CASE(a_copy_stays_as_it_was_whatever_happens_to_the_other) {
  in_the_turn_of_b().does(session_started{.number = 1, .title = "x"});
  const state copy = now;
  damage_dealt damage;
  damage.target = "a";
  damage.hp = {20, 1};
  does(damage).adds("zombie-1", 1).does(turn_ended{.creature = "b", .round = 1});
  does(action_used{.creature = "a", .action = "x", .pool = "x", .spent = {0, 1}});
  does(creature_removed{.creature = "d"}).does(session_ended{.number = 1});
  does(encounter_ended{.number = 1, .rounds = 1});
  BOOST_TEST(copy.find("a")->hp == 20);
  BOOST_TEST(copy.find("a")->spent.empty());
  BOOST_TEST(copy.creatures().size() == 4U);
  BOOST_TEST(copy.fight()->turn_of()->id.str() == "b");
  BOOST_TEST(copy.fight()->order.size() == 4U);
  BOOST_TEST(copy.play().running);
  BOOST_TEST(copy.numbers().empty());
}

BOOST_AUTO_TEST_CASE(a_copy_shares_what_did_not_change) {
  in_the_turn_of_b();
  const state copy = now;
  const auto* const creature_c = copy.find("c");
  damage_dealt damage;
  damage.target = "a";
  damage.hp = {20, 1};
  does(damage);
  BOOST_TEST(now.find("c") == creature_c);
  BOOST_TEST(copy.find("c") == creature_c);
  BOOST_TEST(now.find("a") != copy.find("a"));
}

BOOST_AUTO_TEST_SUITE_END()
