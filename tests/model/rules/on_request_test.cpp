// Modifiers that count only when the roll asks for them by name.

#include "model/rules/on_request.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/effect_trees.hpp"

BOOST_AUTO_TEST_SUITE(on_request_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

modifier asked(modifier_key key, std::string_view value) {
  modifier one = plain_modifier(key, value);
  one.on_request = true;
  return one;
}

/// Mira can guide, and has sharp eyes and lucky dice of her own.
game scene() {
  game g;
  lasting guided;
  guided.modifiers = {asked(modifier_key::check, "1d4")};
  guided.once = true;
  g.knows(spell_of("guidance", "Guidance", 0, {apply_step("Guidance", guided)}));
  stat_block mira = caster("Mira", {"guidance"});
  modifier sharp = asked(modifier_key::to_hit, "-5");
  modifier hard = asked(modifier_key::damage, "10");
  mira.traits.push_back({.name = "Sharp Shot", .modifiers = {sharp, hard}});
  modifier lucky = asked(modifier_key::save, "1d6");
  lucky.pool = "luck";
  mira.traits.push_back({.name = "Lucky", .modifiers = {lucky}});
  pool luck;
  luck.name = "luck";
  luck.refill = "long rest";
  mira.pools.push_back(luck);
  mira.actions.push_back(ranged("Bow", 6, 80, 320, {{"1d6+3", damage_type::piercing, {}}}));
  g.knows(mira);
  g.say("add caster as: Mira");
  g.say("add target");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_die_of_guidance_is_added_to_one_check_and_is_gone) {
  game g = scene();
  g.say("cast guidance by: mira to: mira");
  g.say("check arcana by: mira rolled: 10");
  BOOST_TEST(g.the<check_rolled>().total == 10);
  g.say("check arcana by: mira using: guidance rolled: 10,4");
  BOOST_TEST(g.the<check_rolled>().total == 14);
  BOOST_TEST(
      (g.refused("check arcana by: mira using: guidance").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(an_attack_may_trade_aim_for_damage) {
  game g = scene();
  g.say("attack by: mira with: bow to: target-1 using: sharp shot rolled: 15,2");
  BOOST_TEST(g.the<attack_rolled>().total == 16);
  BOOST_TEST(g.hp("target-1") == 85);
  g.say("attack by: mira with: bow to: target-1 rolled: 15,2");
  BOOST_TEST(g.hp("target-1") == 80);
}

BOOST_AUTO_TEST_CASE(what_it_costs_is_spent_and_without_a_use_left_it_is_refused) {
  game g = scene();
  g.say("save wis by: mira using: lucky rolled: 10,6");
  BOOST_TEST(g.the<saving_throw_rolled>().total == 16);
  BOOST_TEST((g.refused("save wis by: mira using: lucky").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(what_is_for_other_rolls_is_refused_and_the_right_names_are_said) {
  game g = scene();
  const refusal no = g.refused("check arcana by: mira using: lucky");
  BOOST_TEST((no.code == refusal_code::not_available));
  BOOST_TEST(no.hint == "leave `using:` out");
  BOOST_TEST(g.refused("save wis by: mira using: guidance").hint.find("Lucky") !=
             std::string::npos);
  BOOST_TEST((g.refused("attack by: mira with: bow to: target-1 using: lucky").code ==
              refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(the_names_that_can_be_asked_for_are_listed_once) {
  game g = scene();
  const auto names = rules::names_to_ask_for(g.who("mira"), {roll_kind::attack});
  BOOST_REQUIRE(names.size() == 1U);
  BOOST_TEST(names.front() == "Sharp Shot");
}

namespace {

/// Mira smites at a hit, for one of two uses: 2d8, or 3d8 by choice.
game smiter() {
  game g;
  stat_block mira = character("Mira", 12, 30);
  trigger smite;
  smite.on = "hit";
  smite.on_request = true;
  smite.pool = "smites";
  effect choice;
  choice.kind = effect_kind::choose;
  choice.branches.push_back({"small", {damage_step("2d8", "radiant")}});
  choice.branches.push_back({"great", {damage_step("3d8", "radiant")}});
  smite.effects.push_back(choice);
  trait has{.name = "Smite"};
  has.triggers.push_back(smite);
  mira.traits.push_back(has);
  pool uses;
  uses.name = "smites";
  uses.uses = 2;
  uses.refill = "long rest";
  mira.pools.push_back(uses);
  mira.actions.push_back(melee("Sword", 5, {{"1d6", damage_type::slashing, {}}}));
  g.knows(mira);
  g.say("add mira and: target");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_rides_on_a_hit_is_carried_out_where_the_attack_asks_for_it) {
  game g = smiter();
  const std::int32_t before = g.hp("target-1");
  g.say("attack by: mira with: sword to: target-1 rolled: 15,4");
  BOOST_TEST(g.hp("target-1") == before - 4);
  g.say("attack by: mira with: sword to: target-1 using: smite rolled: 15,4,5,6");
  BOOST_TEST(g.hp("target-1") == before - 4 - 15);
  g.say("attack by: mira with: sword to: target-1 using: smite choose: great rolled: 15,1,1,1,1");
  BOOST_TEST(g.hp("target-1") == before - 4 - 15 - 4);
  BOOST_TEST((g.refused("attack by: mira with: sword to: target-1 using: smite").code ==
              refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(what_rides_on_a_hit_costs_nothing_when_it_misses_and_doubles_with_a_critical) {
  game g = smiter();
  g.say("attack by: mira with: sword to: target-1 using: smite rolled: 2");
  BOOST_TEST(g.who("mira").spent.empty());
  const std::int32_t before = g.hp("target-1");
  g.say("attack by: mira with: sword to: target-1 using: smite rolled: 20,1,1,1,1,1,1");
  BOOST_TEST(g.hp("target-1") == before - 6);
}

BOOST_AUTO_TEST_CASE(a_choice_that_a_rider_does_not_have_is_refused_whole) {
  game g = smiter();
  BOOST_TEST((g.refused("attack by: mira with: sword to: target-1 using: smite choose: huge "
                        "rolled: 15,4")
                  .code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_SUITE_END()
