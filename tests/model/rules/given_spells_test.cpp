// Spells that an item, a feature or a legendary action casts for its user.

#include "model/rules/given_spells.hpp"

#include "model/rules/spell_slots.hpp"
#include "model/rules/usage.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(given_spells_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

effect cast_step(std::string_view what, std::int16_t level = 0) {
  effect step;
  step.kind = effect_kind::cast;
  step.what = what;
  step.number = level;
  return step;
}

action given(const char* name, effect step) {
  action made;
  made.name = name;
  made.effects.push_back(std::move(step));
  return made;
}

/// Wanda (caster, knows flame) with a wand and more; two ogres of 50 hit points.
struct stage {
  game g;

  stage() {
    spell flame =
        spell_of("flame", "Flame", 1, {save_step("dex", true, {damage_step("1d6", "fire")})});
    flame.effects.front().branches.front().steps.front().per_level = "1d6";
    flame.area = true;
    g.knows(flame);
    spell glow =
        spell_of("glow", "Glow", 2, {apply_step("Glow", lasting_condition(condition::invisible))});
    glow.concentration = true;
    glow.duration = "1 minute";
    g.knows(glow);
    stat_block wanda = caster("Wanda", {"flame"});
    effect wand = cast_step("flame", 3);
    wand.count = "15";
    wanda.actions.push_back(given("Wand", wand));
    wanda.actions.push_back(given("Ring", cast_step("glow")));
    wanda.actions.push_back(given("Scroll", cast_step(cast_any, 2)));
    effect gift = cast_step(cast_known, -1);
    gift.slot = true;
    wanda.actions.push_back(given("Gift", gift));
    g.knows(wanda);
    g.knows(monster("Ogre", 10, 50));
    g.say("add caster as: Wanda");
    g.say("add ogre and: ogre");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_wand_casts_at_its_own_level_and_difficulty_without_a_slot, stage) {
  g.say("attack by: wanda with: wand to: ogre-1 and: ogre-2 rolled: 6,6,6,14,15");
  // One spell for both: the dice fall once, 14 fails against 15, and 15 takes half.
  BOOST_TEST(g.count<spell_cast>() == 1U);
  BOOST_TEST(g.hp("ogre-1") == 50 - 18);
  BOOST_TEST(g.hp("ogre-2") == 50 - 9);
  BOOST_TEST(rules::slots_left(g.who("wanda"), 1) == 4);
}

BOOST_FIXTURE_TEST_CASE(what_it_casts_is_concentrated_on, stage) {
  g.say("attack by: wanda with: ring to: ogre-1");
  BOOST_TEST(effective_conditions(g.who("ogre-1")).contains(condition::invisible));
  g.say("attack by: wanda with: ring to: ogre-2");
  BOOST_TEST(!effective_conditions(g.who("ogre-1")).contains(condition::invisible));
  BOOST_TEST(effective_conditions(g.who("ogre-2")).contains(condition::invisible));
}

BOOST_FIXTURE_TEST_CASE(a_potion_may_spare_its_drinker_the_concentration, stage) {
  effect sip = cast_step("glow");
  sip.no_concentration = true;
  sip.duration = "1 hour";
  stat_block drinker = monster("Drinker", 10, 20);
  drinker.actions.push_back(given("Sip", sip));
  g.knows(drinker);
  g.say("add drinker");
  g.say("attack by: drinker-1 with: sip to: ogre-1");
  g.say("attack by: drinker-1 with: sip to: ogre-2");
  BOOST_TEST(effective_conditions(g.who("ogre-1")).contains(condition::invisible));
  g.say("time pass 30 minutes");
  BOOST_TEST(effective_conditions(g.who("ogre-2")).contains(condition::invisible));
  g.say("time pass 31 minutes");
  BOOST_TEST(!effective_conditions(g.who("ogre-2")).contains(condition::invisible));
}

BOOST_FIXTURE_TEST_CASE(what_helps_is_for_its_user_where_nobody_is_named, stage) {
  stat_block healer = monster("Healer", 10, 20);
  healer.actions.push_back(given("Mend", heal_step("5")));
  healer.actions.push_back(given("Burn", save_step("dex", true, {damage_step("1d6", "fire")})));
  g.knows(healer);
  g.say("add healer hp: 10");
  g.say("attack by: healer-1 with: mend");
  BOOST_TEST(g.hp("healer-1") == 10);
  BOOST_TEST(g.refused("attack by: healer-1 with: burn").code == refusal_code::missing_label);
}

BOOST_FIXTURE_TEST_CASE(a_scroll_takes_a_spell_of_its_level_alone, stage) {
  BOOST_TEST(g.refused("attack by: wanda with: scroll to: ogre-1").code ==
             refusal_code::missing_label);
  BOOST_TEST(
      g.refused("attack by: wanda with: scroll to: ogre-1 choose: flame").message.find("level 1") !=
      std::string::npos);
  g.say("attack by: wanda with: scroll to: ogre-1 choose: glow");
  BOOST_TEST(effective_conditions(g.who("ogre-1")).contains(condition::invisible));
}

BOOST_FIXTURE_TEST_CASE(a_gift_of_a_known_spell_spends_its_slot, stage) {
  BOOST_TEST(g.refused("attack by: wanda with: gift to: ogre-1 choose: glow")
                 .message.find("does not know") != std::string::npos);
  g.say("attack by: wanda with: gift to: ogre-1 choose: flame rolled: 4,1");
  BOOST_TEST(g.hp("ogre-1") == 46);
  BOOST_TEST(rules::slots_left(g.who("wanda"), 1) == 3);
}

BOOST_FIXTURE_TEST_CASE(an_item_called_like_a_known_spell_spends_no_slot_of_its_bearer, stage) {
  stat_block twin = caster("Twin", {"flame"});
  twin.slug = "twin";
  twin.actions.push_back(given("Flame", cast_step("flame", 3)));
  g.knows(twin);
  g.say("add twin");
  g.say("attack by: twin with: flame to: ogre-1 rolled: 1,1,1,20");
  BOOST_TEST(g.who("twin").spent.empty());
}

BOOST_FIXTURE_TEST_CASE(a_spell_for_somebody_needs_somebody, stage) {
  stat_block imp = monster("Imp", 10, 5);
  imp.actions.push_back(given("Grant", cast_step("glow")));
  g.knows(imp);
  g.say("add imp");
  BOOST_TEST(g.refused("attack by: imp-1 with: grant").code == refusal_code::missing_label);
}

BOOST_AUTO_TEST_SUITE_END()
