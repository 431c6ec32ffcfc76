// What modifiers of a caster make of the spells that it casts.

#include "model/rules/spell_shaping.hpp"

#include "model/effects/durations.hpp"
#include "tests/support/with_modifiers.hpp"

BOOST_AUTO_TEST_SUITE(spell_shaping_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

spell blast() {
  return spell_of("blast", "Blast", 1, {damage_step("2d6", "thunder")});
}

/// Mira with such a trait, and the spells "blast", "mend" and "long".
game with_gift(std::vector<modifier> modifiers) {
  game g;
  g.knows(gifted(caster("Mira", {"blast", "mend", "long", "spark"}), std::move(modifiers)));
  g.knows(blast());
  g.knows(spell_of("mend", "Mend", 1, {heal_step("2d4")}));
  spell longer = putting("long", "Long", lasting_modifier(modifier_key::armor_class, "1"));
  longer.duration = "1 hour";
  g.knows(longer);
  spell spark =
      spell_of("spark", "Spark", 0, {save_step("dex", false, {damage_step("8", "acid")})});
  g.knows(spark);
  g.say("add caster as: Mira");
  g.say("add target count: 2");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(dice_of_damage_and_of_healing_may_show_their_highest) {
  game g = with_gift({plain_modifier(modifier_key::highest_dice, "damage")});
  g.say("cast blast by: mira to: target-1");
  BOOST_TEST(g.hp("target-1") == 88);
  g.say("cast mend by: mira to: target-1 rolled: 1,1");
  BOOST_TEST(g.hp("target-1") == 90);
  game healer = with_gift({plain_modifier(modifier_key::highest_dice, "heal")});
  healer.say("damage to: target-1 amount: 50");
  healer.say("cast mend by: mira to: target-1");
  BOOST_TEST(healer.hp("target-1") == 58);
}

BOOST_AUTO_TEST_CASE(who_is_healed_may_get_the_most_of_it) {
  game g = with_gift({});
  g.knows(caster("Mora", {"hope"}));
  g.knows(putting("hope", "Hope", lasting_modifier(modifier_key::highest_dice, "healed")));
  g.say("add caster as: Mora");
  g.say("damage to: target-1 amount: 50");
  g.say("cast hope by: mora to: target-1");
  g.say("cast mend by: mira to: target-1");
  BOOST_TEST(g.hp("target-1") == 58);
}

BOOST_AUTO_TEST_CASE(a_shape_that_the_casting_ends_counts_for_that_casting) {
  lasting shape = lasting_modifier(modifier_key::highest_dice, "damage");
  shape.ends_on = {"cast"};
  game g = with_gift({});
  g.knows(caster("Mora", {"shape", "blast"}));
  spell shaping = putting("shape", "Shape", shape);
  shaping.self_only = true;
  g.knows(shaping);
  g.say("add caster as: Mora");
  g.say("cast shape by: mora");
  g.say("cast blast by: mora to: target-1");
  BOOST_TEST(g.hp("target-1") == 88);
  g.say("cast blast by: mora to: target-1 rolled: 1,1");
  BOOST_TEST(g.hp("target-1") == 86);
}

BOOST_AUTO_TEST_CASE(the_lowest_dice_of_one_roll_are_rolled_again) {
  game g = with_gift({plain_modifier(modifier_key::reroll_lowest, "1")});
  g.say("cast blast by: mira to: target-1 rolled: 4,1,6");
  BOOST_TEST(g.hp("target-1") == 90);
  // Dice above their average stay.
  g.say("cast blast by: mira to: target-1 rolled: 5,4");
  BOOST_TEST(g.hp("target-1") == 81);
}

BOOST_AUTO_TEST_CASE(times_of_a_minute_or_more_are_doubled_up_to_a_day) {
  using rules::doubled_duration;
  BOOST_TEST(*rounds_in(doubled_duration("1 minute")) == 2 * rounds_per_minute);
  BOOST_TEST(*rounds_in(doubled_duration("20 hours")) == rounds_per_day);
  BOOST_TEST(*rounds_in(doubled_duration("7 days")) == 7 * rounds_per_day);
  BOOST_TEST(doubled_duration("1 round") == "1 round");
  BOOST_TEST(doubled_duration("end of target's next turn") == "end of target's next turn");
  game g = with_gift({plain_modifier(modifier_key::spell_duration, "x2")});
  g.say("cast long by: mira to: target-1");
  BOOST_TEST(g.who("target-1").effects.front().what->until.at - g.state.time_now() ==
             2 * rounds_per_hour);
}

BOOST_AUTO_TEST_CASE(a_spell_of_an_action_may_cost_the_bonus_action) {
  game g = with_gift({plain_modifier(modifier_key::casting_time, "bonus")});
  g.house.turns = turn_ruling::counted;
  g.say("encounter start");
  g.say("initiative by: mira rolled: 20");
  g.say("cast blast by: mira to: target-1 rolled: 1,1");
  BOOST_TEST(g.who("mira").turn.bonus_actions == 1);
  BOOST_TEST(g.who("mira").turn.actions == 0);
  BOOST_TEST(g.who("mira").turn.bonus_spell);
}

BOOST_AUTO_TEST_CASE(a_verbal_spell_may_need_no_voice) {
  game loud;
  spell word = blast();
  word.verbal = true;
  loud.knows(gifted(caster("Mira", {"blast"}), {keeping_from(deed::speak)}));
  loud.knows(word);
  loud.say("add caster as: Mira");
  loud.say("add target");
  loud.refused("cast blast by: mira to: target-1");
  game g;
  g.knows(gifted(caster("Mira", {"blast"}),
                 {keeping_from(deed::speak), plain_modifier(modifier_key::casts_silently, "")}));
  g.knows(word);
  g.say("add caster as: Mira");
  g.say("add target");
  g.say("cast blast by: mira to: target-1 rolled: 1,1");
}

BOOST_AUTO_TEST_CASE(low_spells_do_nothing_to_who_is_immune_to_them) {
  game g = with_gift({});
  g.knows(brute("Fiend", {plain_modifier(modifier_key::immune_to_spells, "1")}));
  g.say("add fiend");
  g.say("cast blast by: mira to: fiend-1 and: target-1 rolled: 1,1");
  BOOST_TEST(g.hp("fiend-1") == 100);
  BOOST_TEST(g.hp("target-1") == 98);
  BOOST_TEST(g.the<effect_told>().text == "is immune to spells of this level");
  g.say("cast blast by: mira at: 2 to: fiend-1 rolled: 1,1");
  BOOST_TEST(g.hp("fiend-1") == 98);
}

BOOST_AUTO_TEST_CASE(a_spell_that_heals_heals_more_and_its_caster_as_well) {
  stat_block mira =
      gifted(caster("Mira", {"mend"}), {plain_modifier(modifier_key::healing, "2+slot")});
  trigger blessed;
  blessed.on = "spell_heals";
  effect back = heal_step("2+slot");
  back.to = effect_aim::self;
  blessed.effects = {back};
  trait gift = mira.traits.back();
  gift.triggers.push_back(blessed);
  mira.traits.replace(mira.traits.size() - 1, gift);
  game g;
  g.knows(mira);
  g.knows(spell_of("mend", "Mend", 1, {heal_step("4")}));
  g.say("add caster as: Mira");
  g.say("add target");
  g.say("damage to: target-1 amount: 50");
  g.say("damage to: mira amount: 20");
  g.say("cast mend by: mira at: 2 to: target-1");
  BOOST_TEST(g.hp("target-1") == 58);
  BOOST_TEST(g.hp("mira") == 14);
  g.say("cast mend by: mira to: mira");
  BOOST_TEST(g.hp("mira") == 21);
}

BOOST_AUTO_TEST_CASE(spells_deal_more_to_whom_they_are_marked_for) {
  game g = with_gift({against(plain_modifier(modifier_key::spell_damage, "1d8"), "marked Long")});
  g.say("cast long by: mira to: target-1");
  g.say("cast blast by: mira to: target-1 rolled: 1,1,8");
  BOOST_TEST(g.hp("target-1") == 90);
  g.say("cast blast by: mira to: target-2 rolled: 1,1");
  BOOST_TEST(g.hp("target-2") == 98);
}

BOOST_AUTO_TEST_CASE(who_saves_against_a_potent_cantrip_takes_half) {
  game g = with_gift({plain_modifier(modifier_key::half_on_success, "cantrips")});
  g.say("cast spark by: mira to: target-1 rolled: 20");
  BOOST_TEST(g.hp("target-1") == 96);
}

BOOST_AUTO_TEST_SUITE_END()
