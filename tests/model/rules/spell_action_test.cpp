#include "model/rules/spell_action.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <utility>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(spell_action_suite)

namespace {

using namespace model;
using namespace model::rules;

spellcasting wizard(std::uint8_t level) {
  spellcasting caster;
  caster.with = ability::intelligence;
  caster.save_dc = 15;
  caster.to_hit = 7;
  caster.caster_level = level;
  return caster;
}

spell_facts fire_bolt() {
  spell_facts spell;
  spell.name = "Fire Bolt";
  spell.range_ft = 120;
  spell.attack = attack_form::ranged;
  spell.damage = {{damage_type::fire, {{1, "1d10"}, {5, "2d10"}, {11, "3d10"}, {17, "4d10"}}}};
  return spell;
}

spell_facts fireball() {
  spell_facts spell;
  spell.name = "Fireball";
  spell.level = 3;
  spell.save = ability::dex;
  spell.on_success = save_effect::half;
  spell.damage = {{damage_type::fire, {{3, "8d6"}, {4, "9d6"}}}};
  return spell;
}

}  // namespace

BOOST_AUTO_TEST_CASE(cantrips_grow_with_all_levels_of_their_caster) {
  for (const auto& [level, dice] : {std::pair(1, "1d10"), {4, "1d10"}, {5, "2d10"}, {20, "4d10"}}) {
    const auto made =
        spell_action(fire_bolt(), wizard(1), {"fire-bolt"}, {.modifier = 4, .level = level});
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST(made->damage.at(0).dice == dice);
    BOOST_TEST(made->attack->to_hit == 7);
    BOOST_TEST(made->attack->spell);
    BOOST_TEST(made->magical);
  }
}

BOOST_AUTO_TEST_CASE(saves_use_the_casters_dc_and_the_lowest_slot) {
  const auto made = spell_action(fireball(), wizard(9), {"fireball", 3, 1}, {.modifier = 4});
  BOOST_REQUIRE(made.has_value());
  BOOST_TEST(made->damage.at(0).dice == "8d6");
  BOOST_TEST(made->save->dc == 15);
  BOOST_TEST(made->save->on_success == save_effect::half);
  BOOST_TEST(made->usage.kind == usage_kind::per_day);
  BOOST_TEST(made->usage.value == 1);
}

BOOST_AUTO_TEST_CASE(a_spell_is_cast_with_the_lowest_slot_that_the_caster_has) {
  spell_facts hands = fireball();
  hands.name = "Burning Hands";
  hands.level = 1;
  hands.damage = {{damage_type::fire, {{1, "3d6"}, {2, "4d6"}, {3, "5d6"}}}};
  const auto dice = [&](std::array<std::uint8_t, 9> slots, std::uint8_t per_day) {
    spellcasting caster = wizard(5);
    caster.slots = slots;
    return spell_action(hands, caster, {"burning-hands", 1, per_day}, {})->damage.at(0).dice;
  };
  BOOST_TEST(dice({4, 3, 2}, 0) == "3d6");
  BOOST_TEST(dice({0, 0, 2}, 0) == "5d6");
  // Uses a day are no slots, and who has no slots casts at the spell's own level.
  BOOST_TEST(dice({0, 0, 2}, 1) == "3d6");
  BOOST_TEST(dice({}, 0) == "3d6");
}

BOOST_AUTO_TEST_CASE(what_a_pact_slot_cannot_hold_is_cast_at_its_own_level) {
  spellcasting caster = wizard(11);
  caster.slots = {0, 0, 0, 0, 3};
  BOOST_TEST(level_cast_at(6, caster) == 6);
  BOOST_TEST(level_cast_at(5, caster) == 5);
}

BOOST_AUTO_TEST_CASE(a_characters_levels_count_together_and_a_monsters_casting_by_itself) {
  stat_block block;
  block.abilities[static_cast<std::size_t>(ability::intelligence)] = 16;
  BOOST_TEST(numbers_of(block, wizard(9)).level == 9);
  BOOST_TEST(numbers_of(block, wizard(0)).level == 1);
  block.classes = {{"Fighter", 4, 10}, {"Wizard", 1, 6}};
  BOOST_TEST(numbers_of(block, wizard(1)).level == 5);
  BOOST_TEST(numbers_of(block, wizard(1)).modifier == 3);
}

BOOST_AUTO_TEST_CASE(the_modifier_and_all_missiles_are_added) {
  spell_facts weapon = fire_bolt();
  weapon.level = 2;
  weapon.damage = {{damage_type::force, {{2, "1d8+mod"}}}};
  BOOST_TEST(spell_action(weapon, wizard(3), {}, {.modifier = 4})->damage.at(0).dice == "1d8+4");
  spell_facts darts;
  darts.name = "Magic Missile";
  darts.level = 1;
  darts.damage = {{damage_type::force, {{0, "1d4+1"}}}};
  darts.missiles_by_level = {{1, 3}, {2, 4}};
  const auto made = spell_action(darts, wizard(3), {}, {.modifier = 4});
  BOOST_TEST(made->damage.at(0).dice == "3d4+3");
  BOOST_TEST(!made->save.has_value());
}

BOOST_AUTO_TEST_CASE(damage_that_belongs_to_something_else_makes_no_action) {
  spell_facts favor = fireball();
  favor.save.reset();
  BOOST_TEST(!spell_action(favor, wizard(9), {}, {.modifier = 4}).has_value());
  spell_facts light;
  light.name = "Light";
  BOOST_TEST(!spell_action(light, wizard(9), {}, {.modifier = 4}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
