// Where undo and redo stand after each event, and what taking back does to a state.

#include "model/events/taking_back.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(taking_back_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(undo_and_redo_set_the_places_themselves) {
  adds("a").adds("b");
  state_patch gone;
  gone.creatures.push_back({.id = "b", .value = nullptr});
  does(command_undone{.first = 2, .last = 2, .head = {2, 1}, .redo = {0, 3}, .restored = gone});
  BOOST_TEST((now.undo_at() == undo_position{1, 3}));
  BOOST_TEST(!now.find("b"));
  state_patch back;
  back.creatures.push_back({.id = "b", .value = std::make_shared<creature>(at("a"))});
  auto b = std::make_shared<creature>(at("a"));
  b->id = "b";
  back.creatures[0].value = b;
  does(command_redone{.undone = 3, .head = {1, 2}, .redo = {3, 0}, .restored = back});
  BOOST_TEST((now.undo_at() == undo_position{2, 0}));
  BOOST_TEST(at("b").hp == 20);
}

BOOST_AUTO_TEST_CASE(undo_of_what_is_not_the_last_command_contradicts) {
  adds("a").adds("b");
  contradicts(command_taken_out{.first = 0, .last = 1, .restored = {}},
              "what is taken out is no command before it");
  contradicts(command_taken_out{.first = 1, .last = 9, .restored = {}},
              "what is taken out is no command before it");
  contradicts(command_undone{.first = 1, .last = 1, .head = {1, 0}, .redo = {0, 3}, .restored = {}},
              "not the last command");
  contradicts(command_undone{.first = 2, .last = 2, .head = {2, 1}, .redo = {1, 3}, .restored = {}},
              "not the last command");
  contradicts(command_redone{.undone = 2, .head = {2, 1}, .redo = {2, 0}, .restored = {}},
              "not the last command");
}

BOOST_AUTO_TEST_CASE(a_patch_in_parts_is_one_step) {
  fights({"a"});
  state_patch no_fight;
  no_fight.fight.emplace(nullptr);
  does(encounter_discarded{.number = 1, .restored = no_fight});
  BOOST_TEST((now.undo_at() == undo_position{4, 0}));
  does(state_restored{.restored = count_of_fights(0)});
  BOOST_TEST((now.undo_at() == undo_position{5, 0}));
  BOOST_TEST(now.encounters() == 0U);
  // After an undo the places are those that the undo set.
  does(command_undone{.first = 4, .last = 5, .head = {5, 3}, .redo = {0, 6}, .restored = {}});
  does(state_restored{.restored = count_of_fights(1)});
  BOOST_TEST((now.undo_at() == undo_position{3, 6}));
}

BOOST_AUTO_TEST_CASE(what_is_restored_is_a_copy) {
  adds("a");
  auto kept = std::make_shared<creature>(at("a"));
  state_patch patch;
  patch.creatures.push_back({.id = "a", .value = kept});
  does(state_restored{.restored = patch});
  does(temporary_hp_gained{.source = {}, .target = "a", .temp_hp = {0, 5}});
  BOOST_TEST(kept->temp_hp == 0);
}

BOOST_AUTO_TEST_SUITE_END()
