#include "model/effects/steps.hpp"

#include "model/effects/choices.hpp"

#include "model/effects/hit_moments.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/step_dice.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace dnd::model::rules::steps {

namespace {

/// The steps of a branch for one target alone.
objection run_for(draft& out, const effect_use& use, const effect_list& steps, effect_scope& scope,
                  const creature_id& target) {
  if (steps.empty()) return std::nullopt;
  effect_scope one = scope;
  one.targets = {target};
  auto no = run_effects(out, use, steps, one);
  scope.dealt = one.dealt;
  return no;
}

bool is_dead(const draft& out, const creature_id& id) {
  const creature* const who = out.now().find(id);
  return !who || who->life == vitality::dead;
}

/// An action that is nothing but the roll: what follows from it are steps.
action attack_of(const effect_use& use, const effect& step) {
  action made;
  made.name = use.name;
  made.magical = use.tags.magical;
  attack_profile attack;
  const bool melee = step.what.starts_with("melee");
  attack.form = step.what == "melee-or-ranged" ? attack_form::melee_or_ranged
                : melee                        ? attack_form::melee
                                               : attack_form::ranged;
  attack.spell = step.what.ends_with("-spell");
  attack.to_hit = step.count.empty() ? use.to_hit : narrow(number_of(use, step.count));
  attack.reach_ft = step.reach_ft;
  attack.range_ft = step.range_ft;
  made.attack = attack;
  return made;
}

/// How many of the steps at its head are damage that everybody takes alike.
std::size_t damage_at_head(const effect_list& steps) {
  const auto end = std::ranges::find_if(steps, [](const effect& one) {
    return one.kind != effect_kind::damage || one.to != effect_aim::targets || !one.when.empty();
  });
  return static_cast<std::size_t>(end - steps.begin());
}

/// The ability of those that a save may be made with for which the creature has the best bonus.
ability best_save(const creature& who, const std::vector<std::string>& names) {
  ability best = parse_ability(names.front()).value_or(ability::str);
  for (const std::string& name : names)
    if (const auto one = parse_ability(name))
      if (who.block->saves[static_cast<std::size_t>(*one)] >
          who.block->saves[static_cast<std::size_t>(best)])
        best = *one;
  return best;
}

/// What the failure of a save would impose, for who is good at saves against it.
condition_set conditions_in(const effect_list& steps) {
  condition_set all;
  for (const effect& step : steps)
    for (const lasting& does : step.lasts) all = condition_set(all.bits() | does.conditions.bits());
  return all;
}

save_asked asked_of(const effect_use& use, const effect& step, const creature& who) {
  save_asked asked;
  asked.source = use.user;
  asked.with = best_save(who, step.names);
  asked.dc = step.count.empty() ? use.dc : narrow(number_of(use, step.count));
  asked.bonus = cover_bonus(use.given.cover);
  asked.because = fmt::format("against {}", use.name.view());
  asked.about = conditions_in(branch_of(step, "failure"));
  asked.magic = use.spell || use.tags.magical;
  asked.spell = use.spell;
  asked.cause = use.name.view();
  return asked;
}

/// SRD, Potent Cantrip: a success does not spare all of the damage.
bool halves_cantrip(const creature& user, const effect_use& use) {
  return use.spell && use.spell_level == 0 &&
         has_modifier(user, modifier_key::half_on_success,
                      {.magic = true, .spell = true, .cause = use.name.view()});
}

/// Who is best at one of the skills or abilities rolls it. Returns the total.
check_made make_check(draft& out, const creature_id& who, std::span<const std::string> names,
                      std::optional<std::int16_t> dc, std::string_view because) {
  check_asked best = best_check_of(out.at(who), names);
  best.dc = dc;
  best.because = std::string(because);
  return roll_check(out, who, best);
}

}  // namespace

objection attack(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const action made = attack_of(use, step);
  for (const creature_id& target : scope.targets) {
    if (is_dead(out, target)) continue;
    const rules::strike blow{use.user, target, made, use.given};
    const auto rolled = attack_once(out, blow);
    if (!rolled) return rolled.error();
    if (auto no = after_strike(out, blow, *rolled)) return no;
    effect_scope one = scope;
    one.critical = rolled->critical;
    one.advantage = rolled->advantage;
    if (auto no = run_for(out, use, branch_of(step, rolled->hit ? "hit" : "miss"), one, target))
      return no;
    scope.dealt = one.dealt;
  }
  return std::nullopt;
}

objection save(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const effect_list& failure = branch_of(step, "failure");
  const effect_list& success = branch_of(step, "success");
  const effect_list& by_five = branch_of(step, "fail_by_5");
  const std::size_t head = damage_at_head(failure);
  const bool half = step.half || halves_cantrip(out.at(use.user), use);
  std::vector<packet> full;
  for (std::size_t i = 0; i < head; ++i)
    if (auto no = roll_step_damage(out, use, failure[i], scope, full)) return no;
  const effect_list rest(failure.begin() + static_cast<std::ptrdiff_t>(head), failure.end());

  for (const creature_id& target : scope.targets) {
    if (is_dead(out, target)) continue;
    const save_asked asked = asked_of(use, step, out.at(target));
    const save_made made = make_save(out, target, asked);
    scope.save_with = asked.with;
    scope.save_dc = asked.dc.value_or(0);
    const saving_throw save{asked.with, scope.save_dc,
                            half ? save_effect::half : save_effect::none};
    std::vector<packet> taken = full;
    for (packet& one : taken)
      one.amount = let_through(out.at(target), one.amount, save, made.success);
    if (std::ranges::any_of(taken, [](const packet& one) { return one.amount > 0; }))
      deal_step_damage(out, use, target, taken, scope);
    if (auto no = run_for(out, use, made.success ? success : rest, scope, target)) return no;
    if (!made.success && made.margin >= 5)
      if (auto no = run_for(out, use, by_five, scope, target)) return no;
  }
  return std::nullopt;
}

objection check(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const std::int32_t dc = step.count.empty() ? use.dc : number_of(use, step.count);
  for (const creature_id& target : scope.targets) {
    const check_made made =
        make_check(out, target, step.names, narrow(dc), fmt::format("against {}", use.name.view()));
    if (auto no = run_for(out, use, branch_of(step, made.total >= dc ? "success" : "failure"),
                          scope, target))
      return no;
  }
  return std::nullopt;
}

objection contest(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const std::string because(use.name.view());
  for (const creature_id& target : scope.targets) {
    const check_made mine = make_check(out, use.user, step.names, std::nullopt, because);
    const bool helpless = is_helpless(out.at(target));
    const std::vector<std::string>& answers = step.against.empty() ? step.names : step.against;
    const bool wins =
        helpless || mine.total > make_check(out, target, answers, std::nullopt, because).total;
    if (auto no = run_for(out, use, branch_of(step, wins ? "success" : "failure"), scope, target))
      return no;
  }
  return std::nullopt;
}

objection damage(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  std::vector<packet> packets;
  if (auto no = roll_step_damage(out, use, step, scope, packets)) return no;
  for (const creature_id& target : scope.targets)
    if (!is_dead(out, target)) deal_step_damage(out, use, target, packets, scope);
  return std::nullopt;
}

objection choose(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  if (step.branches.empty()) return std::nullopt;
  const effect_branch* chosen = chosen_branch(step, use.choices);
  if (chosen == nullptr) {
    // What was said is about other choices, and this one is as if nothing had been.
    const bool others = use.whole && std::ranges::all_of(use.choices, [&](const std::string& word) {
                          return is_offered(*use.whole, word);
                        });
    if (!others) return no_such_choice(use, step);
    chosen = &step.branches.front();
  }
  return run_effects(out, use, chosen->steps, scope);
}

objection roll_table(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  if (scope.targets.empty()) {
    const std::int32_t rolled = roll_step(out, use, step.what, use.user);
    for (const effect_branch& row : step.branches)
      if (is_row_of(row.name, rolled)) return run_effects(out, use, row.steps, scope);
    return std::nullopt;
  }
  for (const creature_id& target : scope.targets) {
    const std::int32_t rolled = roll_step(out, use, step.what, target);
    for (const effect_branch& row : step.branches)
      if (is_row_of(row.name, rolled)) {
        if (auto no = run_for(out, use, row.steps, scope, target)) return no;
        break;
      }
  }
  return std::nullopt;
}

objection missiles(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const std::int32_t count = missiles_of(out, use, step);
  const std::vector<creature_id> targets = scope.targets;
  if (targets.empty()) return std::nullopt;
  const effect_list& each = branch_of(step, "each");
  std::vector<creature_id> flights;
  for (std::size_t i = 0; i < targets.size() && i < use.shares.size(); ++i)
    flights.insert(flights.end(), use.shares[i], targets[i]);
  if (static_cast<std::int32_t>(flights.size()) > count) return too_many_missiles(use, count);
  for (std::size_t i = flights.size(), next = 0; i < static_cast<std::size_t>(count); ++i)
    flights.push_back(targets[next++ % targets.size()]);
  for (const creature_id& target : flights) {
    if (is_dead(out, target)) continue;
    if (auto no = run_for(out, use, each, scope, target)) return no;
  }
  return std::nullopt;
}

objection hit_point_pool(draft& out, const effect_use& use, const effect& step,
                         effect_scope& scope) {
  std::vector<creature_id> targets = scope.targets;
  std::ranges::stable_sort(targets, {}, [&](const creature_id& id) { return out.at(id).hp; });
  const std::int32_t rolled = roll_step(out, use, scaled_dice(use, step, step.what), use.user);
  // Else nobody knew whether it was forgotten.
  if (!targets.empty() && out.at(targets.front()).hp > rolled)
    out.emit(effect_told{.source = use.user,
                         .creature = {},
                         .name = use.name,
                         .text = fmt::format("{} hit points are not enough for {}", rolled,
                                             targets.size() == 1 ? "its target" : "any of them")});
  std::int32_t left = rolled;
  for (const creature_id& target : targets) {
    const std::int32_t hp = out.at(target).hp;
    if (hp > left) break;
    left -= hp;
    if (auto no = run_for(out, use, branch_of(step, "each"), scope, target)) return no;
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules::steps
