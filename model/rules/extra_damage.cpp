#include "model/rules/extra_damage.hpp"

#include "model/dice/simple.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/rules/turn_economy.hpp"

#include <string>
#include <vector>

namespace dnd::model::rules {

namespace {

/// SRD, Brutal Critical: more of the weapon's own dice, which the hit does not double again.
objection roll_critical_dice(draft& out, const creature_id& attacker, const action& what,
                             const modifier_context& roll, std::vector<packet>& packets) {
  if (what.damage.empty()) return std::nullopt;
  const damage_part& weapon = what.damage.front();
  const std::int32_t more = sum_of(out.at(attacker), modifier_key::critical_dice, roll);
  const auto die = parse_simple(weapon.dice);
  if (more <= 0 || !die || die->count == 0) return std::nullopt;
  const auto total = roll_damage(out, {.source = attacker,
                                       .action = what.name,
                                       .dice = print(simple_dice{more, die->faces, 0}),
                                       .type = weapon.type});
  if (!total) return total.error();
  packets.push_back({weapon.type, *total});
  return std::nullopt;
}

}  // namespace

objection roll_extra_damage(draft& out, const creature_id& attacker_id, const action& what,
                            const modifier_context& roll, crit critical,
                            std::vector<packet>& packets) {
  struct extra {
    std::string from;
    std::string dice;
    damage_type type{};
    bool once = false;
    /// The effect that ends when it has counted once; 0: none.
    effect_number used = 0;
  };
  std::vector<extra> all;
  const creature& attacker = out.at(attacker_id);
  const damage_type weapon =
      what.damage.empty() ? damage_type::bludgeoning : what.damage.front().type;
  each_modifier(attacker, modifier_key::damage, [&](const owned_modifier& has) {
    if (has.what->value == "half" || !counts_for(has, attacker, roll)) return;
    const bool once = has.what->once_per_turn;
    if (once && !is_left_this_turn(out.now(), attacker, has.from)) return;
    damage_type type = weapon;
    for (std::size_t i = 0; i < damage_type_count; ++i)
      if (has.what->types.contains(static_cast<damage_type>(i))) type = static_cast<damage_type>(i);
    const bool ends =
        has.effect != nullptr && has.effect->does.once && has.effect->does.moments.empty();
    all.push_back({std::string(has.from), has.what->value, type, once,
                   ends ? has.effect->number : effect_number{0}});
  });
  if (critical == crit::yes)
    if (auto no = roll_critical_dice(out, attacker_id, what, roll, packets)) return no;
  for (const extra& part : all) {
    const auto total =
        roll_damage(out, {.source = attacker_id,
                          .action = small_text::fits(part.from) ? small_text(part.from) : what.name,
                          .dice = part.dice,
                          .type = part.type,
                          .critical = critical});
    if (!total) return total.error();
    packets.push_back({part.type, *total});
    if (part.once) take_once(out, attacker_id, part.from);
    if (part.used != 0) end_effect(out, attacker_id, part.used, effect_end::used);
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules
