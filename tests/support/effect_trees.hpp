#pragma once

#include "model/effects/spell.hpp"
#include "model/stat_block.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

/// Steps as content would write them, to start from.
[[nodiscard]] inline model::effect damage_step(std::string_view dice, std::string_view type) {
  model::effect step;
  step.kind = model::effect_kind::damage;
  step.damage.push_back({std::string(dice), std::string(type)});
  return step;
}
[[nodiscard]] inline model::effect save_step(std::string_view with, bool half,
                                             model::effect_list failure,
                                             model::effect_list success = {}) {
  model::effect step;
  step.kind = model::effect_kind::save;
  step.names.emplace_back(with);
  step.half = half;
  step.branches.push_back({"failure", std::move(failure)});
  step.branches.push_back({"success", std::move(success)});
  return step;
}
[[nodiscard]] inline model::effect heal_step(std::string_view dice) {
  model::effect step;
  step.kind = model::effect_kind::heal;
  step.what = dice;
  return step;
}
[[nodiscard]] inline model::effect apply_step(std::string_view name, model::lasting does) {
  model::effect step;
  step.kind = model::effect_kind::apply;
  step.what = name;
  step.lasts.push_back(std::move(does));
  return step;
}
[[nodiscard]] inline model::lasting lasting_condition(model::condition kind,
                                                      std::string_view duration = {}) {
  model::lasting does;
  does.conditions.insert(kind);
  does.duration = duration;
  return does;
}
[[nodiscard]] inline model::modifier plain_modifier(model::modifier_key key,
                                                    std::string_view value) {
  model::modifier made;
  made.key = key;
  made.value = value;
  return made;
}
[[nodiscard]] inline model::lasting lasting_modifier(model::modifier_key key,
                                                     std::string_view value,
                                                     std::string_view duration = {}) {
  model::lasting does;
  does.modifiers.push_back(plain_modifier(key, value));
  does.duration = duration;
  return does;
}
[[nodiscard]] inline model::spell spell_of(std::string_view slug, std::string_view name,
                                           std::uint8_t level, model::effect_list effects) {
  model::spell made;
  made.slug = slug;
  made.name = name;
  made.level = level;
  made.effects = std::move(effects);
  return made;
}

/// A caster: DC 13, +5 to hit, Intelligence 16, four slots of level 1, three of 2, two of 3.
[[nodiscard]] inline model::stat_block caster(std::string_view name,
                                              std::vector<std::string> spells) {
  model::stat_block block;
  block.slug = model::small_text("caster");
  block.name = name;
  block.kind = model::creature_kind::character;
  block.armor_class = 12;
  block.hit_points = 30;
  block.speed.walk = 30;
  block.abilities = {10, 10, 10, 16, 10, 10};
  block.classes.push_back({"wizard", 5, 6});
  model::spellcasting casting;
  casting.with = model::ability::intelligence;
  casting.save_dc = 13;
  casting.to_hit = 5;
  casting.caster_level = 5;
  casting.slots = {4, 3, 2, 0, 0, 0, 0, 0, 0};
  for (std::string& one : spells) casting.spells.push_back({std::move(one), 1, 0});
  block.casting.push_back(std::move(casting));
  return block;
}

}  // namespace dnd::test
