#include "cli/render/narration.hpp"

#include "tests/cli/render/narration_scene.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(narration_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests::narration;
using tests::story;

BOOST_AUTO_TEST_CASE(attack_joins_the_roll_with_its_damage_and_tells_the_death) {
  story events;
  events.then(greataxe())
      .then(greataxe_damage())
      .then(slashing(9, 9, {9, 0}))
      .then(vitality_changed{"zombie-1", {vitality::conscious, vitality::dead}});
  BOOST_TEST(told(events) ==
             "Grog attacks zombie-1 with Greataxe: d20 14 + 7 = 21 vs AC 8, hit.\n"
             "  9 slashing (1d12+4 [5]): zombie-1 9 → 0 hp.\n"
             "zombie-1 dies at 0 hp.");
  BOOST_TEST(told(events, ascii()).find("zombie-1 9 -> 0 hp") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(both_dice_of_advantage_are_shown_with_the_reason) {
  attack_rolled e = greataxe();
  e.d20 = {9, 14};
  e.mode = roll_mode::advantage;
  e.reason = "target prone";
  BOOST_TEST(told(e) ==
             "Grog attacks zombie-1 with Greataxe: d20 9 and 14, keeps 14 (advantage: target "
             "prone) + 7 = 21 vs AC 8, hit.");
  e.mode = roll_mode::disadvantage;
  e.total = 16;
  BOOST_TEST(told(e).find("keeps 9 (disadvantage: target prone) + 7 = 16") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(natural_rolls_and_criticals_are_named) {
  attack_rolled e = greataxe();
  e.d20 = {20};
  e.critical = true;
  BOOST_TEST(told(e).ends_with("vs AC 8, natural 20, critical hit."));
  e.d20 = {15};
  BOOST_TEST(told(e).ends_with("vs AC 8, critical hit."));
  e.d20 = {1};
  e.critical = e.hit = false;
  BOOST_TEST(told(e).ends_with("vs AC 8, natural 1, miss."));
}

BOOST_AUTO_TEST_CASE(defences_show_what_became_of_the_damage) {
  BOOST_TEST(told(slashing(9, 4, {22, 18})) ==
             "Grog deals 9 slashing halved to 4: zombie-1 22 → 18 hp.");
  BOOST_TEST(told(slashing(9, 0, {22, 22})) ==
             "Grog deals 9 slashing, immune: zombie-1 stays at 22 hp.");
  BOOST_TEST(told(slashing(1, 0, {22, 22})) ==
             "Grog deals 1 slashing halved to 0: zombie-1 stays at 22 hp.");
  BOOST_TEST(told(slashing(9, 18, {22, 4})) ==
             "Grog deals 9 slashing doubled to 18: zombie-1 22 → 4 hp.");
  BOOST_TEST(told(slashing(9, 8, {22, 14})) ==
             "Grog deals 9 slashing halved and doubled to 8: zombie-1 22 → 14 hp.");
  damage_dealt absorbed = slashing(9, 9, {22, 18});
  absorbed.source = {};
  absorbed.temp_hp = {5, 0};
  BOOST_TEST(told(absorbed) == "9 slashing: zombie-1 22 → 18 hp, temporary hp 5 → 0.");
}

BOOST_AUTO_TEST_CASE(area_damage_is_rolled_once_and_told_for_each_target) {
  story events;
  events
      .then(action_used{
          .creature = "grog", .action = "Fire Breath", .pool = "Fire Breath", .spent = {0, 1}})
      .then(damage_rolled{.source = "grog",
                          .action = "Fire Breath",
                          .dice = "2d6",
                          .faces = {6, 5},
                          .total = 11,
                          .type = damage_type::fire})
      .then(saving_throw_rolled{.creature = "zombie-1",
                                .with = ability::dex,
                                .d20 = {17},
                                .modifier = -2,
                                .total = 15,
                                .dc = 13,
                                .success = true,
                                .reason = {}})
      .then(damage_dealt{.source = "grog",
                         .target = "zombie-1",
                         .amount = 5,
                         .type = damage_type::fire,
                         .rolled = 5,
                         .hp = {22, 17},
                         .temp_hp = {}});
  BOOST_TEST(told(events) ==
             "Grog uses Fire Breath: 1 spent.\n"
             "  Fire Breath: 2d6 [6, 5] = 11 fire.\n"
             "  zombie-1: Dexterity save, DC 13: d20 17 - 2 = 15, success.\n"
             "  5 fire: zombie-1 22 → 17 hp.");
}

BOOST_AUTO_TEST_CASE(equal_newcomers_and_shared_initiative_are_one_line) {
  story events;
  for (std::uint32_t i = 3; i <= 5; ++i)
    events.then(creature_added{.creature = "zombie-" + std::to_string(i),
                               .name = "Zombie",
                               .number = i,
                               .hp = 22,
                               .max_hp = 22,
                               .hp_dice = {},
                               .block = tests::zombie_block()});
  events.command("encounter start").then(encounter_started{1});
  events.then(combatant_joined{.creature = "grog"}).then(combatant_joined{.creature = "zombie-3"});
  for (const char* id : {"zombie-3", "zombie-4"})
    events.then(
        initiative_rolled{.creature = id, .d20 = {8}, .modifier = -2, .total = 6, .tie_break = 1});
  BOOST_TEST(told(events) ==
             "zombie-3, zombie-4 and zombie-5 (Zombie) join: 22 hp, AC 8 each.\n"
             "Encounter 1 begins.\n"
             "Grog and zombie-3 join the fight.\n"
             "zombie-3 and zombie-4 roll initiative: d20 8 - 2 = 6.");
}

BOOST_AUTO_TEST_CASE(newcomer_with_rolled_hit_points_shows_its_dice) {
  BOOST_TEST(told(creature_added{.creature = "zombie-7",
                                 .name = "Zombie",
                                 .number = 7,
                                 .hp = 20,
                                 .max_hp = 20,
                                 .hp_dice = {4, 5, 2},
                                 .block = tests::zombie_block()}) ==
             "zombie-7 (Zombie) joins: 20 hp (3d8+9 [4, 5, 2]), AC 8.");
  BOOST_TEST(told(creature_added{.creature = "grog-the-mighty",
                                 .name = "Grog the Mighty",
                                 .hp = 10,
                                 .max_hp = 28,
                                 .hp_dice = {},
                                 .block = tests::grog_block()}) ==
             "Grog the Mighty (half-orc barbarian 3) joins: 10/28 hp, AC 14.");
}

BOOST_AUTO_TEST_CASE(conditions_say_how_long_from_whom_and_how_they_end) {
  const condition_instance poisoned{
      .kind = condition::poisoned, .source = "grog", .rounds = 10, .anchor = "grog"};
  BOOST_TEST(told(condition_added{"zombie-1", poisoned}) ==
             "zombie-1 is poisoned for 10 rounds (by Grog).");
  BOOST_TEST(told(condition_ticked{
                 .creature = "zombie-1", .kind = condition::poisoned, .rounds = {2, 1}}) ==
             "zombie-1: poisoned, 1 round left.");
  BOOST_TEST(told(condition_removed{"zombie-1", poisoned, condition_end::expired}) ==
             "zombie-1: poisoned (by Grog) wears off.");
  BOOST_TEST(told(condition_removed{"zombie-1", {.kind = condition::prone}, {}}) ==
             "zombie-1: prone ends.");
  BOOST_TEST(told(condition_blocked{"zombie-1", condition::poisoned}) ==
             "zombie-1 cannot be poisoned: immune.");
}

BOOST_AUTO_TEST_CASE(life_and_death_are_told_by_what_changed) {
  BOOST_TEST(told(vitality_changed{"grog", {vitality::conscious, vitality::dying}}) ==
             "Grog is dying.");
  BOOST_TEST(told(vitality_changed{"grog", {vitality::dying, vitality::stable}}) ==
             "Grog is stable.");
  BOOST_TEST(told(vitality_changed{"grog", {vitality::stable, vitality::conscious}}) ==
             "Grog is conscious again.");
  BOOST_TEST(told(vitality_changed{"grog", {vitality::dead, vitality::conscious}}) ==
             "Grog is alive again.");
}

BOOST_AUTO_TEST_CASE(death_saves_are_counted) {
  death_save_rolled save{.creature = "grog", .d20 = {12}, .total = 12, .successes = {0, 1}};
  BOOST_TEST(told(save) == "Grog's death save: d20 12 + 0 = 12, success (1 of 3).");
  save = {.creature = "grog", .d20 = {1}, .total = 1, .failures = {0, 2}};
  BOOST_TEST(told(save) == "Grog's death save: d20 1 + 0 = 1, natural 1, failure (2 of 3).");
  save = {.creature = "grog", .d20 = {20}, .total = 20};
  BOOST_TEST(told(save) == "Grog's death save: d20 20 + 0 = 20, natural 20, success.");
}

BOOST_AUTO_TEST_CASE(who_is_hit_while_down_fails_death_saves) {
  BOOST_TEST(told(death_failures_added{"grog", {0, 2}}) ==
             "Grog is hit while down: death save failures 0 → 2.");
}

BOOST_AUTO_TEST_CASE(exhaustion_is_told_with_the_hit_points_that_it_costs) {
  BOOST_TEST(told(exhaustion_changed{"grog", {3, 4}, {22, 14}}) ==
             "Grog: exhaustion level 3 → 4, 22 → 14 hp.");
}

BOOST_AUTO_TEST_CASE(a_check_names_its_skill_and_difficulty) {
  BOOST_TEST(told(check_rolled{.creature = "grog",
                               .with = ability::dex,
                               .of = skill::sleight_of_hand,
                               .d20 = {9},
                               .modifier = 3,
                               .total = 12,
                               .dc = 15,
                               .success = false,
                               .reason = {}}) ==
             "Grog's Sleight of Hand (DEX) check: d20 9 + 3 = 12 vs DC 15, failure.");
}

BOOST_AUTO_TEST_CASE(a_save_that_fails_without_a_roll_says_so) {
  BOOST_TEST(told(saving_throw_rolled{.creature = "zombie-1",
                                      .with = ability::str,
                                      .d20 = {},
                                      .dc = 12,
                                      .success = false,
                                      .automatic = true,
                                      .reason = "against Web"}) ==
             "zombie-1: Strength save against Web, DC 12: fails without a roll.");
}

BOOST_AUTO_TEST_CASE(a_check_that_needs_a_sense_in_vain_says_so) {
  BOOST_TEST(told(check_rolled{.creature = "grog",
                               .with = ability::wis,
                               .of = skill::perception,
                               .d20 = {},
                               .dc = 12,
                               .success = false,
                               .automatic = true,
                               .reason = {}}) ==
             "Grog's Perception (WIS) check: fails without a roll.");
}

BOOST_AUTO_TEST_CASE(a_free_roll_has_its_label_and_dice) {
  BOOST_TEST(told(dice_rolled{.creature = "grog",
                              .dice = "2d6",
                              .label = "fire",
                              .faces = {3, 4},
                              .total = 7,
                              .detail = "2d6 (3 + 4) = 7"}) == "Grog rolls fire: 2d6 (3 + 4) = 7");
}

BOOST_AUTO_TEST_CASE(a_recharge_says_whether_the_action_is_back) {
  BOOST_TEST(told(recharge_rolled{"grog", "Breath", 5, 5, {1, 0}}) ==
             "Grog rolls to recharge Breath: d6 5 vs 5, ready.");
}

BOOST_AUTO_TEST_CASE(healing_names_the_healer) {
  BOOST_TEST(told(healed{"", "grog", 6, {22, 28}}) == "Grog regains 6 hp: 22 → 28 hp.");
  BOOST_TEST(told(healed{"zombie-1", "grog", 6, {22, 28}}) ==
             "zombie-1 heals Grog for 6: 22 → 28 hp.");
  BOOST_TEST(told(temporary_hp_gained{"zombie-1", "grog", {0, 7}}) ==
             "Grog: temporary hp 0 → 7 (from zombie-1).");
}

BOOST_AUTO_TEST_CASE(sessions_begin_end_and_are_saved) {
  BOOST_TEST(told(session_started{2, "The Lost Mine"}) == "Session 2 begins: The Lost Mine.");
  BOOST_TEST(told(session_started{2, ""}) == "Session 2 begins.");
  BOOST_TEST(told(session_saved{0}) == "The campaign is saved.");
  BOOST_TEST(told(session_ended{2}) == "Session 2 ends.");
}

BOOST_AUTO_TEST_CASE(rounds_turns_and_the_end_of_a_fight_are_told) {
  BOOST_TEST(told(round_started{{2, 3}}) == "Round 3.");
  BOOST_TEST(told(turn_started{"grog", 3}) == "Grog's turn.");
  BOOST_TEST(told(turn_ended{"zombie-1", 3}) == "zombie-1's turn ends.");
  BOOST_TEST(told(encounter_ended{1, 3}) == "Encounter 1 ends after 3 rounds.");
  BOOST_TEST(told(encounter_ended{1, 0}) == "Encounter 1 ends before its first round.");
}

BOOST_AUTO_TEST_CASE(who_leaves_is_named) {
  BOOST_TEST(told(creature_removed{"grog"}) == "Grog leaves.");
}

BOOST_AUTO_TEST_CASE(uses_that_come_back_are_counted) {
  BOOST_TEST(told(uses_regained{"grog", "Legendary", {2, 0}}) ==
             "Grog regains 2 uses of Legendary.");
}

BOOST_AUTO_TEST_CASE(what_is_taken_back_is_told_with_its_events_and_who_comes_back) {
  command_undone undone{.first = 41, .last = 43};
  BOOST_TEST(told(undone) == "Undone: events 41–43.");
  // Somebody who is not there comes back under the own name.
  auto elara = std::make_shared<creature>(*tests::grog());
  elara->id = "elara";
  elara->name = "Elara";
  undone.restored.creatures.push_back({"elara", elara});
  undone.last = 41;
  BOOST_TEST(told(undone) == "Undone: event 41 (Elara).");
  BOOST_TEST(told(state_restored{undone.restored}) == "Put back as well (Elara).");
}

BOOST_AUTO_TEST_CASE(redo_and_the_discarding_of_a_fight_have_their_words) {
  BOOST_TEST(told(command_redone{.undone = 44}) == "Redone: what event 44 took back.");
  BOOST_TEST(told(encounter_discarded{1, {}}) ==
             "Encounter 1 is discarded: everything is as it was before.");
}

namespace {

/// An undo of a note, or of several, after which the game stands so.
std::string undone(const views::standing_view& stands, seq_t notes = 1) {
  auto commits = story().then(command_undone{.first = 1, .last = notes}).commits();
  story events;
  for (seq_t i = 0; i < notes; ++i) events.command("note x").then(note_added{"x"});
  commits.front().taken_back = events.commits();
  commits.front().stands = stands;
  return cli::text_of(cli::narrate(commits));
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_undo_says_where_the_game_stands_then) {
  const auto after = [](const views::standing_view& stands) {
    const std::string text = undone(stands);
    const std::string_view before = "Undone: the note \"x\", event 1. ";
    BOOST_TEST(text.starts_with(before));
    return text.substr(before.size());
  };
  const views::standing_view grogs{
      .fight = 1, .turn = "grog", .turn_name = "Grog", .fight_before = 1};
  BOOST_TEST(after(grogs) == "Grog's turn again.");
  auto other = grogs;
  other.fight_before = 0;
  BOOST_TEST(after(other) == "The fight is on again: Grog's turn.");
  BOOST_TEST(after({.fight = 1, .fight_before = 0}) == "The fight is on again.");
  BOOST_TEST(after({.fight = 1, .fight_before = 1}) == "It is nobody's turn yet.");
  BOOST_TEST(after({.fight = 0, .fight_before = 1}) == "There is no fight any more.");
  BOOST_TEST(after({}) == "No fight is on.");
}

BOOST_AUTO_TEST_CASE(each_command_that_was_taken_back_has_a_line_up_to_ten) {
  const std::string ten = undone({}, 10);
  BOOST_TEST(
      ten.starts_with("Undone: the note \"x\", event 10.\nUndone: the note \"x\", event 9."));
  BOOST_TEST(ten.ends_with("Undone: the note \"x\", event 1.\nNo fight is on."));
  BOOST_TEST(undone({}, 11) ==
             "Undone: 11 commands, events 1–11: first the note \"x\", last the note \"x\". "
             "No fight is on.");
}

BOOST_AUTO_TEST_CASE(the_rest_of_a_large_patch_is_not_told_where_the_commands_are_named) {
  story events;
  events.then(command_undone{.first = 1, .last = 1}).then(state_restored{});
  auto commits = events.commits();
  commits.front().taken_back = story().then(note_added{"x"}).commits();
  BOOST_TEST(cli::text_of(cli::narrate(commits)) == "Undone: the note \"x\", event 1.");
}

BOOST_AUTO_TEST_CASE(hostile_names_and_notes_cannot_move_the_cursor) {
  const std::string text =
      told(note_added{"gone\x1b[2J\x1b]0;x\a\r\n\xc2\x9b"
                      "1A\xff"});
  BOOST_TEST(text == "Note: gone?[2J?]0;x?  ?1A?");
  BOOST_TEST(told(creature_removed{"\x1b[1A"}) == "?[1A leaves.");
}

BOOST_AUTO_TEST_CASE(colour_is_added_only_by_a_coloured_style) {
  const auto always = cli::style::of(cli::color_setting::always, {}, cli::charset::utf8);
  BOOST_TEST(told(story().then(greataxe()), always).ends_with("\x1b[32mhit\x1b[0m."));
  BOOST_TEST(told(greataxe()).find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reason_that_says_what_for_is_not_said_twice) {
  attack_rolled e = greataxe();
  e.d20 = {9, 14};
  e.mode = roll_mode::advantage;
  e.reason = "advantage: granted";
  BOOST_TEST(told(e).find("keeps 14 (advantage: granted) + 7") != std::string::npos);
  e.mode = roll_mode::straight;
  e.reason = "advantage: granted; disadvantage: imposed";
  BOOST_TEST(told(e).find("(advantage: granted; disadvantage: imposed)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(untyped_damage_is_said_to_pass_defences) {
  damage_dealt e = slashing(7, 7, {22, 15});
  e.type = std::nullopt;
  e.source = {};
  BOOST_TEST(told(e) == "7 untyped, no defences apply: zombie-1 22 → 15 hp.");
  story rolled;
  rolled.then(damage_rolled{.dice = "2d6", .faces = {3, 4}, .total = 7}).then(e);
  BOOST_TEST(told(rolled).starts_with("7 untyped, no defences apply (2d6 [3, 4]): zombie-1"));
}

BOOST_AUTO_TEST_CASE(a_shared_roll_is_told_once_whatever_stands_between) {
  story events;
  events.command("encounter start");
  const auto rolls = [&events](const char* id, std::uint8_t face) {
    events.then(initiative_rolled{.creature = id,
                                  .d20 = {face},
                                  .modifier = 2,
                                  .total = static_cast<std::int16_t>(face + 2)});
  };
  rolls("zombie-1", 8);
  rolls("grog", 8);
  rolls("zombie-2", 8);
  rolls("boss-1", 8);
  BOOST_TEST(told(events) ==
             "zombie-1, zombie-2 and boss-1 roll initiative: d20 8 + 2 = 10.\n"
             "Grog rolls initiative: d20 8 + 2 = 10.");
}

BOOST_AUTO_TEST_CASE(groups_are_told_with_their_members) {
  BOOST_TEST(told(group_formed{.group = "pack", .members = {"grog", "zombie-1"}}) ==
             "Group pack: Grog and zombie-1.");
  BOOST_TEST(told(group_dissolved{.group = "pack"}) == "pack is no group any more.");
}

BOOST_AUTO_TEST_SUITE_END()
