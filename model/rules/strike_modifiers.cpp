#include "model/rules/strike_modifiers.hpp"

#include "model/rules/attack_roll.hpp"

#include <algorithm>

namespace dnd::model::rules {

void note_course(const state& now, const creature& target, modifier_context& roll) noexcept {
  const encounter* const fight = now.fight();
  if (fight == nullptr || fight->round == 0) return;
  const std::uint32_t place = now.place_in_fight(target.id);
  if (place == encounter::nobody) return;
  roll.surprised = fight->order[place].surprised;
  roll.waiting = fight->round == 1 && fight->current != encounter::nobody && place > fight->current;
}

std::int32_t least_critical(const creature& attacker, const modifier_context& roll) noexcept {
  std::int32_t least = 20;
  each_modifier(attacker, modifier_key::critical_range, [&](const owned_modifier& has) {
    if (counts_for(has, attacker, roll))
      least = std::min(least, number_in(has.what->value).value_or(20));
  });
  return least;
}

bool ends_critical(const creature& attacker, const creature& target, const modifier_context& roll,
                   bool is_critical) noexcept {
  modifier_context against = roll;
  against.other = &attacker;
  if (has_modifier(target, modifier_key::no_critical, against)) return false;
  return is_critical || has_modifier(attacker, modifier_key::critical, roll);
}

std::int32_t most_of(const creature& attacker, modifier_key key,
                     const modifier_context& roll) noexcept {
  std::int32_t most = 0;
  each_modifier(attacker, key, [&](const owned_modifier& has) {
    if (has.what->damage_dice && counts_for(has, attacker, roll))
      most = std::max(most, number_in(has.what->value).value_or(0));
  });
  return most;
}

damage_tags tags_of_strike(const creature& attacker, const action& what,
                           const modifier_context& roll) noexcept {
  damage_tags tags = tags_of(what);
  tags.magical = tags.magical || has_modifier(attacker, modifier_key::magical, roll);
  each_modifier(attacker, modifier_key::ignore_resistance, [&](const owned_modifier& has) {
    if (counts_for(has, attacker, roll))
      tags.ignores = damage_type_set(tags.ignores.bits() | has.what->types.bits());
  });
  tags.cause = what.name.view();
  return tags;
}

void halve_where_weak(const creature& attacker, const modifier_context& roll,
                      std::vector<packet>& packets) noexcept {
  if (roll.spell) return;
  bool weak = false;
  each_modifier(attacker, modifier_key::damage, [&](const owned_modifier& has) {
    weak = weak || (has.what->value == "half" && counts_for(has, attacker, roll));
  });
  if (!weak) return;
  for (packet& one : packets) one.amount /= 2;
}

}  // namespace dnd::model::rules
