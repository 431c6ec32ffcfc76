#pragma once

#include "model/effects/modifiers.hpp"
#include "tests/support/game.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::test {

using namespace model;

inline effect puts_on_itself(std::string name, modifier what) {
  effect step;
  step.kind = effect_kind::apply;
  step.to = effect_aim::self;
  step.what = std::move(name);
  step.lasts.emplace_back();
  step.lasts.front().modifiers.push_back(std::move(what));
  step.lasts.front().duration = "1 round";
  return step;
}

inline modifier with_value(modifier_key key, std::string value) {
  modifier made;
  made.key = key;
  made.value = std::move(value);
  return made;
}

inline spell shield() {
  spell made;
  made.slug = "shield";
  made.name = "Shield";
  made.level = 1;
  made.time = casting_time::reaction;
  made.self_only = true;
  made.on = "hit_by";
  made.effects = {puts_on_itself("Shield", with_value(modifier_key::armor_class, "5"))};
  return made;
}

inline spell counterspell() {
  spell made;
  made.slug = "counterspell";
  made.name = "Counterspell";
  made.level = 3;
  made.time = casting_time::reaction;
  made.on = "spell_cast";
  return made;
}

inline spell blast(std::uint8_t level) {
  spell made;
  made.slug = "blast";
  made.name = "Blast";
  made.level = level;
  effect harm;
  harm.kind = effect_kind::damage;
  harm.damage.push_back({.dice = "1d10", .type = "fire"});
  made.effects = {harm};
  return made;
}

inline spell rebuke() {
  spell made;
  made.slug = "rebuke";
  made.name = "Rebuke";
  made.level = 1;
  made.time = casting_time::reaction;
  made.on = "damaged";
  effect harm;
  harm.kind = effect_kind::damage;
  harm.damage.push_back({.dice = "2d10", .type = "fire"});
  made.effects = {harm};
  return made;
}

inline spellcasting casting_of(std::vector<spell> reactions, std::vector<known_spell> others = {}) {
  spellcasting casting;
  casting.with = ability::intelligence;
  casting.caster_level = 9;
  casting.slots = {4, 3, 3, 3, 1};
  casting.spells = std::move(others);
  for (spell& one : reactions) {
    const std::string slug = one.slug;
    const std::uint8_t level = one.level;
    casting.spells.push_back({slug, level, 0, {std::move(one)}});
  }
  return casting;
}

inline action reacting(std::string_view name, std::string on, effect step) {
  action made;
  made.name = name;
  made.group = action_group::reaction;
  made.on = std::move(on);
  made.effects.push_back(std::move(step));
  return made;
}

/// Mira (AC 12, 30 hp) knows Shield, Rebuke and Counterspell; Knight (AC 18) parries in melee for
/// 2; Rogue (AC 14) halves a hit; Lich counters; Wyrm resists once.
struct reaction_scene : game {
  reaction_scene() {
    house.reactions = reaction_ruling::ask;
    stat_block mira = character("Mira", 12, 30);
    mira.abilities[3] = 16;
    mira.casting.push_back(casting_of({shield(), counterspell()}, {{"blast", 3, 0}}));
    knows_all(std::move(mira));
    stat_block knight = monster("Knight", 18, 52);
    action parry = reacting("Parry", "hit_by",
                            puts_on_itself("Parry", with_value(modifier_key::armor_class, "2")));
    parry.on_weapon.insert(weapon_kind::melee);
    knight.actions.push_back(melee("Sword", 5, {{"1d8", damage_type::slashing, std::nullopt}}));
    knight.actions.push_back(std::move(parry));
    knows_all(std::move(knight));
    stat_block rogue = character("Rogue", 14, 30);
    rogue.actions.push_back(
        reacting("Uncanny Dodge", "hit_by",
                 puts_on_itself("Uncanny Dodge", with_value(modifier_key::reduce_damage, "half"))));
    rogue.actions.back().effects.front().lasts.front().ends_on = {"damage"};
    knows_all(std::move(rogue));
    stat_block lich = monster("Lich", 17, 135);
    lich.abilities[3] = 20;
    lich.casting.push_back(casting_of({counterspell()}, {{"blast", 3, 0}}));
    knows_all(std::move(lich));
    stat_block warlock = character("Warlock", 12, 30);
    warlock.casting.push_back(casting_of({rebuke()}));
    knows_all(std::move(warlock));
    stat_block wyrm = monster("Wyrm", 19, 195);
    trigger resists;
    resists.on = "save_failed";
    trait legendary{.name = "Legendary Resistance",
                    .usage = {.kind = usage_kind::per_day, .value = 1, .pool = {}}};
    legendary.triggers.push_back(resists);
    wyrm.traits.push_back(legendary);
    knows_all(std::move(wyrm));
    game::knows(blast(3));
  }
  void knows_all(stat_block block) { game::knows(std::move(block)); }

  [[nodiscard]] const pending_decision& waits() const {
    BOOST_REQUIRE(state.pending() != nullptr);
    return *state.pending();
  }
  [[nodiscard]] bool is_pending() const { return state.pending() != nullptr; }
};

}  // namespace dnd::test
