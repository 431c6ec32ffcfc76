// What each event does to a table, and each thing that an event may say and the table does not.
// Events of a fight: apply_fight_test.cpp.

#include "model/apply.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <vector>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(apply_suite, apply_fixture)

// -- sessions ----------------------------------------------------------------

BOOST_AUTO_TEST_CASE(sessions_start_and_end_in_turn) {
  does(session_started{.number = 1, .title = "The Lost Mine"});
  BOOST_TEST(table.play().running);
  BOOST_TEST(table.play().title == "The Lost Mine");
  does(session_saved{.number = 1});
  does(session_ended{.number = 1});
  BOOST_TEST(!table.play().running);
  BOOST_TEST(table.play().title.empty());
  BOOST_TEST(table.play().count == 1U);
  does(session_started{.number = 2, .title = {}});
  BOOST_TEST(table.play().count == 2U);
}

BOOST_AUTO_TEST_CASE(sessions_out_of_turn_contradict) {
  contradicts(session_ended{.number = 0}, "none is running");
  contradicts(session_started{.number = 2, .title = {}}, "does not follow");
  does(session_started{.number = 1, .title = {}});
  contradicts(session_started{.number = 2, .title = {}}, "while one is running");
  contradicts(session_ended{.number = 2}, "another session");
}

// -- the table ---------------------------------------------------------------

BOOST_AUTO_TEST_CASE(an_added_creature_is_there_whole) {
  does(creature_added{.creature = "zombie-2",
                      .name = "Zombie 2",
                      .number = 2,
                      .hp = 7,
                      .max_hp = 22,
                      .hp_dice = {3, 4},
                      .block = block()});
  BOOST_TEST(at("zombie-2").name.str() == "Zombie 2");
  BOOST_TEST(at("zombie-2").hp == 7);
  BOOST_TEST(at("zombie-2").max_hp == 22);
  BOOST_TEST(at("zombie-2").number == 2U);
  BOOST_TEST((at("zombie-2").block == block()));
  BOOST_TEST(int(at("zombie-2").life) == int(vitality::conscious));
  BOOST_TEST(table.last_number("zombie") == 2U);
}

BOOST_AUTO_TEST_CASE(numbers_only_go_up_and_outlive_their_creatures) {
  adds("zombie-12", 12).adds("zombie-3", 3).adds("owl");
  BOOST_TEST(table.last_number("zombie") == 12U);
  BOOST_TEST(table.numbers().size() == 1U);
  does(creature_removed{.creature = "zombie-12"});
  BOOST_TEST(table.last_number("zombie") == 12U);
  BOOST_TEST(table.creatures().size() == 2U);
}

BOOST_AUTO_TEST_CASE(creatures_stand_sorted_by_id) {
  adds("m").adds("z").adds("a");
  BOOST_TEST(table.creatures()[0]->id.str() == "a");
  BOOST_TEST(table.creatures()[1]->id.str() == "m");
  BOOST_TEST(table.creatures()[2]->id.str() == "z");
}

BOOST_AUTO_TEST_CASE(impossible_creatures_contradict) {
  creature_added what{
      .creature = "a", .name = "a", .number = 0, .hp = 1, .max_hp = 1, .hp_dice = {}, .block = {}};
  contradicts(what, "without a stat block");
  what.block = block();
  what.hp = 2;
  contradicts(what, "impossible hit points");
  what.hp = -1;
  contradicts(what, "impossible hit points");
  what.hp = 1;
  does(what);
  contradicts(what, "there already");
  contradicts(creature_removed{.creature = "b"}, nobody_there);
}

// -- actions -----------------------------------------------------------------

BOOST_AUTO_TEST_CASE(uses_are_spent_and_come_back_sorted_by_pool) {
  adds("a");
  does(action_used{.creature = "a", .action = "Tail", .pool = "tail", .spent = {0, 1}});
  does(action_used{.creature = "a", .action = "Breath", .pool = "breath", .spent = {0, 1}});
  does(action_used{.creature = "a", .action = "Tail", .pool = "tail", .spent = {1, 2}});
  BOOST_REQUIRE_EQUAL(at("a").spent.size(), 2U);
  BOOST_TEST(at("a").spent[0].pool.str() == "breath");
  BOOST_TEST(at("a").spent[1].spent == 2);
  does(recharge_rolled{.creature = "a", .pool = "breath", .d6 = 4, .needed = 5, .spent = {1, 1}});
  BOOST_TEST(at("a").spent.size() == 2U);
  does(recharge_rolled{.creature = "a", .pool = "breath", .d6 = 6, .needed = 5, .spent = {1, 0}});
  does(uses_regained{.creature = "a", .pool = "tail", .spent = {2, 0}});
  BOOST_TEST(at("a").spent.empty());
  does(uses_regained{.creature = "a", .pool = "tail", .spent = {0, 0}});
  BOOST_TEST(at("a").spent.empty());
}

BOOST_AUTO_TEST_CASE(uses_that_are_others_contradict) {
  adds("a");
  contradicts(action_used{.creature = "b", .action = "x", .pool = "x", .spent = {0, 1}},
              nobody_there);
  contradicts(action_used{.creature = "a", .action = "x", .pool = "x", .spent = {1, 2}},
              "uses before");
  does(action_used{.creature = "a", .action = "x", .pool = "x", .spent = {0, 1}});
  contradicts(recharge_rolled{.creature = "a", .pool = "x", .d6 = 6, .needed = 5, .spent = {2, 0}},
              "uses before");
  contradicts(uses_regained{.creature = "a", .pool = "x", .spent = {0, 0}}, "uses before");
}

BOOST_AUTO_TEST_CASE(rolls_change_nothing_but_need_their_creatures) {
  adds("a").adds("b");
  const auto before = table;
  attack_rolled attack;
  attack.attacker = "a";
  attack.target = "b";
  does(attack).does(damage_rolled{}).does(dice_rolled{});
  saving_throw_rolled save;
  save.creature = "a";
  check_rolled check;
  check.creature = "b";
  does(save).does(check).does(condition_blocked{.creature = "a", .kind = condition::prone});
  does(note_added{.text = "the door creaks"}).does(session_saved{.number = 0});
  BOOST_TEST((table == before));
  attack.target = "c";
  contradicts(attack, nobody_there);
  attack.target = "b";
  attack.attacker = "c";
  contradicts(attack, nobody_there);
  save.creature = "c";
  contradicts(save, nobody_there);
  check.creature = "c";
  contradicts(check, nobody_there);
  contradicts(condition_blocked{.creature = "c", .kind = condition::prone}, nobody_there);
}

BOOST_AUTO_TEST_CASE(damage_and_healing_move_hit_points) {
  adds("a");
  does(temporary_hp_gained{.source = {}, .target = "a", .temp_hp = {0, 5}});
  damage_dealt damage;
  damage.target = "a";
  damage.hp = {20, 16};
  damage.temp_hp = {5, 0};
  does(damage);
  BOOST_TEST(at("a").hp == 16);
  BOOST_TEST(at("a").temp_hp == 0);
  does(healed{.source = {}, .target = "a", .amount = 3, .hp = {16, 19}});
  BOOST_TEST(at("a").hp == 19);
}

BOOST_AUTO_TEST_CASE(hit_points_that_are_others_contradict) {
  adds("a");
  damage_dealt damage;
  damage.target = "b";
  contradicts(damage, nobody_there);
  damage.target = "a";
  damage.hp = {19, 10};
  contradicts(damage, "hit points before");
  damage.hp = {20, 10};
  damage.temp_hp = {1, 0};
  contradicts(damage, "hit points before");
  contradicts(healed{.source = {}, .target = "b", .amount = 1, .hp = {20, 20}}, nobody_there);
  contradicts(healed{.source = {}, .target = "a", .amount = 1, .hp = {19, 20}},
              "hit points before");
  contradicts(temporary_hp_gained{.source = {}, .target = "b", .temp_hp = {0, 1}}, nobody_there);
  contradicts(temporary_hp_gained{.source = {}, .target = "a", .temp_hp = {2, 3}},
              "hit points before");
}

// -- life and death ----------------------------------------------------------

BOOST_AUTO_TEST_CASE(conditions_come_run_down_and_go) {
  adds("a");
  const condition_instance forever{
      .kind = condition::prone, .source = {}, .rounds = 0, .anchor = "a"};
  condition_instance three{.kind = condition::prone, .source = "b", .rounds = 3, .anchor = "b"};
  does(condition_added{.creature = "a", .instance = forever});
  does(condition_added{.creature = "a", .instance = three});
  does(condition_ticked{
      .creature = "a", .kind = condition::prone, .source = "b", .anchor = "b", .rounds = {3, 2}});
  three.rounds = 2;
  BOOST_TEST((at("a").conditions == std::vector{forever, three}));
  does(condition_removed{.creature = "a", .instance = forever, .why = condition_end::removed});
  BOOST_TEST((at("a").conditions == std::vector{three}));
  contradicts(condition_removed{.creature = "a", .instance = forever, .why = {}},
              "removed that is not there");
  condition_ticked tick{
      .creature = "a", .kind = condition::prone, .source = "b", .anchor = "b", .rounds = {3, 2}};
  contradicts(tick, "runs down that is not there");
  tick.rounds = {2, 1};
  tick.source = "c";
  contradicts(tick, "runs down that is not there");
  tick.source = "b";
  tick.anchor = "a";
  contradicts(tick, "runs down that is not there");
  tick.anchor = "b";
  tick.kind = condition::stunned;
  contradicts(tick, "runs down that is not there");
  tick.kind = condition::prone;
  tick.creature = "b";
  contradicts(tick, nobody_there);
  contradicts(condition_added{.creature = "b", .instance = three}, nobody_there);
  contradicts(condition_removed{.creature = "b", .instance = three, .why = {}}, nobody_there);
}

BOOST_AUTO_TEST_CASE(exhaustion_moves_the_level_and_hit_points) {
  adds("a");
  does(exhaustion_changed{.creature = "a", .level = {0, 4}, .hp = {20, 10}});
  BOOST_TEST(int(at("a").exhaustion) == 4);
  BOOST_TEST(at("a").hp == 10);
  BOOST_TEST(effective_max_hp(at("a")) == 10);
  contradicts(exhaustion_changed{.creature = "b", .level = {0, 1}, .hp = {20, 20}}, nobody_there);
  contradicts(exhaustion_changed{.creature = "a", .level = {3, 4}, .hp = {10, 10}},
              "exhaustion before");
  contradicts(exhaustion_changed{.creature = "a", .level = {4, 5}, .hp = {20, 10}},
              "hit points before");
}

BOOST_AUTO_TEST_CASE(death_saves_count_and_are_forgotten_by_the_living) {
  adds("a");
  does(vitality_changed{.creature = "a", .state = {vitality::conscious, vitality::dying}});
  death_save_rolled save;
  save.creature = "a";
  save.successes = {0, 1};
  does(save).does(death_failures_added{.creature = "a", .failures = {0, 2}});
  BOOST_TEST(int(at("a").death_successes) == 1);
  BOOST_TEST(int(at("a").death_failures) == 2);
  contradicts(save, "death saves before");
  save.successes = {1, 2};
  contradicts(save, "death saves before");
  contradicts(death_failures_added{.creature = "a", .failures = {0, 1}}, "death saves before");
  contradicts(vitality_changed{.creature = "a", .state = {vitality::stable, vitality::dead}},
              "another state before");
  does(vitality_changed{.creature = "a", .state = {vitality::dying, vitality::stable}});
  BOOST_TEST(int(at("a").death_successes) == 0);
  BOOST_TEST(int(at("a").death_failures) == 0);
  save.creature = "b";
  contradicts(save, nobody_there);
  contradicts(death_failures_added{.creature = "b", .failures = {0, 1}}, nobody_there);
  contradicts(vitality_changed{.creature = "b", .state = {}}, nobody_there);
}

BOOST_AUTO_TEST_CASE(the_dead_keep_their_failures) {
  adds("a");
  does(vitality_changed{.creature = "a", .state = {vitality::conscious, vitality::dying}});
  does(death_failures_added{.creature = "a", .failures = {0, 3}});
  does(vitality_changed{.creature = "a", .state = {vitality::dying, vitality::dead}});
  BOOST_TEST(int(at("a").death_failures) == 3);
}

// -- taking back -------------------------------------------------------------

BOOST_AUTO_TEST_CASE(every_event_is_a_step_of_the_history) {
  does(note_added{.text = "one"});
  BOOST_TEST((table.past() == history{1, 0}));
  adds("a");
  BOOST_TEST((table.past() == history{2, 0}));
}

BOOST_AUTO_TEST_CASE(undo_and_redo_set_the_places_themselves) {
  adds("a").adds("b");
  state_patch gone;
  gone.creatures.push_back({.id = "b", .value = nullptr});
  does(command_undone{.first = 2, .last = 2, .head = {2, 1}, .redo = {0, 3}, .restored = gone});
  BOOST_TEST((table.past() == history{1, 3}));
  BOOST_TEST(!table.find("b"));
  state_patch back;
  back.creatures.push_back({.id = "b", .value = std::make_shared<creature>(at("a"))});
  auto b = std::make_shared<creature>(at("a"));
  b->id = "b";
  back.creatures[0].value = b;
  does(command_redone{.undone = 3, .head = {1, 2}, .redo = {3, 0}, .restored = back});
  BOOST_TEST((table.past() == history{2, 0}));
  BOOST_TEST(at("b").hp == 20);
}

BOOST_AUTO_TEST_CASE(a_new_command_forgets_what_could_be_redone) {
  adds("a");
  does(command_undone{.first = 1, .last = 1, .head = {1, 0}, .redo = {0, 2}, .restored = {}});
  does(note_added{.text = "instead"});
  BOOST_TEST((table.past() == history{3, 0}));
}

BOOST_AUTO_TEST_CASE(undo_of_what_is_not_the_last_command_contradicts) {
  adds("a").adds("b");
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
  BOOST_TEST((table.past() == history{4, 0}));
  does(state_restored{.restored = count_of_fights(0)});
  BOOST_TEST((table.past() == history{5, 0}));
  BOOST_TEST(table.encounters() == 0U);
  // Behind an undo the places are those that the undo set.
  does(command_undone{.first = 4, .last = 5, .head = {5, 3}, .redo = {0, 6}, .restored = {}});
  does(state_restored{.restored = count_of_fights(1)});
  BOOST_TEST((table.past() == history{3, 6}));
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

// -- copy on write -----------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_copy_stays_as_it_was_whatever_happens_to_the_table) {
  in_the_turn_of_b().does(session_started{.number = 1, .title = "x"});
  const state copy = table;
  const auto* const creature_c = copy.find("c");
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
  // What did not change is still shared.
  BOOST_TEST(table.find("c") == creature_c);
  BOOST_TEST(copy.find("c") == creature_c);
}

BOOST_AUTO_TEST_SUITE_END()
