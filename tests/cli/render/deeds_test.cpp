#include "cli/render/deeds.hpp"

#include "tests/cli/render/narration_scene.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(deeds_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests::narration;
using tests::story;

namespace {

std::string deed(const story& events, const views::viewer& whose = views::viewer::gm(),
                 const cli::style& look = {}) {
  const auto commits = events.seen_by(whose);
  BOOST_REQUIRE(commits.size() == 1u);
  return cli::deed_text(commits.front(), look);
}
std::string deed(event what) {
  return deed(story().then(std::move(what)));
}

damage_dealt hit(const char* target, std::int32_t amount, std::optional<damage_type> type) {
  return {.source = "grog",
          .target = target,
          .amount = amount,
          .type = type,
          .rolled = 2 * amount,
          .hp = {22, 22 - amount},
          .temp_hp = {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(damage_says_how_much_to_whom_and_by_whom) {
  BOOST_TEST(deed(hit("zombie-1", 5, damage_type::fire)) == "5 fire to zombie-1 by Grog");
  damage_dealt own = hit("grog", 5, std::nullopt);
  own.source = {};
  BOOST_TEST(deed(own) == "5 damage to Grog");
}

BOOST_AUTO_TEST_CASE(healing_by_dice_is_told_by_what_it_came_to) {
  story events;
  events.then(dice_rolled{.creature = {}, .dice = "1d4+2", .label = "healing", .total = 4})
      .then(healed{.source = {}, .target = "grog", .amount = 4, .hp = {0, 4}});
  BOOST_TEST(deed(events) == "4 hp to Grog");
}

BOOST_AUTO_TEST_CASE(coins_are_told_by_how_many_they_are) {
  BOOST_TEST(deed(coins_changed{.holder = "stash", .coins = {500, 10'500}}) == "100 gp that came");
  BOOST_TEST(deed(coins_changed{.holder = "grog", .coins = {500, 450}}) == "5 sp that went");
}

BOOST_AUTO_TEST_CASE(what_took_a_command_out_names_its_events) {
  BOOST_TEST(deed(command_taken_out{.first = 52, .last = 56, .restored = {}}) ==
             "the taking out of events 52–56");
  BOOST_TEST(deed(command_taken_out{.first = 52, .last = 52, .restored = {}}) ==
             "the taking out of event 52");
}

BOOST_AUTO_TEST_CASE(who_takes_the_same_stands_together) {
  story events;
  events.then(damage_rolled{.source = "grog", .dice = "2d6", .faces = {4, 5}, .total = 9})
      .then(hit("zombie-1", 5, damage_type::fire))
      .then(hit("zombie-1", 3, damage_type::cold))
      .then(hit("grog", 2, damage_type::fire))
      .then(hit("zombie-2", 5, damage_type::fire))
      .then(hit("zombie-2", 3, damage_type::cold))
      .then(vitality_changed{"zombie-2", {vitality::conscious, vitality::dead}});
  BOOST_TEST(deed(events) == "5 fire and 3 cold to zombie-1 and zombie-2, 2 fire to Grog by Grog");
}

BOOST_AUTO_TEST_CASE(an_attack_names_weapon_attacker_and_what_came_of_it) {
  story events;
  events.then(greataxe()).then(slashing(9, 9, {9, 0}));
  BOOST_TEST(deed(events) == "Greataxe by Grog, 9 slashing to zombie-1");
  attack_rolled miss = greataxe();
  miss.hit = false;
  BOOST_TEST(deed(miss) == "Greataxe by Grog against zombie-1, a miss");
  BOOST_TEST(deed(greataxe()) == "Greataxe by Grog against zombie-1");
  attack_rolled bite = miss;
  bite.weapon = "Bite";
  bite.target = "zombie-2";
  BOOST_TEST(deed(story().then(miss).then(bite)) ==
             "Greataxe and Bite by Grog against zombie-1 and zombie-2, a miss");
}

BOOST_AUTO_TEST_CASE(a_limited_action_is_named_once) {
  const action_used used{
      .creature = "grog", .action = "Fire Breath", .pool = "Fire Breath", .spent = {0, 1}};
  BOOST_TEST(deed(used) == "Fire Breath by Grog");
  BOOST_TEST(deed(story().then(used).then(hit("zombie-1", 5, damage_type::fire))) ==
             "Fire Breath by Grog, 5 fire to zombie-1");
  BOOST_TEST(deed(story().then(used).then(greataxe())) == "Greataxe by Grog against zombie-1");
}

BOOST_AUTO_TEST_CASE(damage_that_fell_on_nobody_is_its_dice) {
  const damage_rolled rolled{
      .source = "grog", .dice = "2d6", .faces = {4, 5}, .total = 9, .type = damage_type::fire};
  BOOST_TEST(deed(rolled) == "2d6 fire by Grog");
}

BOOST_AUTO_TEST_CASE(hit_points_say_who_gets_how_many) {
  healed two{.source = "grog", .target = "zombie-1", .amount = 2, .hp = {5, 7}};
  healed more = two;
  more.target = "zombie-2";
  BOOST_TEST(deed(story().then(two).then(more)) == "2 hp to zombie-1 and zombie-2 by Grog");
  BOOST_TEST(deed(temporary_hp_gained{.target = "grog", .temp_hp = {0, 7}}) ==
             "7 temporary hp to Grog");
}

BOOST_AUTO_TEST_CASE(a_condition_that_makes_way_is_not_what_was_done) {
  const condition_instance prone{.kind = condition::prone};
  const condition_removed old{
      .creature = "grog", .instance = prone, .why = condition_end::replaced};
  const condition_added added{.creature = "grog", .instance = prone};
  BOOST_TEST(deed(story().then(old).then(added)) == "prone on Grog");
  BOOST_TEST(deed(condition_removed{.creature = "grog", .instance = prone}) ==
             "the end of prone on Grog");
  BOOST_TEST(deed(condition_blocked{"zombie-1", condition::poisoned}) == "poisoned on zombie-1");
}

BOOST_AUTO_TEST_CASE(a_turn_and_a_fight_are_their_beginning_or_their_end) {
  BOOST_TEST(deed(story().then(turn_ended{"grog", 1}).then(turn_started{"zombie-1", 1})) ==
             "the end of Grog's turn");
  BOOST_TEST(deed(story().then(encounter_started{2}).then(combatant_joined{"grog"})) ==
             "the start of encounter 2");
  BOOST_TEST(deed(encounter_ended{2, 1}) == "the end of encounter 2");
}

BOOST_AUTO_TEST_CASE(rolls_are_counted_and_long_notes_are_cut) {
  dice_rolled roll{.creature = "grog", .dice = "4d6kh3"};
  BOOST_TEST(deed(roll) == "a roll of 4d6kh3 by Grog");
  BOOST_TEST(deed(story().then(roll).then(roll)) == "2 rolls of 4d6kh3 by Grog");
  BOOST_TEST(deed(note_added{"It rains."}) == "the note \"It rains.\"");
  const std::string text = deed(note_added{std::string(39, 'x') + "öyz"});
  BOOST_TEST(text == "the note \"" + std::string(39, 'x') + "…\"");
}

BOOST_AUTO_TEST_CASE(checks_and_saves_name_all_who_roll) {
  const check_rolled check{.creature = "grog", .with = ability::dex, .of = skill::stealth};
  check_rolled other = check;
  other.creature = "zombie-1";
  BOOST_TEST(deed(story().then(check).then(other)) == "the Stealth check of Grog and zombie-1");
  BOOST_TEST(deed(saving_throw_rolled{.creature = "grog", .with = ability::wis}) ==
             "the WIS save of Grog");
}

BOOST_AUTO_TEST_CASE(every_event_has_words_and_the_rest_of_a_patch_none) {
  for (const event& each : test::maximal_events()) {
    const bool is_rest = holds_alternative<state_restored>(each);
    BOOST_TEST((deed(each) == "a command") == is_rest, type_name(each));
  }
}

BOOST_AUTO_TEST_CASE(viewers_read_what_they_may_and_no_cursor_moves) {
  const auto spectator = views::viewer::spectator();
  BOOST_TEST(deed(story().then(hit("zombie-1", 5, damage_type::fire)), spectator) ==
             "10 fire to zombie-1 by Grog");
  BOOST_TEST(deed(story().then(healed{.target = "zombie-1", .amount = 2}), spectator) ==
             "hit points to zombie-1");
  BOOST_TEST(deed(story().then(note_added{"secret"}), spectator) == "a command");
  BOOST_TEST(deed(note_added{"a\x1b[2Jb"}) == "the note \"a?[2Jb\"");
  const std::string cut =
      deed(story().then(note_added{std::string(50, 'x')}), views::viewer::gm(), ascii());
  BOOST_TEST(cut.ends_with("x...\""));
}

BOOST_AUTO_TEST_SUITE_END()
