// What content can do, read from YAML; each thing that cannot be carried out is an error at its
// place.

#include "io/content/effect_reader.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(effect_reader_suite)

using namespace dnd;
using namespace dnd::io::content;

namespace {

io::result<model::effect_list> steps_of(std::string_view text) {
  return read_content(text, "test.yaml", [](const value& root) { return read_effects(root); });
}

std::string wrong_with(std::string_view text) {
  const auto read = steps_of(text);
  return read ? std::string() : read.error().what;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_tree_of_steps_is_read) {
  const auto read = steps_of(
      "- save: wis\n  half: true\n  failure:\n    - damage: [2d6+mod fire, 1d8 cold]\n"
      "      per_level: 1d6\n    - apply: Held\n      conditions: [paralyzed]\n      for: 1 "
      "minute\n"
      "      save_again: {at: end}\n");
  BOOST_REQUIRE(read);
  BOOST_REQUIRE_EQUAL(read->size(), 1U);
  const model::effect& save = read->front();
  BOOST_TEST((save.kind == model::effect_kind::save));
  BOOST_TEST(save.names.front() == "wis");
  BOOST_TEST(save.half);
  const model::effect_list& failure = model::branch_of(save, "failure");
  BOOST_REQUIRE_EQUAL(failure.size(), 2U);
  BOOST_TEST(failure[0].damage.size() == 2U);
  BOOST_TEST(failure[0].damage[0].dice == "2d6+mod");
  BOOST_TEST(failure[1].lasts.front().conditions.contains(model::condition::paralyzed));
  BOOST_TEST(failure[1].lasts.front().duration == "1 minute");
  BOOST_TEST(model::branch_of(save, "success").empty());
}

BOOST_AUTO_TEST_CASE(the_name_of_a_condition_alone_imposes_it) {
  const auto read = steps_of("- apply: poisoned\n  for: 1 hour\n");
  BOOST_REQUIRE(read);
  BOOST_TEST(read->front().lasts.front().conditions.contains(model::condition::poisoned));
}

BOOST_AUTO_TEST_CASE(a_step_does_one_thing) {
  BOOST_TEST(wrong_with("- {damage: 1d6 fire, heal: 5}").find("one thing") != std::string::npos);
  BOOST_TEST(wrong_with("- {to: self}").find("needs a word") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_carried_out_is_refused_at_its_place) {
  for (const std::string_view text :
       {"- {damage: lots}", "- {damage: 1d6 soap}", "- {save: luck, failure: []}",
        "- {attack: psychic}", "- {check: juggling}", "- {apply: Held, for: ever}",
        "- {apply: Held, conditions: [sleepy]}", "- {apply: Held, ends_on: [rain]}",
        "- {heal: much}", "- {kill: softly}", "- {damage: 1d6 fire, when: {mood: bad}}",
        "- {damage: 1d6 fire, color: red}", "- {damage: 1d6 fire, to: everybody}", "- {roll: 1d8}",
        "- {apply: Held, save_again: {at: noon}}", "- {missiles: many}"})
    BOOST_TEST(!wrong_with(text).empty(), text);
}

BOOST_AUTO_TEST_CASE(a_given_action_says_all_by_its_steps) {
  const auto read = read_content(
      "{name: Moonbeam, save: {with: con, success: half}, damage: [2d10 radiant], "
      "per_level: 1d10, free: true}",
      "test.yaml", [](const value& root) { return read_given_action(root); });
  BOOST_REQUIRE(read);
  BOOST_TEST(read->free);
  BOOST_REQUIRE_EQUAL(read->effects.size(), 1U);
  BOOST_TEST((read->effects.front().kind == model::effect_kind::save));
  BOOST_TEST(read->effects.front().half);
  BOOST_TEST(model::branch_of(read->effects.front(), "failure").front().per_level == "1d10");
}

BOOST_AUTO_TEST_CASE(triggers_and_pools_are_read) {
  const auto triggers =
      read_content("[{on: turn_start, effects: [{heal: 10}], unless_damaged_by: [acid, fire]}]",
                   "test.yaml", [](const value& root) { return read_triggers(root); });
  BOOST_REQUIRE(triggers);
  BOOST_TEST(triggers->front().on == "turn_start");
  BOOST_TEST(triggers->front().unless_damaged_by.contains(model::damage_type::acid));
  const auto pools = read_content(
      "[{name: ki, uses: level, refill: short rest}, {name: charges, uses: {1: 2, 6: 3}, "
      "refill: {dawn: 1d6+4}}]",
      "test.yaml", [](const value& root) { return read_pools(root); });
  BOOST_REQUIRE(pools);
  BOOST_TEST((*pools)[0].formula == "level");
  BOOST_TEST((*pools)[1].by_level.size() == 2U);
  BOOST_TEST((*pools)[1].regained == "1d6+4");
  BOOST_TEST(!read_content("[{on: tea_time}]", "test.yaml",
                           [](const value& root) { return read_triggers(root); }));
  BOOST_TEST(!read_content("[{name: ki, refill: sometimes}]", "test.yaml",
                           [](const value& root) { return read_pools(root); }));
}

BOOST_AUTO_TEST_CASE(a_scene_is_told_and_asks_for_nothing) {
  const auto read = steps_of("- scene: It glows.\n- tell: Roll for it.\n");
  BOOST_REQUIRE(read);
  BOOST_TEST((read->front().kind == model::effect_kind::tell));
  BOOST_TEST(read->front().scene);
  BOOST_TEST(!read->back().scene);
  BOOST_TEST(wrong_with("- {tell: One., scene: Two.}").find("one thing") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_spell_that_is_cast_by_something_is_read) {
  const auto read = steps_of(
      "- {cast: bless, level: 3, dc: 15, to_hit: 7, slot: true, concentration: false, for: 1 hour, "
      "choose: [Foe]}\n- {cast: any}\n- {cast: known, level: 0}\n");
  BOOST_REQUIRE(read);
  const model::effect& bless = read->front();
  BOOST_TEST(bless.what == "bless");
  BOOST_TEST(bless.number == 3);
  BOOST_TEST(bless.count == "15");
  BOOST_TEST(bless.to_hit == 7);
  BOOST_TEST(bless.slot);
  BOOST_TEST(bless.no_concentration);
  BOOST_TEST(bless.duration == "1 hour");
  BOOST_TEST(bless.names.front() == "Foe");
  BOOST_TEST((*read)[1].number == -1);
  BOOST_TEST((*read)[2].number == 0);
  BOOST_TEST(!wrong_with("- {cast: bless, level: 10}").empty());
}

BOOST_AUTO_TEST_CASE(what_is_destroyed_is_an_effect_that_stays) {
  const auto read = steps_of("- destroy: wand of web\n");
  BOOST_REQUIRE(read);
  BOOST_TEST(read->front().what == "wand of web destroyed");
  BOOST_TEST(read->front().lasts.front().duration == "permanent");
  BOOST_TEST(wrong_with("- {heal: 5, destroy: wand}").find("one thing") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_what_follows_an_attack_can_be_asked_for) {
  const auto triggers = [](std::string_view text) {
    return read_content(text, "test.yaml", [](const value& root) { return read_triggers(root); });
  };
  const auto read = triggers("- {on: hit, optional: true, effects: [{damage: 2d8 radiant}]}");
  BOOST_REQUIRE(read);
  BOOST_TEST(read->front().on_request);
  const auto wrong = triggers("- {on: turn_start, optional: true, effects: [{heal: 1}]}");
  BOOST_REQUIRE(!wrong);
  BOOST_TEST(wrong.error().what.find("asked for") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
