#include "model/rules/attack_roll.hpp"

#include "model/counted.hpp"
#include "model/effects/endings.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifier_filters.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/extra_damage.hpp"
#include "model/rules/hazards.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/reactions.hpp"
#include "model/rules/roll_modifiers.hpp"
#include "model/rules/sides.hpp"
#include "model/rules/strike_modifiers.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/vision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr std::int32_t near_ft = 5;

/// Where an attack comes from, as the rules see it.
struct approach {
  bool ranged = false;
  /// Within 5 feet.
  bool close = false;
  bool long_range = false;
};

std::int32_t reach_of(const attack_profile& profile) {
  return profile.reach_ft > 0 ? profile.reach_ft : near_ft;
}

approach approach_of(const attack_profile& profile,
                     const std::optional<std::int32_t>& distance_ft) {
  approach how;
  how.ranged =
      profile.form == attack_form::ranged || (profile.form == attack_form::melee_or_ranged &&
                                              distance_ft && *distance_ft > reach_of(profile));
  how.close = distance_ft ? *distance_ft <= near_ft : !how.ranged;
  how.long_range =
      how.ranged && distance_ft && profile.range_ft > 0 && *distance_ft > profile.range_ft;
  return how;
}

/// Whether any modifier of the creature holds only with an ally by it, or without one.
bool asks_for_allies(const creature& who) {
  const auto asks = [](const modifier& one) { return !one.during.empty(); };
  return std::ranges::any_of(
             who.block->traits,
             [&](const trait& has) { return std::ranges::any_of(has.modifiers, asks); }) ||
         std::ranges::any_of(who.effects, [&](const active_effect& has) {
           return std::ranges::any_of(has.what->does.modifiers, asks);
         });
}

/// SRD: Weapon Properties, Heavy and Special; Armor Proficiency.
void lean_weapon(const creature& attacker, const action& what,
                 const std::optional<std::int32_t>& distance_ft, leaning& how) {
  const bool small = size_of(attacker) <= creature_size::small;
  if (small && what.properties.contains(weapon_property::heavy)) how.disadvantage("heavy weapon");
  // Without a distance, whoever wields such a weapon stands as far off as it wants.
  if (distance_ft && *distance_ft <= what.attack->disadvantage_within_ft)
    how.disadvantage("target too close for the weapon");
  if (const auto with = ability_behind(what)) lean_in_armor(attacker, *with, how);
}

/// Somebody else who is against the target and can act: the engine knows no places, and takes the
/// one to stand by the other. SRD: Pack Tactics, Sneak Attack.
bool has_ally(const state& now, const creature_id& attacker, const creature_id& target) {
  const creature& who = *now.find(attacker);
  const creature& victim = *now.find(target);
  if (!asks_for_allies(who) || is_on_no_side(who)) return false;
  const creature_kind side = side_of(now, who);
  return std::ranges::any_of(now.creatures(), [&](const std::shared_ptr<creature>& other) {
    return other->id != attacker && other->id != target && side_of(now, *other) == side &&
           side_of(now, victim) != side && !is_on_no_side(*other) &&
           other->life == vitality::conscious && !is_helpless(*other);
  });
}

/// Whether `seer` does not see the other one for want of light.
bool is_in_the_dark(const draft& out, const creature& seer, const creature& seen,
                    const approach& from, const strike& one) {
  const auto distance = one.given.distance_ft
                            ? one.given.distance_ft
                            : (from.close ? std::optional(near_ft) : std::nullopt);
  return sight_of(out, seer, seen, distance) == sight_by::none;
}

modifier_context context_of(const draft& out, const strike& one, const approach& from) {
  modifier_context roll;
  roll.weapon = kinds_of(one.what, from.ranged);
  roll.with = ability_behind(one.what);
  roll.other = out.now().find(one.target);
  roll.magic = tags_of(one.what).magical;
  roll.spell = one.what.attack->spell;
  roll.near = from.close;
  roll.attack = one.what.name.view();
  roll.asked_for = one.given.asked_for;
  roll.now = &out.now();
  roll.ally_near = has_ally(out.now(), one.attacker, one.target);
  const creature& attacker = out.at(one.attacker);
  const creature& target = out.at(one.target);
  roll.unseen = is_unseen(attacker, target) || is_in_the_dark(out, target, attacker, from, one);
  note_course(out.now(), out.at(one.target), roll);
  return roll;
}

leaning lean_attack(const draft& out, const strike& one, const approach& how,
                    modifier_context& roll) {
  const creature& attacker = out.at(one.attacker);
  const creature& target = out.at(one.target);
  leaning all(one.given.flags);
  if (one.given.inspired && attacker.inspired) all.advantage("inspiration");
  lean_by_modifiers(attacker, roll_kind::attack, roll, all);
  modifier_context against = roll;
  against.other = &attacker;
  lean_by_modifiers(target, roll_kind::attacked, against, all);
  lean_weapon(attacker, one.what, one.given.distance_ft, all);
  if (is_hindered_by_water(attacker, one.what, how.ranged)) all.disadvantage("under water");
  if (how.long_range) all.disadvantage("long range");
  // SRD, Unseen Attackers and Targets.
  const bool unseen_in_dark = is_in_the_dark(out, target, attacker, how, one);
  if (is_in_the_dark(out, attacker, target, how, one) && !senses_unseen(attacker))
    all.disadvantage("target in the dark");
  if (unseen_in_dark) all.advantage("unseen in the dark");
  // SRD, Ranged Attacks in Close Combat: a hostile creature within 5 feet that can see the
  // attacker and is not incapacitated. Besides the target, whom was named is known to be there.
  const bool threatened = how.ranged && how.close && !is_helpless(target) &&
                          !lacks_sense(target, "sight") && !unseen_in_dark &&
                          !has_modifier(attacker, modifier_key::unseen, roll);
  if (threatened) all.disadvantage("target within 5 feet");
  if (how.ranged && one.given.hindered && !threatened) all.disadvantage("foe within 5 feet");
  settle_leaning(attacker, roll_kind::attack, roll, all);
  settle_leaning(target, roll_kind::attacked, against, all);
  roll.advantage = all.mode() == roll_mode::advantage;
  roll.disadvantage = all.mode() == roll_mode::disadvantage;
  return all;
}

/// Effects that are used up by an attack.
struct used_by_attack {
  std::vector<effect_number> of_attacker;
  std::vector<effect_number> of_target;
};

/// The same attack as its target sees it.
modifier_context from_attacker(const draft& out, const strike& one, const modifier_context& roll) {
  modifier_context against = roll;
  against.other = &out.at(one.attacker);
  return against;
}

/// SRD, Underwater Combat: nothing that is shot or thrown hits beyond its range.
bool is_lost_in_water(const draft& out, const strike& one, const approach& from) {
  return from.long_range && !one.what.attack->spell && is_under_water(out.at(one.attacker));
}

/// Rolls to hit and records it.
attack_rolled roll_to_hit(draft& out, const strike& one, const approach& from,
                          modifier_context& roll, used_by_attack& used) {
  const leaning how = lean_attack(out, one, from, roll);
  used.of_attacker = used_by(out.at(one.attacker), roll_kind::attack, roll);
  used.of_target = used_by(out.at(one.target), roll_kind::attacked, from_attacker(out, one, roll));
  attack_rolled rolled;
  rolled.attacker = one.attacker;
  rolled.target = one.target;
  rolled.weapon = one.what.name;
  rolled.mode = how.mode();
  rolled.reason = how.reason();
  rolled.modifier = one.what.attack->to_hit;
  const d20_roll d20 = roll_d20_of(out, one.attacker, rolled.mode, roll);
  rolled.d20 = d20.faces;
  std::int32_t more = add_terms(out, one.attacker, modifier_key::to_hit, roll, rolled.parts);
  if (one.what.attack->spell)
    more += add_terms(out, one.attacker, modifier_key::spell_attack, roll, rolled.parts);
  more += add_score_term(out.at(one.attacker), roll.with, rolled.parts);
  more += add_bonus(out, one.given.bonus, rolled.parts);
  rolled.total = narrow(d20.kept + rolled.modifier + more);
  const bool sure = d20.kept >= least_critical(out.at(one.attacker), roll);
  const bool sinks = is_lost_in_water(out, one, from);
  const auto compare = [&] {
    rolled.ac = narrow(armor_class_of(out.at(one.target)) + cover_bonus(one.given.cover));
    rolled.hit = !sinks && (sure || (d20.kept != 1 && rolled.total >= rolled.ac));
  };
  compare();
  if (rolled.hit) {
    answer_hit(out, {reaction_moment::hit_by, one.attacker, one.target, one.what.name.str(),
                     rolled.total, rolled.ac, sure, roll.weapon});
    compare();
    roll.other = out.now().find(one.target);
  }
  const bool helpless =
      from.close && has_modifier(out.at(one.target), modifier_key::critical_when_near,
                                 from_attacker(out, one, roll));
  rolled.critical =
      rolled.hit && ends_critical(out.at(one.attacker), out.at(one.target), roll, sure || helpless);
  if (one.given.inspired && out.at(one.attacker).inspired)
    out.emit(inspiration_changed{.creature = one.attacker, .held = false});
  out.emit(rolled);
  return rolled;
}

/// The dice of a hit: a weapon that is thrown may have others.
const std::vector<damage_part>& parts_of(const strike& one) {
  const approach from = approach_of(*one.what.attack, one.given.distance_ft);
  return from.ranged && !one.what.ranged_damage.empty() ? one.what.ranged_damage : one.what.damage;
}

/// Adds the parts of a hit whose dice `save` guards; without one, those that nothing guards.
objection roll_parts(draft& out, const strike& one, const modifier_context& roll,
                     const std::optional<saving_throw>& save, crit critical, bool saved,
                     std::vector<packet>& packets) {
  const std::vector<damage_part>& parts = parts_of(one);
  const creature& attacker = out.at(one.attacker);
  const std::int32_t again = most_of(attacker, modifier_key::reroll, roll);
  const std::int32_t least = most_of(attacker, modifier_key::minimum, roll);
  const std::int32_t shift = weapon_shift(attacker, one.what);
  for (const damage_part& part : parts) {
    if (part.save != save) continue;
    // An ability counts once, with the dice of the weapon itself.
    const bool is_weapon = &part == parts.data() && shift != 0;
    const std::string dice =
        is_weapon ? added_dice(part.dice, fmt::format("{:+}", shift)) : part.dice;
    const auto total = roll_damage(out, {.source = one.attacker,
                                         .action = one.what.name,
                                         .dice = dice,
                                         .type = part.type,
                                         .critical = critical,
                                         .again = again,
                                         .least = least});
    if (!total) return total.error();
    packets.push_back({part.type, save ? after_save(*total, *save, saved) : *total});
  }
  return std::nullopt;
}

bool is_first_of_its_save(const std::vector<damage_part>& parts, std::size_t at) {
  for (std::size_t i = 0; i < at; ++i)
    if (parts[i].save == parts[at].save) return false;
  return true;
}

bool save_has_dice(const std::vector<damage_part>& parts, const saving_throw& save) {
  return std::ranges::any_of(parts, [&](const damage_part& part) { return part.save == save; });
}

save_asked asked_of(const strike& one, const saving_throw& save) {
  return {.source = one.attacker,
          .with = save.with,
          .dc = save.dc,
          .bonus = cover_bonus(one.given.cover),
          .because = save_reason(one.what),
          .cause = one.what.name.view()};
}

/// What follows from the roll: damage, and the saves of a hit.
ruled<strike_outcome> follow_up(draft& out, const strike& one, const approach& from,
                                const attack_rolled& rolled, const modifier_context& roll) {
  strike_outcome made{.hit = rolled.hit, .critical = rolled.critical, .ranged = from.ranged};
  if (!rolled.hit) return made;
  const crit critical = rolled.critical ? crit::yes : crit::no;
  std::vector<packet> packets;
  const std::vector<damage_part>& parts = parts_of(one);
  packets.reserve(parts.size());
  if (auto no = roll_parts(out, one, roll, std::nullopt, critical, false, packets)) return *no;
  // Damage that is added is added to a weapon's, not to a spell's.
  if (!one.what.attack->spell)
    if (auto no = roll_extra_damage(out, one.attacker, one.what, roll, critical, packets))
      return *no;

  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& save = parts[i].save;
    if (!save || !is_first_of_its_save(parts, i)) continue;
    const bool saved = roll_save(out, one.target, asked_of(one, *save));
    // SRD: dice gained through a saving throw on a hit are no dice of the attack.
    if (auto no = roll_parts(out, one, roll, save, crit::no, saved, packets)) return *no;
  }
  halve_where_weak(out.at(one.attacker), roll, packets);
  if (!packets.empty())
    made.dealt = deal(out, {.source = one.attacker,
                            .target = one.target,
                            .packets = packets,
                            .tags = tags_of_strike(out.at(one.attacker), one.what, roll),
                            .critical = critical,
                            .spares = one.given.nonlethal && !from.ranged,
                            .asked_for = one.given.asked_for});
  const auto& rider = one.what.save;
  if (rider && !save_has_dice(parts, *rider) && out.at(one.target).life != vitality::dead)
    made.saved = roll_save(out, one.target, asked_of(one, *rider));
  return made;
}

}  // namespace

std::int16_t cover_bonus(cover_degree cover) noexcept {
  switch (cover) {
    case cover_degree::none:
      return 0;
    case cover_degree::half:
      return 2;
    case cover_degree::three_quarters:
      return 5;
  }
  DND_ASSERT(false);
}

damage_tags tags_of(const action& what) noexcept {
  const bool spell = what.attack && what.attack->spell;
  return {what.magical || spell, what.silvered, what.adamantine};
}

std::int32_t after_save(std::int32_t amount, const saving_throw& save, bool success) noexcept {
  if (!success) return amount;
  return save.on_success == save_effect::half ? amount / 2 : 0;
}

std::int32_t let_through(const creature& target, std::int32_t amount, const saving_throw& save,
                         bool success) noexcept {
  const bool evades = save.on_success == save_effect::half &&
                      has_modifier(target, modifier_key::on_success_none, {.with = save.with});
  if (!evades) return after_save(amount, save, success);
  return success ? 0 : amount / 2;
}

std::string save_reason(const action& what) {
  std::string reason = fmt::format("against {}", what.name.view());
  std::string conditions;
  for (std::size_t i = 0; i < condition_count; ++i) {
    const auto kind = static_cast<condition>(i);
    if (!what.may_impose.contains(kind)) continue;
    if (!conditions.empty()) conditions += ", ";
    conditions += to_text(kind);
  }
  if (!conditions.empty()) reason += fmt::format(" ({})", conditions);
  return reason;
}

objection check_reach(const action& what, const circumstances& given) {
  if (!what.attack || !given.distance_ft) return std::nullopt;
  const attack_profile& profile = *what.attack;
  const std::int32_t far = std::max(profile.range_ft, profile.long_range_ft);
  const bool ranged = profile.form != attack_form::melee;
  if (ranged && far == 0) return std::nullopt;  // The entry does not say how far it goes.
  const std::int32_t most = ranged ? far : reach_of(profile);
  if (*given.distance_ft <= most) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} reaches {}, and the target is {} away", what.name.view(),
                             model::counted(most, "foot", "feet"),
                             model::counted(*given.distance_ft, "foot", "feet")),
                 "move closer, or use an action that reaches farther", std::nullopt};
}

ruled<strike_outcome> attack_once(draft& out, const strike& one) {
  const approach from = approach_of(*one.what.attack, one.given.distance_ft);
  modifier_context roll = context_of(out, one, from);
  used_by_attack used;
  const attack_rolled rolled = roll_to_hit(out, one, from, roll, used);
  auto made = follow_up(out, one, from, rolled, roll);
  if (!made) return made;
  made->advantage = roll.advantage && !roll.disadvantage;
  for (const effect_number number : used.of_attacker)
    end_effect(out, one.attacker, number, effect_end::used);
  for (const effect_number number : used.of_target)
    end_effect(out, one.target, number, effect_end::used);
  end_on(out, one.attacker, "attack");
  end_on(out, one.attacker, "harm");
  if (are_foes(out.now(), out.at(one.attacker), out.at(one.target))) keep_going(out, one.attacker);
  // What answers one attack, such as a parry, is no help against the next.
  end_on(out, one.target, "attacked");
  return made;
}

}  // namespace dnd::model::rules
