// A fight that plays itself, on the rules alone: how it goes on, and how it ends.

#include "model/automatic/player.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_player_suite)

using namespace dnd::model;
using automatic::ending;
using automatic::player;

namespace {

const content_lookup no_content = [](std::string_view) { return found_content(); };

commands::auto_encounter by(play_policy policy) {
  commands::auto_encounter how;
  how.policy = policy;
  return how;
}

/// Says what it chooses until it ends.
struct automatic_game {
  game g;
  std::vector<std::string> lines;

  ending play(const commands::auto_encounter& how, const content_lookup& content = no_content) {
    player chooses(how, content, g.house);
    for (int i = 0; i < 10'000; ++i) {
      const auto move = chooses.next(g.state);
      if (const auto* const over = std::get_if<ending>(&move)) return *over;
      lines.push_back(std::get<std::string>(move));
      g.say(lines.back());
    }
    BOOST_FAIL("it goes on for ever");
    return ending::stuck;
  }
  std::string next(const commands::auto_encounter& how = {}) {
    player chooses(how, no_content, g.house);
    const auto move = chooses.next(g.state);
    const auto* const line = std::get_if<std::string>(&move);
    return line ? *line : std::string(to_text(std::get<ending>(move)));
  }
};

struct two_against_one : automatic_game {
  two_against_one() { g = arena(); }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(without_a_fight_it_ends_at_once, automatic_game) {
  BOOST_TEST((play({}) == ending::no_fight));
  BOOST_TEST(lines.empty());
}

BOOST_FIXTURE_TEST_CASE(with_one_side_alone_it_ends_at_once, automatic_game) {
  g.say("add goblin count: 2");
  g.say("encounter start");
  BOOST_TEST((play({}) == ending::one_side_down));
  BOOST_TEST(lines.empty());
}

BOOST_FIXTURE_TEST_CASE(those_who_have_not_rolled_roll_first, automatic_game) {
  g.say("add goblin and: elara");
  g.say("encounter start");
  BOOST_TEST(next() == "initiative by: all");
}

BOOST_FIXTURE_TEST_CASE(each_policy_plays_to_the_end, two_against_one) {
  const game start = g;
  for (const auto policy :
       {play_policy::simple, play_policy::focus, play_policy::spread, play_policy::random}) {
    g = start;
    const auto ended = play(by(policy));
    BOOST_TEST((ended == ending::one_side_down || ended == ending::rounds_max), to_text(policy));
    BOOST_REQUIRE(g.state.fight() != nullptr);
  }
}

BOOST_FIXTURE_TEST_CASE(turns_that_nobody_counts_end_all_the_same, two_against_one) {
  g.house.turns = turn_ruling::free;
  BOOST_TEST((play({}) == ending::one_side_down));
  // One attack a turn.
  for (std::size_t i = 1; i < lines.size(); ++i)
    BOOST_TEST((lines[i] == "turn" || lines[i - 1] == "turn" || lines[i].starts_with("stand")),
               lines[i]);
}

BOOST_FIXTURE_TEST_CASE(the_same_seed_plays_the_same_fight, two_against_one) {
  const game start = g;
  commands::auto_encounter how = by(play_policy::random);
  (void)play(how);
  const auto first = std::exchange(lines, {});
  g = start;
  (void)play(how);
  BOOST_TEST((lines == first));
  g = start;
  lines.clear();
  how.seed = 1;
  (void)play(how);
  BOOST_TEST((lines != first));
}

BOOST_FIXTURE_TEST_CASE(it_plays_to_the_end_of_a_round, two_against_one) {
  g.say("set ann max: 1000 hp: 1000");
  g.say("set bob max: 1000 hp: 1000");
  g.say("set orc-1 max: 1000 hp: 1000");
  commands::auto_encounter how;
  how.last_round = 2;
  BOOST_TEST((play(how) == ending::round_reached));
  BOOST_TEST(g.round() == 3U);
  BOOST_TEST(g.turn() == "ann");
  how = {};
  how.rounds_max = 2;
  BOOST_TEST((play(how) == ending::rounds_max));
  BOOST_TEST(g.round() == 5U);
}

BOOST_FIXTURE_TEST_CASE(who_cannot_act_passes_its_turn, two_against_one) {
  g.say("cond stunned ann");
  BOOST_TEST(next() == "turn");
}

BOOST_FIXTURE_TEST_CASE(what_is_refused_is_not_typed, two_against_one) {
  // Charmed by the only foe there is: nothing is left but to dodge.
  g.say("condition add charmed to: ann by: orc-1");
  BOOST_TEST(next() == "dodge by: ann");
}

BOOST_FIXTURE_TEST_CASE(a_question_is_answered_before_anything_else, automatic_game) {
  g.house.turns = turn_ruling::counted;
  g.house.reactions = reaction_ruling::ask;
  stat_block sage = caster("Mira", {});
  spell no = spell_of("no", "No", 1, {});
  no.time = casting_time::reaction;
  no.on = "spell_cast";
  sage.casting.front().spells.push_back(
      {.spell = "no", .level = 1, .per_day = 0, .reaction = {no}});
  g.knows(sage);
  stat_block mage = monster("Mage", 12, 40);
  mage.casting = caster("Mage", {"bolt"}).casting;
  g.knows(mage);
  g.knows(no);
  const spell bolt = spell_of("bolt", "Bolt", 3, {damage_step("1d6", "fire")});
  g.knows(bolt);
  g.say("add caster as: Mira");
  g.say("add mage");
  g.say("encounter start rolled: 20");
  g.say("initiative by: mira rolled: 1");
  g.say("cast bolt to: mira");
  BOOST_REQUIRE(g.state.pending() != nullptr);
  const auto known = std::make_shared<const spell>(bolt);
  const content_lookup content = [&](std::string_view name) {
    return name == "spells/bolt" ? found_content(known) : found_content();
  };
  player chooses({}, content, g.house);
  BOOST_TEST(std::get<std::string>(chooses.next(g.state)) == "reaction No by: mira");
}

BOOST_FIXTURE_TEST_CASE(legendary_actions_come_at_the_end_of_others_turns, automatic_game) {
  g.house.turns = turn_ruling::counted;
  g.say("add dragon and: elara");
  g.say("set elara max: 1000 hp: 1000");
  g.say("encounter start rolled: 1");
  g.say("initiative by: elara rolled: 20");
  commands::auto_encounter how;
  how.last_round = 1;
  (void)play(how);
  std::size_t own_end = 0;
  while (own_end < lines.size() && lines[own_end] != "turn") ++own_end;
  BOOST_REQUIRE(own_end > 0U);
  BOOST_TEST(lines[own_end - 1].starts_with("attack by: dragon-1 with: "), lines[own_end - 1]);
}

BOOST_FIXTURE_TEST_CASE(a_lair_acts_once_a_round_at_its_count, automatic_game) {
  g.house.turns = turn_ruling::counted;
  stat_block drake = monster("Drake", 10, 500);
  for (const char* const name : {"Tremor", "Fog"}) {
    action lair =
        breath(name, {ability::dex, 30, save_effect::none}, {{"1d4", damage_type::fire, {}}});
    lair.group = action_group::lair;
    drake.actions.push_back(lair);
  }
  g.knows(drake);
  g.say("add drake and: elara");
  g.say("set elara max: 1000 hp: 1000");
  g.say("encounter start rolled: 1");
  g.say("initiative by: elara rolled: 15");
  commands::auto_encounter how;
  how.last_round = 3;
  (void)play(how);
  std::vector<std::string> lairs;
  for (const std::string& line : lines)
    if (line.find("Tremor") != std::string::npos || line.find("Fog") != std::string::npos)
      lairs.push_back(line);
  BOOST_REQUIRE(lairs.size() == 3U);
  BOOST_TEST(lairs[0] != lairs[1]);
  BOOST_TEST(lairs[1] != lairs[2]);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
