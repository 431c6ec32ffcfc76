// What a creature can do is what the rules would take, and nothing else.

#include "model/views/option_view.hpp"

#include "model/language/parse.hpp"
#include "tests/support/arena.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(option_view_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using dnd::test::arena;
using dnd::test::game;

namespace {

const content_lookup no_spells = [](std::string_view) { return found_content(nullptr); };

std::vector<option_view> options(const game& g, std::string_view who,
                                 const viewer& whose = viewer::gm(),
                                 const content_lookup& content = no_spells) {
  return options_of(g.state, who, whose, {.content = content, .house = g.house});
}

const option_view& named(const std::vector<option_view>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const option_view& each) { return each.name == name; });
  BOOST_REQUIRE_MESSAGE(found != all.end(), "no option " << name);
  return *found;
}

/// The whole command, at that target.
std::string line_of(const option_view& what, std::string_view target) {
  std::string line = what.line;
  for (const std::string_view each : {std::string_view(what.label), target})
    if (!each.empty()) line += fmt::format(" {}", each);
  return what.after.empty() ? line : line + " " + what.after;
}

/// As in docs/content.md, as far as these tests need it.
spell a_spell(std::string name, std::uint8_t level, effect_kind kind) {
  spell out;
  out.slug = name;
  out.name = std::move(name);
  out.level = level;
  effect step;
  step.kind = kind;
  step.damage = {{.dice = "3d4", .type = "force"}};
  step.what = "3d4";
  out.effects.push_back(step);
  return out;
}

game with_a_wizard() {
  game g = arena();
  stat_block block = dnd::test::fighter("Zed");
  block.classes.push_back({.name = "wizard", .level = 3, .hit_die = 6});
  spellcasting casting;
  casting.save_dc = 13;
  casting.caster_level = 3;
  casting.slots = {4, 2};
  casting.spells = {{.spell = "zap", .level = 1}};
  block.casting.push_back(casting);
  g.knows(block);
  g.knows(a_spell("zap", 1, effect_kind::damage));
  g.say("add zed");
  return g;
}

const content_lookup one_spell = [](std::string_view name) -> found_content {
  if (name != "spells/zap") return nullptr;
  return std::make_shared<const spell>(a_spell("zap", 1, effect_kind::damage));
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_open_is_taken_by_the_rules) {
  const game before = arena();
  std::size_t tried = 0;
  for (const option_view& each : options(before, "ann")) {
    if (!each.open || !each.wants.empty()) continue;
    game g = before;
    const std::string_view target = each.targets == option_targets::none ? ""
                                    : each.aim == option_aim::friends    ? "bob"
                                                                         : "orc-1";
    (void)g.say(line_of(each, target));
    ++tried;
  }
  BOOST_TEST(tried > 8U);
}

BOOST_AUTO_TEST_CASE(what_is_shut_says_why_in_the_words_of_the_refusal) {
  game g = arena();
  g.say("attack by: ann with: shortsword to: orc-1 rolled: 2");
  const auto all = options(g, "ann");
  const option_view& bow = named(all, "Longbow");
  BOOST_TEST(!bow.open);
  BOOST_TEST(bow.why == g.refused("attack by: ann with: longbow to: orc-1").message);
  BOOST_TEST(named(all, "Move").open);
  // Out of its turn, an attack is one of opportunity.
  const auto bobs = options(g, "bob");
  BOOST_TEST(!named(bobs, "Dodge").open);
  BOOST_TEST((named(bobs, "Longbow").cost == option_cost::reaction));
}

BOOST_AUTO_TEST_CASE(trying_changes_nothing) {
  const game g = arena();
  const state before = g.state;
  BOOST_TEST(!options(g, "ann").empty());
  BOOST_TEST((g.state == before));
}

BOOST_AUTO_TEST_CASE(only_who_sees_the_whole_creature_is_told) {
  const game g = arena();
  BOOST_TEST(options(g, "orc-1", viewer::player({"ann"})).empty());
  BOOST_TEST(options(g, "ann", viewer::spectator()).empty());
  BOOST_TEST(options(g, "nobody").empty());
  BOOST_TEST(!options(g, "ann", viewer::player({"ann"})).empty());
}

BOOST_AUTO_TEST_CASE(blows_are_for_foes_and_help_is_for_friends) {
  const game g = arena();
  const auto all = options(g, "ann");
  BOOST_TEST((named(all, "Shortsword").aim == option_aim::foes));
  BOOST_TEST((named(all, "Shortsword").targets == option_targets::one));
  BOOST_TEST((named(all, "Help").aim == option_aim::friends));
  BOOST_TEST((named(all, "Dodge").targets == option_targets::none));
  BOOST_TEST(named(all, "Shortsword").worth > 0);
}

BOOST_AUTO_TEST_CASE(advantage_is_told_beforehand_with_its_reason) {
  game g = arena();
  BOOST_TEST(named(options(g, "ann"), "Shortsword").odds.empty());
  g.say("condition add prone to: orc-1");
  const auto all = options(g, "ann");
  const auto& odds = named(all, "Shortsword").odds;
  BOOST_REQUIRE(odds.size() == 1U);
  BOOST_TEST(odds[0].target.view() == "orc-1");
  BOOST_TEST((odds[0].mode == roll_mode::advantage));
  BOOST_TEST(odds[0].why == "advantage: target prone");
}

BOOST_AUTO_TEST_CASE(getting_up_is_offered_to_who_lies) {
  game g = arena();
  const auto has = [&](std::string_view name) {
    const auto all = options(g, "ann");
    return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  };
  BOOST_TEST(!has("Stand up"));
  g.say("condition add prone to: ann");
  BOOST_TEST(has("Stand up"));
}

BOOST_AUTO_TEST_CASE(spells_say_with_which_slots_they_can_be_cast) {
  game g = with_a_wizard();
  g.say("encounter end");
  const auto all = options(g, "zed", viewer::gm(), one_spell);
  const option_view& zap = named(all, "zap");
  BOOST_TEST(zap.open, zap.why);
  BOOST_REQUIRE(zap.levels.size() == 2U);
  BOOST_TEST(zap.levels[0].left == 4);
  BOOST_TEST(zap.levels[1].left == 2);
  // Who lives by spells has them first.
  BOOST_TEST(all.front().name == "zap");
}

BOOST_AUTO_TEST_CASE(while_somebody_is_asked_there_are_only_answers) {
  game g = arena();
  g.house.reactions = reaction_ruling::ask;
  stat_block knight = dnd::test::fighter("Kay");
  action parry;
  parry.name = "Parry";
  parry.group = action_group::reaction;
  parry.on = "hit_by";
  effect better;
  better.kind = effect_kind::apply;
  better.to = effect_aim::self;
  better.what = "Parry";
  better.lasts.emplace_back();
  better.lasts.front().duration = "1 round";
  modifier armor;
  armor.key = modifier_key::armor_class;
  armor.value = "2";
  better.lasts.front().modifiers.push_back(armor);
  parry.effects.push_back(better);
  knight.actions.push_back(parry);
  g.knows(knight);
  g.say("encounter end");
  g.say("add kay");
  g.say("attack by: orc-1 with: axe to: kay rolled: 10");
  BOOST_REQUIRE(g.state.pending() != nullptr);
  const auto all = options(g, "kay");
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all[0].name == "Parry");
  BOOST_TEST((all[0].group == option_group::answer));
  BOOST_REQUIRE(all[0].open);
  // 15 against 14, and against 16.
  BOOST_TEST(!all[0].still_hits.value_or(true));
  BOOST_TEST(all[1].line == "pass by: kay");
  BOOST_TEST(options(g, "ann").empty());
  g.say(all[0].line);
}

BOOST_AUTO_TEST_CASE(every_word_of_an_option_has_a_text) {
  BOOST_TEST(to_text(option_group::lair) == "lair");
  BOOST_TEST(to_text(option_cost::movement) == "movement");
  BOOST_TEST(to_text(option_targets::many) == "many");
  BOOST_TEST(to_text(option_aim::friends) == "friends");
}

BOOST_AUTO_TEST_SUITE_END()
