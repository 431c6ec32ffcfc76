#include "model/rules/reaction_options.hpp"

#include "model/effects/modifiers.hpp"
#include "model/enum_text.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"

#include <algorithm>

namespace dnd::model::rules {

namespace {

bool is_wanted(std::string_view on, std::optional<reaction_moment> wanted) {
  if (on.empty()) return false;
  return wanted ? on == stored_name(*wanted) : from_stored_name<reaction_moment>(on).has_value();
}

/// A choice of its bearer. What other triggers do happens by itself.
bool is_choice(const trigger& one) {
  return one.reaction || one.on == stored_name(reaction_moment::save_failed);
}

/// What the save is against: a kind of creature, a condition, magic or a spell.
bool is_against(const std::string& word, const draft& out, const reaction_window& at) {
  if (word == "spell") return at.spell;
  if (word == "magic") return at.magic || at.spell;
  if (const auto kind = parse_condition(word)) return at.about.contains(*kind);
  const creature* const by = at.actor.empty() ? nullptr : out.now().find(at.actor);
  return by != nullptr && by->block->type.find(word) != std::string::npos;
}

/// Whether a reaction answers a save or a spell of that kind.
bool answers(const action& deed, const draft& out, const reaction_window& at,
             const creature_id& who) {
  if (!deed.on_with.empty() && !(at.with && deed.on_with.contains(*at.with))) return false;
  if (!deed.on_against.empty() &&
      std::ranges::none_of(deed.on_against,
                           [&](const std::string& word) { return is_against(word, out, at); }))
    return false;
  if (deed.on_level_at_most > 0 && at.total > deed.on_level_at_most) return false;
  return !deed.on_alone || at.alone == who;
}

bool fits(const reaction_option& with, const reaction_window& at) {
  const weapon_kind_set weapon = with.deed   ? with.deed->on_weapon
                                 : with.rule ? with.rule->weapon
                                             : weapon_kind_set();
  const damage_type_set types = with.deed   ? with.deed->on_types
                                : with.rule ? with.rule->types
                                            : damage_type_set();
  return (weapon.empty() || (weapon.bits() & at.weapon.bits()) != 0) &&
         (types.empty() || (types.bits() & at.types.bits()) != 0);
}

bool can_cast(const creature& who, const known_spell& known) {
  if (kept_from(who).contains(deed::cast)) return false;
  if (known.per_day > 0) return spent_of(who, known.reaction.front().name) < known.per_day;
  if (known.level == 0) return true;
  for (const spellcasting& casting : who.block->casting) {
    const bool is_its_own = std::ranges::any_of(
        casting.spells, [&](const known_spell& one) { return one.spell == known.spell; });
    if (!is_its_own) continue;
    const bool has_slots =
        std::ranges::any_of(casting.slots, [](std::uint8_t count) { return count > 0; });
    return !has_slots || lowest_slot(who, known.level) > 0;
  }
  return false;
}

bool has_uses(const creature& who, const reaction_option& with) {
  if (with.spell) return can_cast(who, *with.spell);
  if (with.deed) return has_use_of(who, *with.deed);
  if (!with.rule->pool.empty()) return has_use_of(who, with.rule->pool);
  return with.from->usage.kind == usage_kind::at_will || has_use_of(who, with.from->name);
}

/// SRD, Reactions: one between two turns of one's own; none while incapacitated or surprised.
bool has_reaction(const draft& out, const creature& who) {
  if (who.life != vitality::conscious) return false;
  if (kept_from(who).contains(deed::react)) return false;
  if (!counts_turns(out)) return true;
  const combatant* const place = out.now().fight()->find(who.id);
  return who.turn.reactions == 0 && !(place && place->surprised);
}

std::int32_t armor_class_gained(const effect_list& steps) {
  std::int32_t gained = 0;
  for (const effect& step : steps)
    for (const lasting& does : step.lasts)
      for (const modifier& one : does.modifiers)
        if (one.key == modifier_key::armor_class) gained += number_in(one.value).value_or(0);
  return gained;
}

bool reduces_damage(const effect_list& steps) {
  return std::ranges::any_of(steps, [](const effect& step) {
    return std::ranges::any_of(step.lasts, [](const lasting& does) {
      return std::ranges::find(does.modifiers, modifier_key::reduce_damage, &modifier::key) !=
             does.modifiers.end();
    });
  });
}

}  // namespace

bool reaction_option::costs_reaction() const noexcept {
  if (deed) return !deed->free;
  return spell || rule->reaction;
}

std::string_view reaction_option::on() const noexcept {
  if (deed) return deed->on;
  return spell ? std::string_view(spell->reaction.front().on) : std::string_view(rule->on);
}

const effect_list& reaction_option::steps() const noexcept {
  if (deed) return deed->effects;
  return spell ? spell->reaction.front().effects : rule->effects;
}

std::vector<reaction_option> reactions_of(const creature& who, std::optional<reaction_moment> on) {
  std::vector<reaction_option> all;
  const stat_block_ptr& block = who.block;
  for (const action& one : block->actions)
    if (is_wanted(one.on, on)) all.push_back({.name = one.name, .block = block, .deed = &one});
  for (const spellcasting& casting : block->casting)
    for (const known_spell& known : casting.spells)
      if (!known.reaction.empty() && is_wanted(known.reaction.front().on, on) &&
          small_text::fits(known.reaction.front().name))
        all.push_back({.name = known.reaction.front().name, .block = block, .spell = &known});
  for (const trait& has : block->traits)
    for (const trigger& one : has.triggers)
      if (is_choice(one) && is_wanted(one.on, on) && small_text::fits(has.name))
        all.push_back({.name = has.name, .block = block, .from = &has, .rule = &one});
  return all;
}

std::vector<reaction_option> usable_reactions(const draft& out, const reaction_window& at,
                                              const creature_id& id) {
  const creature& who = out.at(id);
  if (who.life == vitality::dead) return {};
  std::vector<reaction_option> usable = reactions_of(who, at.on);
  if (usable.empty()) return usable;
  const bool may_react = has_reaction(out, who);
  std::erase_if(usable, [&](const reaction_option& one) {
    return (one.costs_reaction() && !may_react) || !fits(one, at) || !has_uses(who, one) ||
           (one.deed && !answers(*one.deed, out, at, id));
  });
  return usable;
}

reaction_worth worth_of(const reaction_option& with, const reaction_window& at) {
  if (at.on == reaction_moment::save_failed || at.on == reaction_moment::spell_cast)
    return reaction_worth::helps;
  const effect_list& steps = with.steps();
  if (at.on == reaction_moment::hit_by && !reduces_damage(steps)) {
    const std::int32_t gained = armor_class_gained(steps);
    if (gained > 0)
      return !at.sure && at.total < at.against + gained ? reaction_worth::helps
                                                        : reaction_worth::nothing;
  }
  const bool strikes =
      with.deed && (with.deed->attack || with.deed->save || !with.deed->damage.empty());
  const bool does_something =
      std::ranges::any_of(steps, [](const effect& step) { return step.kind != effect_kind::tell; });
  return strikes || does_something ? reaction_worth::helps : reaction_worth::uncertain;
}

reaction_order order_of(const creature& who, const small_text& reaction) noexcept {
  for (const standing_order& one : who.orders)
    if (one.reaction == reaction) return one.when;
  return reaction_order::ask;
}

}  // namespace dnd::model::rules
