#include "model/effects/lasting_effects.hpp"

#include "model/effects/durations.hpp"
#include "model/effects/endings.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/resolved.hpp"
#include "model/effects/run.hpp"
#include "model/effects/shapes.hpp"
#include "model/effects/step_dice.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/death.hpp"
#include "model/rules/sides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

std::int32_t roll_fixed(draft& out, const creature_id& bearer, const new_effect& what,
                        std::string_view dice) {
  effect_use use;
  use.user = what.source;
  use.name = what.name;
  return steps::roll_step(out, use, dice, bearer);
}

/// Numbers in place of words: an effect speaks of its user only as long as it is put on.
void resolve_words(draft& out, const creature_id& bearer, lasting& does, const new_effect& what) {
  for (modifier& one : does.modifiers) {
    if (!one.by_level.empty()) {
      one.value = dice_for(one.by_level, what.numbers.level);
      one.by_level.clear();
    }
    if (one.value == "-dealt") {
      one.value = fmt::format("{}", -what.dealt);
    } else if (is_dice_text(one.value)) {
      one.value = resolved_dice(one.value, what.numbers);
      // A score or a maximum is changed by what the dice show now, not each time it is asked for.
      const bool is_fixed = one.key == modifier_key::score || one.key == modifier_key::max_hp ||
                            one.key == modifier_key::armor_class;
      if (is_fixed && !number_in(one.value))
        one.value = fmt::format("{}", roll_fixed(out, bearer, what, one.value));
    }
    keep_to_least(one);
  }
}

struct effect_place {
  creature_id bearer;
  effect_number number = 0;
};

/// Every effect for which `matches`, creatures in the order of their ids. Copied: ending one
/// changes the lists that they come from.
template <class Matches>
std::vector<effect_place> places(const state& now, Matches matches) {
  std::vector<effect_place> found;
  for (const auto& who : now.creatures())
    for (const active_effect& has : who->effects)
      if (matches(*who, *has.what)) found.push_back({who->id, has.what->number});
  return found;
}

bool is_on_somebody(const state& now, effect_number number) {
  return std::ranges::any_of(now.creatures(), [&](const std::shared_ptr<creature>& who) {
    return find_effect(*who, number) != nullptr;
  });
}

/// What its maximum without an effect would cut off.
hp_change cut_to_maximum(const creature& before, const creature& after) {
  const std::int32_t most = effective_max_hp(after);
  if (before.hp <= most) return {};
  return {before.hp, most};
}

void add_conditions(draft& out, const creature_id& bearer, const effect_instance& effect,
                    condition_set kinds) {
  for (std::size_t i = 0; i < condition_count; ++i) {
    const auto kind = static_cast<condition>(i);
    if (!kinds.contains(kind)) continue;
    condition_instance instance;
    instance.kind = kind;
    instance.source = effect.source;
    instance.anchor = bearer;
    instance.effect = effect.number;
    out.emit(condition_added{.creature = bearer, .instance = instance});
  }
}

/// Conditions that the creature does not get, recorded.
condition_set block_conditions(draft& out, const creature_id& bearer, condition_set kinds,
                               const new_effect& what) {
  condition_set left = kinds;
  const creature* const source = out.now().find(what.source);
  for (std::size_t i = 0; i < condition_count; ++i) {
    const auto kind = static_cast<condition>(i);
    if (!kinds.contains(kind) || !is_immune(out.at(bearer), kind, source, what.spell)) continue;
    out.emit(condition_blocked{.creature = bearer, .kind = kind});
    left.erase(kind);
  }
  return left;
}

/// Effects of the same name that the same creature put there before.
std::vector<effect_number> numbers_of_twins(const creature& who, const new_effect& what) {
  std::vector<effect_number> twins;
  for (const active_effect& has : who.effects)
    if (has.what->name == what.name && has.what->source == what.source &&
        has.what->concentration == what.concentration)
      twins.push_back(has.what->number);
  return twins;
}

bool does_nothing_else(const lasting& does) {
  return does.modifiers.empty() && does.moments.empty() && does.actions.empty();
}

/// A new save against an effect. Enough successes end it, enough failures do what it says.
void save_again(draft& out, const creature_id& bearer, effect_number number,
                const leaning& how = leaning{}) {
  const active_effect* const has = find_effect(out.at(bearer), number);
  if (!has || has->what->does.save_again.empty()) return;
  // The event that follows may take the effect away, and what was frozen with it.
  const std::shared_ptr<const effect_instance> effect = has->what;
  const change<std::uint8_t> none_failed{has->failures, has->failures};
  const change<std::uint8_t> none_saved{has->successes, has->successes};
  const repeated_save& rule = effect->does.save_again.front();
  save_asked asked;
  asked.source = effect->source;
  asked.with = parse_ability(rule.with).value_or(effect->save_with);
  asked.dc = rule.dc > 0 ? rule.dc : effect->save_dc;
  asked.because = fmt::format("against {}", effect->name.view());
  asked.about = effect->does.conditions;
  asked.magic = effect->spell;
  asked.cause = effect->name.view();
  const bool success = roll_save(out, bearer, asked, how);
  if (success && rule.successes <= 1) {
    end_effect(out, bearer, number, effect_end::saved);
    return;
  }
  if (!success && rule.failures == 0) return;
  change<std::uint8_t> failures = none_failed;
  change<std::uint8_t> successes = none_saved;
  ++(success ? successes.after : failures.after);
  if (successes.after >= std::max<int>(rule.successes, 1)) {
    end_effect(out, bearer, number, effect_end::saved);
  } else if (rule.failures > 0 && failures.after >= rule.failures) {
    end_effect(out, bearer, number, effect_end::replaced);
    effect_use use = use_of(out.now(), *effect, bearer);
    effect_scope scope{.targets = {bearer}, .source = effect->source};
    (void)run_effects(out, use, rule.then, scope);
  } else {
    out.emit(effect_counted{
        .creature = bearer, .number = number, .failures = failures, .successes = successes});
  }
}

std::vector<effect_number> numbers_on(const creature& who) {
  std::vector<effect_number> numbers;
  for (const active_effect& has : who.effects) numbers.push_back(has.what->number);
  return numbers;
}

void work_own_effects(draft& out, const creature_id& who, std::string_view moment) {
  for (const effect_number number : numbers_on(out.at(who))) {
    if (out.at(who).life == vitality::dead) return;
    const active_effect* const has = find_effect(out.at(who), number);
    if (!has) continue;
    const std::shared_ptr<const effect_instance> effect = has->what;
    work_moment(out, who, *effect, moment);
  }
}

void save_at(draft& out, const creature_id& who, turn_boundary boundary) {
  for (const effect_number number : numbers_on(out.at(who))) {
    if (out.at(who).life == vitality::dead) return;
    const active_effect* const has = find_effect(out.at(who), number);
    if (!has || has->what->does.save_again.empty()) continue;
    const repeated_save& rule = has->what->does.save_again.front();
    if (rule.at != boundary || rule.only_damage) continue;
    save_again(out, who, number);
  }
}

/// What is controlled by a concentration alone is let loose when that breaks, and leaves with it
/// otherwise.
void end_control(draft& out, const creature_id& bearer, effect_number number, effect_end why) {
  const active_effect* const has = find_effect(out.at(bearer), number);
  const bool is_leash = has && has->what->does.side == own_side;
  const effect_number bond = out.at(bearer).bond;
  // What it held until its time was up has had its time as well.
  end_effect(out, bearer, number,
             why == effect_end::expired ? effect_end::expired : effect_end::released);
  const bool breaks =
      why == effect_end::broken || why == effect_end::released || why == effect_end::replaced;
  if (is_leash && !breaks) end_effect(out, bearer, bond, effect_end::released);
}

}  // namespace

void work_moment(draft& out, const creature_id& bearer, const effect_instance& effect,
                 std::string_view moment) {
  const auto branch = std::ranges::find(effect.does.moments, moment, &effect_branch::name);
  if (branch == effect.does.moments.end()) return;
  effect_use use = use_of(out.now(), effect, bearer);
  effect_scope scope{.targets = {bearer}, .source = effect.source};
  (void)run_effects(out, use, branch->steps, scope);
}

const active_effect* find_effect(const creature& who, effect_number number) noexcept {
  const auto found = std::ranges::find(who.effects, number,
                                       [](const active_effect& has) { return has.what->number; });
  return found == who.effects.end() ? nullptr : &*found;
}

const active_effect* find_effect(const creature& who, std::string_view name) noexcept {
  const auto found = std::ranges::find_if(
      who.effects, [&](const active_effect& has) { return has.what->name.view() == name; });
  return found == who.effects.end() ? nullptr : &*found;
}

bool is_immune(const creature& who, condition kind, const creature* source,
               bool by_magic) noexcept {
  if (who.block->condition_immunities.contains(kind)) return true;
  bool immune = false;
  each_modifier(who, modifier_key::condition_immune, [&](const owned_modifier& has) {
    modifier_context by;
    by.other = source;
    by.magic = by_magic;
    by.spell = by_magic;
    immune = immune || (has.what->conditions.contains(kind) && counts_for(has, who, by));
  });
  return immune;
}

effect_number put_effect(draft& out, const creature_id& bearer, const new_effect& what,
                         const lasting& does) {
  const bool hangs = what.parent != 0 && does.duration != "permanent";
  if (hangs && !is_on_somebody(out.now(), what.parent)) return 0;
  const condition_set imposed = block_conditions(out, bearer, does.conditions, what);
  if (imposed.empty() && !does.conditions.empty() && does_nothing_else(does)) return 0;
  std::vector<effect_number> twins;
  if (!does.stack) twins = numbers_of_twins(out.at(bearer), what);
  auto effect = std::make_shared<effect_instance>();
  effect->number = out.now().effects_given() + 1;
  effect->name = what.name;
  effect->source = what.source;
  // What is there for good hangs on nothing: who fell stays prone when the spell is over.
  effect->parent = hangs ? what.parent : 0;
  effect->concentration = what.concentration;
  effect->spell = what.spell;
  effect->level = what.level;
  effect->spell_level = what.spell_level;
  effect->modifier = what.numbers.modifier;
  effect->to_hit = what.to_hit;
  effect->save_with = what.save_with.value_or(ability::str);
  effect->save_dc = what.save_dc;
  effect->note = what.note;
  effect->does = does;
  effect->does.conditions = imposed;
  resolve_words(out, bearer, effect->does, what);
  if (!does.escape_with.empty() && does.escape_dc == 0) effect->does.escape_dc = what.save_dc;
  const std::string_view duration = does.duration.empty() ? what.duration : does.duration;
  effect->until = lifetime_of(duration, out.now(), what.source, bearer);
  if (counts_time(does)) effect->began = out.now().time_now();
  creature with = out.at(bearer);
  with.effects.push_back({.what = effect});
  out.emit(effect_applied{
      .creature = bearer, .effect = effect, .hp = cut_to_maximum(out.at(bearer), with)});
  // Only now: one that raises the maximum of hit points and makes way for its like costs none.
  for (const effect_number old : twins) end_effect(out, bearer, old, effect_end::replaced);
  add_conditions(out, bearer, *effect, imposed);
  die_when_drained(out, bearer);
  let_go_when_helpless(out, bearer);
  begin_idle(out, bearer, *effect);
  return effect->number;
}

void end_effect(draft& out, const creature_id& bearer, effect_number number, effect_end why) {
  const active_effect* const has = find_effect(out.at(bearer), number);
  if (!has) return;
  const std::shared_ptr<const effect_instance> effect = has->what;
  creature without = out.at(bearer);
  without.effects.erase_if([&](const active_effect& one) { return one.what->number == number; });
  out.emit(effect_ended{.creature = bearer,
                        .number = number,
                        .name = effect->name,
                        .why = why,
                        .hp = cut_to_maximum(out.at(bearer), without)});
  if (out.at(bearer).own && out.at(bearer).own->effect == number) leave_shape(out, bearer);
  const std::vector<condition_instance> conditions = out.at(bearer).conditions;
  for (const condition_instance& one : conditions)
    if (one.effect == number)
      out.emit(condition_removed{
          .creature = bearer,
          .instance = one,
          .why = why == effect_end::expired ? condition_end::expired : condition_end::removed});
  // Nothing hangs on anything but a concentration.
  if (effect->concentration)
    for (const effect_place& child :
         places(out.now(),
                [&](const creature&, const effect_instance& one) { return one.parent == number; }))
      end_control(out, child.bearer, child.number, why);
  if (why == effect_end::replaced) return;
  const bool is_over = why == effect_end::expired;
  if (out.at(bearer).life == vitality::dead && !is_over) return;
  // What it leaves behind hangs on nothing: what it hung on itself may be gone, or end sooner.
  effect_instance ended = *effect;
  ended.parent = 0;
  if (out.at(bearer).life != vitality::dead) work_moment(out, bearer, ended, "on_end");
  if (is_over) work_moment(out, bearer, ended, expiry_moment);
}

const effect_instance* concentration_of(const creature& who) noexcept {
  if (!who.effects.marked(effect_mark::concentration)) return nullptr;
  for (const active_effect& has : who.effects)
    if (has.what->concentration) return has.what.get();
  return nullptr;
}

void end_concentration(draft& out, const creature_id& who, effect_end why) {
  if (const effect_instance* const on = concentration_of(out.at(who)))
    end_effect(out, who, on->number, why);
}

void after_damage(draft& out, const creature_id& who, std::int32_t taken) {
  if (taken <= 0 || out.at(who).effects.empty()) return;
  let_go_when_helpless(out, who);
  if (out.at(who).life == vitality::dead) return;
  keep_going(out, who);
  if (const effect_instance* const on = concentration_of(out.at(who))) {
    save_asked asked;
    asked.with = ability::con;
    asked.dc = narrow(std::max(10, taken / 2));
    asked.because = fmt::format("concentration on {}", on->name.view());
    asked.concentration = true;
    if (!roll_save(out, who, asked)) end_concentration(out, who, effect_end::broken);
  }
  end_on(out, who, "damage");
  if (!out.at(who).effects.marked(effect_mark::saves_again)) return;
  for (const effect_number number : numbers_on(out.at(who))) {
    const active_effect* const has = find_effect(out.at(who), number);
    if (!has || has->what->does.save_again.empty()) continue;
    const repeated_save& rule = has->what->does.save_again.front();
    leaning how;
    if (rule.damage_advantage) how.advantage("damage");
    if (rule.damage) save_again(out, who, number, how);
  }
}

void work_at_turn(draft& out, const creature_id& who, turn_boundary boundary) {
  if (out.at(who).life == vitality::dead) return;
  const bool start = boundary == turn_boundary::start;
  // At the first turns of a fight no time has passed yet.
  if (start && out.now().fight()->round > 1) work_by_time(out, who);
  run_triggers(out, who, {.name = start ? "turn_start" : "turn_end"});
  work_own_effects(out, who, start ? "turn_start" : "turn_end");
  if (start)
    for (const effect_place& one :
         places(out.now(), [&](const creature&bearer, const effect_instance&effect) {
           return effect.source == who && bearer.life != vitality::dead &&
                  std::ranges::find(effect.does.moments, "source_turn_start",
                                    &effect_branch::name) != effect.does.moments.end();
         }))
      if (const active_effect* const has = find_effect(out.at(one.bearer), one.number)) {
        const std::shared_ptr<const effect_instance> effect = has->what;
        work_moment(out, one.bearer, *effect, "source_turn_start");
      }
  save_at(out, who, boundary);
  if (!start) end_idle(out, who);
}

void expire_at_turn(draft& out, const creature_id& who, turn_boundary boundary) {
  for (const effect_place& one :
       places(out.now(), [&](const creature&, const effect_instance& effect) {
         return ends_at(effect.until, out.now(), who, boundary);
       }))
    end_effect(out, one.bearer, one.number, effect_end::expired);
}

void expire_by_time(draft& out) {
  for (const effect_place& one :
       places(out.now(), [&](const creature&, const effect_instance& effect) {
         return ends_by_time(effect.until, out.now());
       }))
    end_effect(out, one.bearer, one.number, effect_end::expired);
}

}  // namespace dnd::model::rules
