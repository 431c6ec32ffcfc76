// What is told beside the bare event: why somebody died, why a hit is critical, what a saving throw
// is for, what is left of something limited, what a multiattack left out.

#include "tests/cli/render/narration_scene.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

BOOST_AUTO_TEST_SUITE(narration_reasons_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests::narration;
using tests::story;

namespace {

damage_dealt to_grog(std::int32_t amount, hp_change hp) {
  return {.source = "zombie-1",
          .target = "grog",
          .amount = amount,
          .type = damage_type::fire,
          .rolled = amount,
          .hp = hp,
          .temp_hp = {}};
}

vitality_changed dies(const char* who, vitality before = vitality::conscious) {
  return {who, {before, vitality::dead}};
}

std::string last_line(const std::string& text) {
  return text.substr(text.rfind('\n') + 1);
}

std::string told_to_a_spectator(const story& events) {
  return cli::text_of(cli::narrate(events.seen_by(views::viewer::spectator())));
}

/// Grog strikes twice, and the story ends with what a multiattack left.
std::vector<views::commit_view> left_out(views::unmade_attacks unmade) {
  auto commits = story().then(greataxe()).commits();
  commits.front().unmade = std::move(unmade);
  return commits;
}

}  // namespace

BOOST_AUTO_TEST_CASE(deaths_say_why) {
  BOOST_TEST(last_line(told(story().then(slashing(9, 9, {9, 0})).then(dies("zombie-1")))) ==
             "zombie-1 dies at 0 hp.");
  BOOST_TEST(last_line(told(story().then(to_grog(60, {22, 0})).then(dies("grog")))) ==
             "Grog dies: massive damage, 38 beyond 0 hp.");
  story failed;
  failed.then(to_grog(3, {0, 0}))
      .then(death_failures_added{"grog", {2, 3}})
      .then(dies("grog", vitality::dying));
  BOOST_TEST(last_line(told(failed)) == "Grog dies: the third failed death save.");
  BOOST_TEST(last_line(told(
                 story().then(exhaustion_changed{"grog", {5, 6}, {22, 0}}).then(dies("grog")))) ==
             "Grog dies: the sixth level of exhaustion.");
  // What nobody knows is not made up, and who sees no numbers gets none.
  BOOST_TEST(told(dies("grog")) == "Grog dies.");
  BOOST_TEST(last_line(told_to_a_spectator(
                 story().then(slashing(9, 9, {9, 0})).then(dies("zombie-1")))) == "zombie-1 dies.");
}

BOOST_AUTO_TEST_CASE(a_critical_hit_without_a_20_says_why) {
  attack_rolled e = greataxe();
  e.d20 = {9, 14};
  e.mode = roll_mode::advantage;
  e.critical = true;
  e.reason = "advantage: target paralyzed";
  BOOST_TEST(told(e).ends_with("critical hit (the target is paralyzed, from within 5 feet)."));
  e.reason = "advantage: target unconscious, target prone";
  BOOST_TEST(told(e).ends_with("critical hit (the target is unconscious, from within 5 feet)."));
  e.d20 = {9, 20};
  BOOST_TEST(told(e).ends_with("natural 20, critical hit."));
  BOOST_TEST(told_to_a_spectator(story().then(e)).ends_with("critical hit."));
}

BOOST_AUTO_TEST_CASE(a_save_says_against_whom_and_what) {
  saving_throw_rolled save{.creature = "grog",
                           .source = "zombie-1",
                           .with = ability::dex,
                           .d20 = {9, 3},
                           .mode = roll_mode::disadvantage,
                           .modifier = 2,
                           .total = 5,
                           .dc = 13,
                           .success = false,
                           .reason = "against Burning Hands; disadvantage: restrained"};
  BOOST_TEST(told(save) ==
             "Grog: Dexterity save against zombie-1's Burning Hands, DC 13: d20 9 and 3, keeps 3 "
             "(disadvantage: restrained) + 2 = 5, failure.");
  BOOST_TEST(told_to_a_spectator(story().then(save)) ==
             "Grog: Dexterity save against zombie-1: failure.");
  save.source = {};
  save.mode = {};
  save.d20 = {9};
  save.reason = "Undead Fortitude";
  BOOST_TEST(told(save) ==
             "Grog: Dexterity save for Undead Fortitude, DC 13: d20 9 + 2 = 5, failure.");
  save.reason = "advantage: granted; disadvantage: imposed";
  BOOST_TEST(told(save).starts_with("Grog: Dexterity save, DC 13: d20 9 (advantage: granted; "));
}

BOOST_AUTO_TEST_CASE(uses_are_told_in_words) {
  const auto told_of = [](action_used used, std::optional<rules::pool_size> size) {
    auto commits = story().then(std::move(used)).commits();
    commits.front().events.front().uses = size;
    return cli::text_of(cli::narrate(commits));
  };
  const action_used wind{
      .creature = "grog", .action = "Second Wind", .pool = "Second Wind", .spent = {0, 1}};
  BOOST_TEST(told_of(wind, rules::pool_size{.uses = 1, .kind = usage_kind::per_rest}) ==
             "Grog uses Second Wind: 0 of 1 left.");
  BOOST_TEST(told_of(wind, rules::pool_size{.uses = 1, .kind = usage_kind::recharge}) ==
             "Grog uses Second Wind: spent until it recharges.");
  BOOST_TEST(told_of(wind, {}) == "Grog uses Second Wind: 1 spent.");
  const action_used tail{
      .creature = "grog", .action = "Tail", .pool = "legendary actions", .spent = {0, 1}};
  BOOST_TEST(told_of(tail, rules::pool_size{.uses = 3}) ==
             "Grog uses Tail: 2 of 3 legendary actions left.");
  const action_used ki{.creature = "grog", .action = "Flurry", .pool = "Ki", .spent = {1, 2}};
  BOOST_TEST(told_of(ki, rules::pool_size{.uses = 3, .kind = usage_kind::per_rest}) ==
             "Grog uses Flurry: 1 of 3 uses of Ki left.");
  BOOST_TEST(told_of(ki, {}) == "Grog uses Flurry: 2 of Ki spent.");
  BOOST_TEST(told(uses_regained{"grog", "legendary actions", {2, 0}}) ==
             "Grog has all its legendary actions back.");
  BOOST_TEST(told(uses_regained{"grog", "Ki", {2, 1}}) ==
             "Grog regains 1 use of Ki, 1 still spent.");
}

BOOST_AUTO_TEST_CASE(who_has_nothing_to_regain_is_unhurt) {
  BOOST_TEST(told(healed{"", "grog", 0, {28, 28}}) == "Grog is unhurt: 28 hp.");
  // Dice that come to nothing say nothing about the wounded.
  story nothing;
  nothing.then(dice_rolled{.dice = "1d4-4", .label = "healing", .faces = {1}, .total = -3})
      .then(healed{"", "grog", 0, {22, 22}});
  BOOST_TEST(last_line(told(nothing)) == "Grog regains nothing: 22 hp.");
}

BOOST_AUTO_TEST_CASE(a_condition_that_is_replaced_is_told_once) {
  const condition_instance old{
      .kind = condition::poisoned, .source = "zombie-1", .rounds = 2, .anchor = "zombie-1"};
  condition_instance longer = old;
  longer.rounds = 5;
  story again;
  again.then(condition_removed{"grog", old, condition_end::replaced})
      .then(condition_added{"grog", longer});
  BOOST_TEST(told(again) == "Grog is poisoned for 5 rounds (by zombie-1), anew.");
  condition_instance moved = old;
  moved.anchor = "grog";
  story on;
  on.then(condition_removed{"grog", old, condition_end::replaced})
      .then(condition_added{"grog", moved})
      .then(creature_removed{"zombie-1"});
  BOOST_TEST(told(on) == "Grog: poisoned (by zombie-1) goes on, 2 rounds left.\nzombie-1 leaves.");
  // Alone, as a filter may leave it.
  BOOST_TEST(told(condition_removed{"grog", old, condition_end::replaced}) ==
             "Grog: poisoned is replaced.");
}

BOOST_AUTO_TEST_CASE(what_a_multiattack_leaves_out_is_said_last) {
  const auto told_of = [](views::unmade_attacks unmade) {
    return last_line(cli::text_of(cli::narrate(left_out(std::move(unmade)))));
  };
  BOOST_TEST(told_of({.attacker = "grog", .fallen = {"zombie-1"}, .steps = {{"Claw", 1, 2}}}) ==
             "zombie-1 is dead: the second Claw is not made.");
  BOOST_TEST(told_of({.attacker = "grog",
                      .fallen = {"zombie-1", "zombie-2"},
                      .all_dead = false,
                      .steps = {{"Claw", 0, 2}, {"Tail", 0, 1}}}) ==
             "zombie-1 and zombie-2 are down: 2 x Claw and the Tail are not made.");
}

BOOST_AUTO_TEST_SUITE_END()
