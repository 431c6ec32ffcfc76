// What players and spectators are told of what the game master is told in full.

#include "tests/cli/render/narration_scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(narration_viewers_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests::narration;
using tests::story;

BOOST_AUTO_TEST_CASE(a_player_is_told_what_can_be_seen_and_heard) {
  story events;
  events.then(greataxe())
      .then(greataxe_damage())
      .then(slashing(9, 4, {22, 18}))
      .command("attack by: zombie-1")
      .then(attack_rolled{.attacker = "zombie-1",
                          .target = "grog",
                          .weapon = "Slam",
                          .d20 = {9},
                          .modifier = 3,
                          .total = 12,
                          .ac = 14});
  const auto told_to = [&events](const views::viewer& whose) {
    return cli::text_of(cli::narrate(events.seen_by(whose)));
  };
  BOOST_TEST(told_to(views::viewer::player({"grog"})) ==
             "Grog attacks zombie-1 with Greataxe: d20 14 + 7 = 21, hit.\n"
             "  9 slashing (1d12+4 [5]) to zombie-1.\n"
             "zombie-1 attacks Grog with Slam: miss.");
  BOOST_TEST(told_to(views::viewer::spectator()) ==
             "Grog attacks zombie-1 with Greataxe: hit.\n"
             "  9 slashing to zombie-1.\n"
             "zombie-1 attacks Grog with Slam: miss.");
}

BOOST_AUTO_TEST_CASE(a_spectator_is_told_of_no_numbers_of_a_creature) {
  const auto told_to_all = [](event what) {
    return cli::text_of(
        cli::narrate(story().then(std::move(what)).seen_by(views::viewer::spectator())));
  };
  creature_added added{.creature = "zombie-7",
                       .name = "Zombie",
                       .number = 7,
                       .hp = 20,
                       .max_hp = 20,
                       .hp_dice = {},
                       .block = tests::zombie_block()};
  BOOST_TEST(told_to_all(added) == "zombie-7 joins.");
  story several;
  several.then(added);
  added.creature = "zombie-8";
  several.then(added);
  BOOST_TEST(cli::text_of(cli::narrate(several.seen_by(views::viewer::spectator()))) ==
             "zombie-7 and zombie-8 join.");
  BOOST_TEST(told_to_all(healed{"", "grog", 6, {22, 28}}) == "Grog regains hit points.");
  BOOST_TEST(told_to_all(healed{"zombie-1", "grog", 6, {22, 28}}) == "zombie-1 heals Grog.");
  BOOST_TEST(told_to_all(temporary_hp_gained{"", "grog", {0, 7}}) == "Grog: temporary hp.");
  BOOST_TEST(told_to_all(exhaustion_changed{"grog", {3, 4}, {22, 14}}) ==
             "Grog: exhaustion level 3 → 4.");
  BOOST_TEST(told_to_all(action_used{"grog", "Rage", "Rage", {0, 1}}) == "Grog uses Rage.");
  BOOST_TEST(told_to_all(note_added{"The butler did it."}) == "");
  BOOST_TEST(told_to_all(command_undone{.first = 3, .last = 4}) == "Undone: what was done before.");
  BOOST_TEST(told_to_all(command_redone{.undone = 5}) == "Redone: what was taken back.");
  saving_throw_rolled save{.creature = "grog", .with = ability::dex, .d20 = {9}, .dc = 15};
  BOOST_TEST(told_to_all(save) == "Grog: Dexterity save.");
  save.success = true;
  BOOST_TEST(told_to_all(save) == "Grog: Dexterity save: success.");
  initiative_rolled initiative{.creature = "zombie-1", .d20 = {8}, .modifier = -2, .total = 6};
  BOOST_TEST(told_to_all(initiative) == "zombie-1 rolls initiative: 6.");
}

BOOST_AUTO_TEST_SUITE_END()
