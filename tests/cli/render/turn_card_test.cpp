#include "cli/render/turn_card.hpp"

#include "cli/render/narration.hpp"
#include "model/utf8.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(turn_card_suite)

using namespace dnd;
using namespace dnd::model;
using views::turn_card;

namespace {

turn_card some_card() {
  turn_card out;
  out.who = tests::seen(*tests::grog());
  out.actions = {
      {.name = "Greataxe", .group = {}, .uses = {}},
      {.name = "Breath",
       .group = {},
       .uses = views::uses_left{.of = {.uses = 1, .kind = usage_kind::recharge, .recharges_on = 5},
                                .left = 0}},
      {.name = "Rage",
       .group = action_group::bonus_action,
       .uses = views::uses_left{.of = {.uses = 3, .kind = usage_kind::per_day}, .left = 2}},
      {.name = "Parry", .group = action_group::reaction, .uses = {}}};
  out.next = "zombie-1";
  return out;
}

std::string shown(const turn_card& what, std::size_t width = 80) {
  return cli::text_of(cli::turn_card_lines(what, {.look = {}, .width = width}));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_card_says_how_it_stands_what_can_be_done_and_who_is_next) {
  BOOST_TEST(shown(some_card()) ==
             "  22/28 hp, AC 14. Next: zombie-1.\n"
             "  Greataxe, Breath (spent, back on 5-6); bonus: Rage (2 of 3 left); reactions:\n"
             "  Parry");
}

BOOST_AUTO_TEST_CASE(conditions_stand_with_their_rounds_and_what_they_do) {
  auto who = tests::grog();
  who->temp_hp = 5;
  who->exhaustion = 1;
  who->conditions = {{.kind = condition::poisoned, .source = {}, .rounds = 3, .anchor = "grog"},
                     {.kind = condition::poisoned, .source = "x", .rounds = 1, .anchor = "grog"},
                     {.kind = condition::grappled, .source = {}, .rounds = 0, .anchor = "grog"}};
  turn_card what = some_card();
  what.who = tests::seen(*who);
  what.actions.clear();
  what.surprised = true;
  what.next_begins_round = true;
  what.legendary = views::uses_left{.of = {.uses = 3}, .left = 2};
  BOOST_TEST(shown(what) ==
             "  22/28 hp +5 temporary, AC 14, surprised: no action before its turn has ended.\n"
             "  Next: zombie-1, in a new round.\n"
             "  poisoned (3 rounds): disadvantage on attacks and checks\n"
             "  grappled: speed 0\n"
             "  exhaustion 1: disadvantage on checks\n"
             "  on others' turns: 2 of 3 legendary actions");
}

BOOST_AUTO_TEST_CASE(who_cannot_act_is_told_no_actions) {
  auto who = tests::grog();
  who->hp = 0;
  who->life = vitality::dying;
  who->death_failures = 1;
  turn_card what = some_card();
  what.who = tests::seen(*who);
  BOOST_TEST(shown(what) == "  0/28 hp, AC 14, dying (1 failure). Next: zombie-1.");
}

BOOST_AUTO_TEST_CASE(many_actions_are_counted_and_narrow_terminals_break_at_words) {
  turn_card what = some_card();
  what.actions.clear();
  for (int i = 0; i < 14; ++i)
    what.actions.push_back({.name = "Strike" + std::to_string(i), .group = {}, .uses = {}});
  what.next.clear();
  const auto lines = cli::turn_card_lines(what, {.look = {}, .width = 40});
  BOOST_TEST(lines.front() == "  22/28 hp, AC 14.");
  BOOST_TEST(lines.back().ends_with("Strike9, 4 more"));
  for (const auto& line : lines) {
    BOOST_TEST(display_width(line) <= 40U);
    BOOST_TEST(line.starts_with("  "));
  }
}

BOOST_AUTO_TEST_CASE(who_sees_no_numbers_reads_how_it_looks) {
  turn_card what;
  what.who = view_of(*tests::grog(), views::viewer::spectator());
  what.next = "zombie-1";
  BOOST_TEST(shown(what) == "  wounded. Next: zombie-1.");
}

BOOST_AUTO_TEST_CASE(what_is_left_of_the_turn_is_said) {
  turn_card what = some_card();
  what.actions.clear();
  what.left = views::turn_left{.action = true,
                               .attacks = 0,
                               .bonus_action = true,
                               .reaction = true,
                               .feet = 30,
                               .is_whole = true};
  BOOST_TEST(shown(what) ==
             "  22/28 hp, AC 14. Next: zombie-1.\n"
             "  Left: action, bonus action, reaction, 30 ft.");
  what.left = views::turn_left{.attacks = 2, .reaction = true, .feet = 0, .is_whole = false};
  BOOST_TEST(cli::turn_left_text(what) == "Left: 2 attacks, reaction, 0 ft.");
}

BOOST_AUTO_TEST_SUITE_END()
