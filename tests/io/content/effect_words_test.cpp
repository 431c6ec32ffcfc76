// Words of steps and of effects that stay, read from YAML.

#include "io/content/effect_words.hpp"

#include "io/content/effect_reader.hpp"
#include "io/content/spell_reader.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(effect_words_suite)

using namespace dnd;
using namespace dnd::io::content;

namespace {

io::result<model::effect_list> steps_of(std::string_view text) {
  return read_content(text, "test.yaml", [](const value& root) { return read_effects(root); });
}

/// The only step of a text that is in order.
model::effect step_in(std::string_view text) {
  const auto read = steps_of(text);
  BOOST_REQUIRE_MESSAGE(read, text << ": " << (read ? "" : read.error().what));
  BOOST_REQUIRE_EQUAL(read->size(), 1U);
  return read->front();
}

}  // namespace

BOOST_AUTO_TEST_CASE(steps_of_one_word_are_read) {
  BOOST_TEST(step_in("- {does: hide, to: self}").what == "hide");
  const model::effect strike = step_in("- {strike: melee, by: source}");
  BOOST_TEST((strike.kind == model::effect_kind::strike));
  BOOST_TEST(strike.what == "melee");
  BOOST_TEST(strike.by == "source");
  const model::effect raise = step_in("- {revive: all, within: 10 days}");
  BOOST_TEST(raise.what == "all");
  BOOST_TEST(raise.within == "10 days");
  BOOST_TEST((step_in("- {split: true}").kind == model::effect_kind::split));
  BOOST_TEST(step_in("- {remove: [Song], to: {bearers: Song}}").bearers == "Song");
}

BOOST_AUTO_TEST_CASE(an_object_says_what_it_takes_to_break_it) {
  const model::effect step = step_in(
      "- object: Web\n  armor_class: 10\n  hit_points: 1d8\n  vulnerable: [fire]\n"
      "  immune: [poison]\n  size: huge\n  count: 2\n  holds: Webbed\n  for: 1 hour\n");
  BOOST_TEST(step.what == "Web");
  BOOST_TEST(step.count == "2");
  BOOST_TEST(step.duration == "1 hour");
  BOOST_REQUIRE_EQUAL(step.things.size(), 1U);
  const model::thing& made = step.things.front();
  BOOST_TEST(made.armor_class == 10);
  BOOST_TEST(made.hit_points == "1d8");
  BOOST_TEST(made.vulnerable.contains(model::damage_type::fire));
  BOOST_TEST(made.immune.contains(model::damage_type::poison));
  BOOST_TEST(made.size == "huge");
  BOOST_TEST(made.holds == "Webbed");
}

BOOST_AUTO_TEST_CASE(what_ends_and_counts_an_effect_is_read) {
  const model::lasting does =
      step_in(
          "- apply: Rot\n  kind: disease\n  for: 2d4 days\n  ends_on: [source_dead, healed, idle]\n"
          "  at_full_time: [{revive: 1}]\n  every: {24 hours: [{damage: 3 necrotic}]}\n"
          "  save_again: {damage: advantage, with: wis}\n  side: none\n")
          .lasts.front();
  BOOST_TEST(does.kind == "disease");
  BOOST_TEST(does.duration == "2d4 days");
  BOOST_TEST(does.ends_on.size() == 3U);
  BOOST_REQUIRE_EQUAL(does.moments.size(), 2U);
  BOOST_TEST(does.moments[0].name == "on_expired");
  BOOST_TEST(does.moments[1].name == "every 24 hours");
  BOOST_TEST(does.save_again.front().damage);
  BOOST_TEST(does.save_again.front().damage_advantage);
  BOOST_TEST(does.save_again.front().only_damage);
  BOOST_TEST(does.side == "none");
}

BOOST_AUTO_TEST_CASE(removals_slots_and_summonings_are_read) {
  const model::effect dispel = step_in("- {remove: spells, level_at_most: slot, check: true}");
  BOOST_TEST(dispel.number == -1);
  BOOST_TEST(dispel.checks);
  BOOST_TEST(step_in("- {remove: [diseases], count: 1}").count == "1");
  const model::effect slots =
      step_in("- {regain: slots, count: half-level-up, level_at_most: 5, to: self}");
  BOOST_TEST(slots.number == 5);
  BOOST_TEST(slots.count == "half-level-up");
  const model::effect call = step_in(
      "- summon: wolf\n  side: hostile\n  unbound: 1 hour\n  ends_on: [source_dead]\n"
      "  each: [{temp_hp: 5, for: 1 hour}]\n");
  BOOST_TEST(call.side == "hostile");
  BOOST_TEST(call.unbound == "1 hour");
  BOOST_TEST(call.ends_on.front() == "source_dead");
  BOOST_TEST(model::branch_of(call, "each").front().duration == "1 hour");
}

BOOST_AUTO_TEST_CASE(words_that_are_none_are_refused) {
  for (const std::string_view text :
       {"- {does: sing}", "- {strike: psychic}", "- {revive: some}", "- {revive: 1, within: soon}",
        "- {split: false}", "- {object: Web, hit_points: 5}", "- {object: Web, armor_class: 10}",
        "- {remove: [A], to: {friends: A}}", "- {apply: Rot, kind: smell}",
        "- {apply: Rot, every: {0 hours: []}}", "- {apply: Rot, for: 2d4 fortnights}",
        "- {apply: Rot, save_again: {damage: sometimes}}", "- {summon: wolf, side: left}",
        "- {remove: spells, level_at_most: high}"})
    BOOST_TEST(!steps_of(text), text);
}

BOOST_AUTO_TEST_CASE(a_trigger_on_time_says_how_often) {
  const auto read = [](std::string_view text) {
    return read_content(text, "test.yaml", [](const value& root) { return read_triggers(root); });
  };
  const auto hourly = read("[{on: time, every: 1 hour, effects: [{heal: 1}]}]");
  BOOST_REQUIRE(hourly);
  BOOST_TEST(hourly->front().every == "1 hour");
  const auto daily = read("[{on: time, effects: [{heal: 1}]}]");
  BOOST_REQUIRE(daily);
  BOOST_TEST(daily->front().every == "24 hours");
  BOOST_TEST(!read("[{on: hit, every: 1 hour}]"));
}

BOOST_AUTO_TEST_CASE(a_spell_may_last_longer_with_a_higher_slot) {
  const auto read = [](std::string_view text) {
    return read_content(text, "test.yaml",
                        [](const value& root) { return read_castable(root, "hex"); });
  };
  const auto hex =
      read("{name: Hex, level: 3, longer: {4: up to 10 minutes, 5: 8 hours, 9: until dispelled}}");
  BOOST_REQUIRE(hex);
  BOOST_REQUIRE_EQUAL(hex->longer.size(), 3U);
  BOOST_TEST(hex->longer[0].dice == "up to 10 minutes");
  BOOST_TEST(hex->longer[2].dice == "permanent");
  BOOST_TEST(!read("{name: Hex, level: 3, longer: {4: for ages}}"));
}

BOOST_AUTO_TEST_SUITE_END()
