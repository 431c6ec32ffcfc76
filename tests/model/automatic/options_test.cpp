// What a creature could do, and what it does first.

#include "model/automatic/options.hpp"

#include "model/language/print.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_options_suite)

using namespace dnd::model;
using automatic::good_options;
using automatic::option;
using automatic::turn_open;

namespace {

const content_lookup no_content = [](std::string_view) { return found_content(); };

std::vector<std::string> lines(const std::vector<option>& all) {
  std::vector<std::string> said;
  for (const option& one : all) said.push_back(print(one.what));
  return said;
}

std::vector<std::string> options_of(const game& g, std::string_view who, turn_open open = {},
                                    const content_lookup& content = no_content) {
  return lines(good_options(g.state, g.who(who), play_policy::simple, open, content));
}

bool has(const std::vector<std::string>& all, std::string_view line) {
  return std::ranges::find(all, line) != all.end();
}

spell cure() {
  return spell_of("cure", "Cure", 1, {heal_step("2d8+mod")});
}

/// Ann, Bob, Mira with a few spells, and an orc.
struct infirmary {
  game g;
  spell_ptr known = std::make_shared<const spell>(cure());
  content_lookup content = [this](std::string_view name) {
    return name == "spells/cure" ? found_content(known) : found_content();
  };
  infirmary() {
    g.knows(fighter("Ann"));
    g.knows(orc());
    g.knows(caster("Mira", {"cure", "unknown"}));
    g.knows(cure());
    g.say("add ann and: orc");
    g.say("add caster as: Mira");
    g.say("encounter start");
    g.say("initiative all");
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_best_attack_comes_first_and_dodge_last) {
  game g = arena();
  const auto all = options_of(g, "orc-1");
  BOOST_TEST(all.front() == "attack by: orc-1 with: Slash to: ann");
  BOOST_TEST(has(all, "attack by: orc-1 with: Axe to: bob"));
  BOOST_TEST(all.back() == "dodge by: orc-1");
}

BOOST_AUTO_TEST_CASE(who_lies_gets_up_and_who_is_restrained_gets_free) {
  game g = arena();
  g.say("cond prone ann");
  g.say("cond restrained bob");
  BOOST_TEST(options_of(g, "ann").front() == "stand by: ann");
  BOOST_TEST(options_of(g, "bob").front() == "escape by: bob");
}

BOOST_AUTO_TEST_CASE(what_is_used_of_the_turn_is_left_out) {
  game g = arena();
  BOOST_TEST(options_of(g, "ann", {.action = false, .bonus_action = true}).empty());
}

BOOST_AUTO_TEST_CASE(what_is_spent_is_left_out_and_what_recharges_is_used) {
  game g;
  g.say("add dragon and: elara");
  g.say("set elara max: 1000 hp: 1000");
  g.say("encounter start");
  g.say("initiative all");
  const auto is_breath = [](const std::string& line) {
    return line.find("Fire Breath") != std::string::npos;
  };
  BOOST_TEST(std::ranges::any_of(options_of(g, "dragon-1"), is_breath));
  g.say("attack by: dragon-1 with: fire breath to: elara");
  BOOST_TEST(std::ranges::none_of(options_of(g, "dragon-1"), is_breath));
}

BOOST_FIXTURE_TEST_CASE(the_dying_are_helped_before_all_else, infirmary) {
  const auto before = options_of(g, "mira", {}, content);
  BOOST_TEST(!has(before, "cast Cure by: mira to: ann"));
  g.say("damage to: ann amount: 20");
  BOOST_TEST(options_of(g, "mira", {}, content).front() == "cast Cure by: mira to: ann");
  // Without a spell there is first aid.
  BOOST_TEST(options_of(g, "mira").front() == "stabilize ann by: mira");
}

BOOST_FIXTURE_TEST_CASE(who_lacks_half_is_healed_and_who_lacks_less_is_not, infirmary) {
  g.say("damage to: ann amount: 9");
  BOOST_TEST(!has(options_of(g, "mira", {}, content), "cast Cure by: mira to: ann"));
  g.say("damage to: ann amount: 2");
  BOOST_TEST(has(options_of(g, "mira", {}, content), "cast Cure by: mira to: ann"));
}

BOOST_FIXTURE_TEST_CASE(a_spell_that_the_content_lacks_is_not_cast, infirmary) {
  BOOST_TEST(automatic::spells_of(g.who("mira"), content).size() == 1U);
  BOOST_TEST(automatic::spells_of(g.who("mira"), no_content).empty());
}

BOOST_AUTO_TEST_CASE(an_area_catches_three_at_most) {
  game g;
  g.say("add dragon and: elara and: bruenor and: grog and: vex");
  g.say("encounter start");
  g.say("initiative all");
  const auto all = good_options(g.state, g.who("dragon-1"), play_policy::simple, {}, no_content);
  for (const option& one : all)
    if (const auto* const said = get_if<commands::attack>(&one.what))
      BOOST_TEST(said->to.size() <= 3U);
}

BOOST_AUTO_TEST_CASE(legendary_actions_are_for_who_has_uses_left) {
  game g;
  g.say("add dragon and: elara");
  g.say("set elara max: 1000 hp: 1000");
  g.say("encounter start");
  g.say("initiative all");
  const auto options = [&] {
    return lines(automatic::legendary_options(g.state, g.who("dragon-1"), play_policy::simple));
  };
  BOOST_TEST(!options().empty());
  while (g.turn() != "elara") g.say("turn");
  g.say("attack by: dragon-1 with: wings to: elara");
  // One use is left: the wings cost two.
  for (const std::string& line : options()) BOOST_TEST(line.find("Wings") == std::string::npos);
  BOOST_TEST(!options().empty());
}

BOOST_AUTO_TEST_CASE(an_action_that_casts_is_worth_what_its_spell_is) {
  game g;
  stat_block mage = monster("Mage", 10, 30);
  action wand;
  wand.name = "Wand";
  effect cast;
  cast.kind = effect_kind::cast;
  cast.what = "burst";
  wand.effects.push_back(cast);
  mage.actions.push_back(wand);
  g.knows(mage);
  g.say("add mage and: elara");
  g.say("encounter start");
  g.say("initiative all");
  const auto burst = std::make_shared<const spell>(
      spell_of("burst", "Burst", 1, {save_step("dex", true, {damage_step("8d6", "fire")})}));
  const content_lookup content = [&](std::string_view name) {
    return name == "spells/burst" ? found_content(burst) : found_content();
  };
  BOOST_TEST(has(lines(good_options(g.state, g.who("mage-1"), play_policy::simple, {}, content)),
                 "attack by: mage-1 with: Wand to: elara"));
  BOOST_TEST(
      !has(lines(good_options(g.state, g.who("mage-1"), play_policy::simple, {}, no_content)),
           "attack by: mage-1 with: Wand to: elara"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
