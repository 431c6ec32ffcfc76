#include "model/effects/run.hpp"

#include "model/effects/durations.hpp"
#include "model/effects/filters.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/placing.hpp"
#include "model/effects/shapes.hpp"
#include "model/effects/step_deeds.hpp"
#include "model/effects/step_dice.hpp"
#include "model/effects/steps.hpp"
#include "model/effects/summoning.hpp"
#include "model/rules/given_spells.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace dnd::model::rules {

namespace {

/// Carries out one step for those whom it is for.
objection run_step(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  switch (step.kind) {
    case effect_kind::attack:
      return steps::attack(out, use, step, scope);
    case effect_kind::save:
      return steps::save(out, use, step, scope);
    case effect_kind::check:
      return steps::check(out, use, step, scope);
    case effect_kind::contest:
      return steps::contest(out, use, step, scope);
    case effect_kind::damage:
      return steps::damage(out, use, step, scope);
    case effect_kind::heal:
    case effect_kind::temp_hp:
      return steps::heal(out, use, step, scope);
    case effect_kind::apply:
      return steps::apply(out, use, step, scope);
    case effect_kind::remove:
      return steps::remove(out, use, step, scope);
    case effect_kind::spend:
    case effect_kind::regain:
      return steps::change_pool(out, use, step, scope);
    case effect_kind::choose:
      return steps::choose(out, use, step, scope);
    case effect_kind::roll:
      return steps::roll_table(out, use, step, scope);
    case effect_kind::missiles:
      return steps::missiles(out, use, step, scope);
    case effect_kind::hit_point_pool:
      return steps::hit_point_pool(out, use, step, scope);
    case effect_kind::kill:
      return steps::kill(out, use, step, scope);
    case effect_kind::stabilize:
      return steps::stabilize(out, use, step, scope);
    case effect_kind::exhaustion:
      return steps::exhaustion(out, use, step, scope);
    case effect_kind::cast:
      return steps::cast(out, use, step, scope);
    case effect_kind::summon:
      return steps::summon(out, use, step);
    case effect_kind::revive:
      return steps::revive(out, use, step, scope);
    case effect_kind::does:
      return steps::do_deed(out, use, step, scope);
    case effect_kind::strike:
      return steps::strike(out, use, step, scope);
    case effect_kind::object:
      return steps::place_object(out, use, step, scope);
    case effect_kind::split:
      return steps::split(out, use, step, scope);
    case effect_kind::transform:
      return steps::transform(out, use, step, scope);
    case effect_kind::push:
    case effect_kind::pull:
    case effect_kind::teleport:
    case effect_kind::tell:
      return steps::tell(out, use, step, scope);
  }
  DND_ASSERT(false);
}

/// All who bear an effect of that name from the user; of "@goblin-1" that creature.
std::vector<creature_id> bearers_of(const state& now, const effect_use& use,
                                    std::string_view name) {
  if (name.starts_with('@')) return {creature_id(name.substr(1))};
  std::vector<creature_id> bearers;
  for (const auto& who : now.creatures())
    if (std::ranges::any_of(who->effects, [&](const active_effect& has) {
          return has.what->source == use.user && steps::is_name_of(has.what->name, name);
        }))
      bearers.push_back(who->id);
  return bearers;
}

/// Whom a step is for: those in the scope, its user, who caused it, or who bears something.
std::vector<creature_id> aimed_at(const state& now, const effect_use& use, const effect& step,
                                  const effect_scope& scope) {
  if (!step.bearers.empty()) return bearers_of(now, use, step.bearers);
  switch (step.to) {
    case effect_aim::targets:
      return scope.targets;
    case effect_aim::self:
      return {use.user};
    case effect_aim::source:
      return {scope.source};
  }
  DND_ASSERT(false);
}

bool has_effect_named(const creature& who, const small_text& name) {
  return std::ranges::any_of(who.effects,
                             [&](const active_effect& has) { return has.what->name == name; });
}

bool meets(std::uint32_t asked, std::uint32_t given) {
  return asked == 0 || (asked & given) != 0;
}

bool is_asked_for(const trait& of, const trigger_moment& moment) {
  return moment.asked_for != nullptr &&
         std::ranges::find(*moment.asked_for, of.name) != moment.asked_for->end();
}

/// Whether a trigger of that trait goes off by itself at the moment.
bool goes_off(const state& now, const creature& who, const trait& of, const trigger& one,
              const trigger_moment& moment) {
  if (one.on != moment.name || one.reaction) return false;
  if (const auto period = rounds_in(one.every);
      period && *period > 0 && now.time_now() % *period != 0)
    return false;
  if (one.on_request && !is_asked_for(of, moment)) return false;
  if (!meets(one.types.bits(), moment.types.bits())) return false;
  if (!meets(one.weapon.bits(), moment.weapon.bits())) return false;
  if (!one.attack.empty() && !is_attack_of(one.attack, moment.attack)) return false;
  if (one.once_per_turn && !is_left_this_turn(now, who, of.name)) return false;
  return one.unless_damaged_by.empty() || !has_effect_named(who, stopped_name(of.name));
}

/// What says no numbers of its own, such as the spell of a staff, has those of its user's spells.
void take_casting(const stat_block& block, effect_use& use) {
  const auto best = std::ranges::max_element(block.casting, {}, &spellcasting::save_dc);
  if (best == block.casting.end()) return;
  if (use.dc == 0) use.dc = best->save_dc;
  if (use.to_hit == 0) use.to_hit = best->to_hit;
  if (use.numbers.modifier == 0)
    use.numbers.modifier = use.numbers.abilities[static_cast<std::size_t>(best->with)];
}

/// Whether the dead are not passed over for it: what is told, who comes, what is done to all who
/// bear something, and what brings the dead back.
bool is_for_any(const effect& step) {
  switch (step.kind) {
    case effect_kind::tell:
    case effect_kind::cast:
    case effect_kind::summon:
    case effect_kind::revive:
      return true;
    default:
      return (!step.bearers.empty() && step.kind == effect_kind::remove) ||
             std::ranges::any_of(step.branches,
                                 [](const effect_branch& one) { return revives(one.steps); });
  }
}

/// Whether it may be about nobody in particular: what is told, called, placed or cast, and a choice
/// or a table in which such a thing may stand.
bool needs_nobody(const effect& step) {
  switch (step.kind) {
    case effect_kind::tell:
    case effect_kind::summon:
    case effect_kind::object:
    case effect_kind::cast:
    case effect_kind::choose:
    case effect_kind::roll:
      return true;
    default:
      return false;
  }
}

/// Who is gone, and who is dead, is passed over.
void keep_fitting(const draft& out, const effect_use& use, const effect& step,
                  const effect_scope& scope, std::vector<creature_id>& targets) {
  std::erase_if(targets, [&](const creature_id& id) {
    const creature* const who = out.now().find(id);
    if (!who) return true;
    // What follows from a death is for the dead.
    const bool of_death = !step.when.empty() && step.when.front().killed;
    const bool of_any = is_for_any(step);
    if (who->life == vitality::dead && !of_death && !of_any) return true;
    return !step.when.empty() && !fits(step.when.front(), *who, use, scope);
  });
  if (!step.when.empty() && !is_played(out.house(), step.when.front().ruling)) targets.clear();
}

}  // namespace

effect_use use_of(const state& now, const effect_instance& effect, const creature_id& bearer) {
  effect_use use;
  use.user = now.find(effect.source) ? effect.source : bearer;
  use.name = effect.name;
  use.dc = effect.save_dc;
  use.spell = effect.spell;
  use.tags.magical = effect.spell;
  use.slot_level = effect.level;
  use.spell_level = effect.spell_level;
  use.to_hit = effect.to_hit;
  use.parent = effect.parent;
  use.numbers = numbers_of(*now.find(use.user)->block);
  use.numbers.modifier = effect.modifier;
  use.row_level = effect.spell ? effect.level : use.numbers.level;
  return use;
}

effect_use use_of(const state& now, const creature_id& user, const action& what,
                  const circumstances& given) {
  effect_use use;
  // What an effect lets its bearer do has the numbers of whoever put the effect there.
  if (const active_effect* const by = find_effect(*now.find(user), given.given_by))
    use = use_of(now, *by->what, user);
  const bool is_given = given.given_by != 0;
  use.user = user;
  use.name = what.name;
  use.given = given;
  if (given.choices != nullptr) use.choices = *given.choices;
  use.whole = &what.effects;
  if (is_given) return use;
  use.tags = tags_of(what);
  use.spell = what.attack && what.attack->spell;
  const stat_block& block = *now.find(user)->block;
  use.numbers = numbers_of(block);
  use.row_level = use.numbers.level;
  if (what.save) use.dc = what.save->dc;
  if (what.attack) use.to_hit = what.attack->to_hit;
  take_casting(block, use);
  return use;
}

objection run_effects(draft& out, const effect_use& use, const effect_list& steps,
                      effect_scope& scope) {
  for (const effect& step : steps) {
    std::vector<creature_id> targets = aimed_at(out.now(), use, step, scope);
    const bool for_nobody = targets.empty();
    keep_fitting(out, use, step, scope, targets);
    if (targets.empty() && !(for_nobody && needs_nobody(step))) continue;
    effect_scope inner = scope;
    inner.targets = std::move(targets);
    auto no = run_step(out, use, step, inner);
    scope.dealt = inner.dealt;
    scope.save_with = inner.save_with;
    scope.save_dc = inner.save_dc;
    if (no) return no;
  }
  return std::nullopt;
}

void run_triggers(draft& out, const creature_id& who, const trigger_moment& moment) {
  const stat_block_ptr block = out.at(who).block;
  for (const trait& has : block->traits)
    for (const trigger& one : has.triggers) {
      if (!goes_off(out.now(), out.at(who), has, one, moment)) continue;
      effect_use use;
      use.user = who;
      use.name = small_text::fits(has.name) ? small_text(has.name) : small_text(moment.name);
      use.numbers = numbers_of(*block);
      use.row_level = use.numbers.level;
      const bool is_for_other =
          moment.name == "hit" || moment.name == "missed" || moment.name == "kill";
      effect_scope scope{.targets = {is_for_other ? moment.other : who},
                         .source = moment.other,
                         .critical = moment.critical,
                         .advantage = moment.advantage};
      take_casting(*block, use);
      if (one.on_request && moment.choices != nullptr) use.choices = *moment.choices;
      if (!one.when.empty() && (!is_played(out.house(), one.when.front().ruling) ||
                                !fits(one.when.front(), out.at(scope.targets.front()), use, scope)))
        continue;
      if (!one.pool.empty() && spend_pool(out, who, use.name, one.pool, 1)) continue;
      if (one.once_per_turn) take_once(out, who, has.name);
      auto no = run_effects(out, use, one.effects, scope);
      // What happens by itself stops no command; what was asked for does.
      if (no && one.on_request) out.course().problem = std::move(no);
    }
}

small_text stopped_name(std::string_view trait) {
  constexpr std::string_view stopped = " stopped";
  std::string name(trait.substr(0, small_text::capacity - stopped.size()));
  name += stopped;
  return small_text(name);
}

}  // namespace dnd::model::rules
