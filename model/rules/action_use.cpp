#include "model/rules/action_use.hpp"

#include "model/effects/hit_moments.hpp"
#include "model/effects/run.hpp"
#include "model/rules/action_without_attack.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

namespace dnd::model::rules {

namespace {

/// What an action comes to when it is used against somebody.
enum class action_form { attack, effect, multiattack, text };

action_form form_of(const action& what) {
  if (!what.multiattack.empty()) return action_form::multiattack;
  if (what.attack) return action_form::attack;
  if (what.save || !what.damage.empty() || !what.effects.empty()) return action_form::effect;
  return action_form::text;
}

objection check_not_itself(const state& now, const assault& all) {
  const auto itself = std::ranges::find(all.targets, all.attacker);
  if (itself == all.targets.end()) return std::nullopt;
  const auto at = static_cast<std::size_t>(itself - all.targets.begin());
  return refusal{refusal_code::bad_value,
                 fmt::format("{} cannot attack itself", called(*now.find(all.attacker))),
                 "name another creature in `to:`",
                 at < all.columns.size() ? std::optional(all.columns[at]) : std::nullopt};
}

/// One attack, and what the action does besides to whom it hit and who did not save against it.
objection strike_one(draft& out, const assault& all, const action& what,
                     const creature_id& target) {
  // What an attack was answered with may have felled the attacker.
  if (out.at(all.attacker).life != vitality::conscious) return std::nullopt;
  if (auto no = spend_ammunition(out, all.attacker, what)) return no;
  const strike blow{all.attacker, target, what, all.given};
  const auto made = attack_once(out, blow);
  if (!made) return made.error();
  if (auto no = after_strike(out, blow, *made)) return no;
  const bool does_more = !what.effects.empty() && made->hit && !(what.save && made->saved);
  if (!does_more) return std::nullopt;
  effect_scope scope{.targets = {target},
                     .source = all.attacker,
                     .critical = made->critical,
                     .advantage = made->advantage,
                     .dealt = made->dealt};
  if (what.save) {
    scope.save_with = what.save->with;
    scope.save_dc = what.save->dc;
  }
  return run_effects(out, use_of(out.now(), all.attacker, what, all.given), what.effects, scope);
}

objection strike_all(draft& out, const assault& all, const action& what) {
  for (const creature_id& target : all.targets)
    if (out.at(target).life != vitality::dead)
      if (auto no = strike_one(out, all, what, target)) return no;
  return std::nullopt;
}

/// Goes round the targets of a multiattack. Who fell to an earlier attack of it is passed over;
/// who lay there from the start was meant.
class target_wheel {
 public:
  target_wheel(const state& now, std::span<const creature_id> targets) : targets_(targets) {
    for (const creature_id& id : targets) life_.push_back(now.find(id)->life);
  }
  /// Null when nobody is left.
  [[nodiscard]] const creature_id* next(const state& now) {
    for (std::size_t tried = 0; tried < targets_.size(); ++tried) {
      const std::size_t at = turn_++ % targets_.size();
      const vitality life = now.find(targets_[at])->life;
      const bool fell = life_[at] == vitality::conscious && life != vitality::conscious;
      if (life != vitality::dead && !fell) return &targets_[at];
    }
    return nullptr;
  }

 private:
  std::span<const creature_id> targets_;
  std::vector<vitality> life_;
  std::size_t turn_ = 0;
};

std::vector<creature_id> alive_of(const state& now, std::span<const creature_id> ids) {
  std::vector<creature_id> alive;
  for (const creature_id& id : ids)
    if (now.find(id)->life != vitality::dead) alive.push_back(id);
  return alive;
}

/// Its text is the game master's business; that it was used is a fact.
void record_use(draft& out, const creature_id& who, const small_text& name) {
  const std::uint16_t spent = spent_of(out.at(who), name);
  out.emit(action_used{.creature = who, .action = name, .pool = name, .spent = {spent, spent}});
}

objection take_step(draft& out, const assault& all, const action& what, target_wheel& wheel) {
  if (auto no = spend_use(out, all.attacker, what)) return no;
  switch (form_of(what)) {
    case action_form::attack: {
      const creature_id* target = wheel.next(out.now());
      if (!target) return std::nullopt;
      return strike_one(out, all, what, *target);
    }
    case action_form::effect: {
      const std::vector<creature_id> alive = alive_of(out.now(), all.targets);
      if (alive.empty()) return std::nullopt;
      return unleash(out, all.attacker, what, alive, all.given);
    }
    case action_form::multiattack:
    case action_form::text:
      if (what.usage.kind == usage_kind::at_will) record_use(out, all.attacker, what.name);
      return std::nullopt;
  }
  DND_ASSERT(false);
}

objection check_steps(const state& now, const assault& all,
                      std::span<const multiattack_step> steps) {
  for (const multiattack_step& step : steps) {
    const action* found = step_action(*all.block, step);
    if (!found) continue;
    if (auto no = check_reach(*found, all.given)) return no;
    if (form_of(*found) == action_form::attack)
      if (auto no = check_not_itself(now, all)) return no;
  }
  return std::nullopt;
}

bool is_of_choice(const multiattack_choice& choice, std::string_view word) {
  return std::ranges::any_of(choice.steps, [&](const multiattack_step& step) {
    return slug_of(step.action.view()).starts_with(slug_of(word));
  });
}

/// Whether an attack of that name has hit since event `from` of the command.
bool has_hit(const draft& out, std::size_t from, std::string_view name) {
  return std::ranges::any_of(out.events().subspan(from), [&](const event& one) {
    const auto* const rolled = get_if<attack_rolled>(&one);
    return rolled != nullptr && rolled->hit && rolled->weapon.view() == name;
  });
}

/// Whether it has made as many attacks since event `from` of the command as it can at most.
bool has_struck_enough(const draft& out, std::size_t from, const creature_id& who) {
  const int most = attacks_at_most(out.at(who));
  const auto made = std::ranges::count_if(out.events().subspan(from), [&](const event& one) {
    const auto* const rolled = get_if<attack_rolled>(&one);
    return rolled != nullptr && rolled->attacker == who;
  });
  return made >= most;
}

int times_of(const draft& out, const creature_id& who, const multiattack_step& step) {
  if (step.count_of.empty()) return step.count;
  const auto size = size_of_pool(*out.at(who).block, step.count_of);
  return size ? std::max(size->uses - spent_of(out.at(who), step.count_of), 0) : 1;
}

objection multiattack(draft& out, const assault& all, const action& what) {
  const auto steps = chosen_steps(what, all.choice);
  if (!steps) return steps.error();
  if (auto no = check_steps(out.now(), all, *steps)) return no;
  const std::size_t from = out.size();
  target_wheel wheel(out.now(), all.targets);
  for (const multiattack_step& step : *steps) {
    if (!step.if_hit.empty() && !has_hit(out, from, step.if_hit)) continue;
    const action* found = step_action(*all.block, step);
    const int times = times_of(out, all.attacker, step);
    for (int i = 0; i < times; ++i) {
      if (alive_of(out.now(), all.targets).empty()) return std::nullopt;
      if (has_struck_enough(out, from, all.attacker)) return std::nullopt;
      if (!found)
        record_use(out, all.attacker, step.action);
      else if (auto no = take_step(out, all, *found, wheel))
        return no;
    }
  }
  return std::nullopt;
}

}  // namespace

ruled<std::vector<multiattack_step>> chosen_steps(const action& what, std::string_view choice) {
  std::vector<multiattack_step> steps;
  bool found = choice.empty();
  for (const multiattack_step& step : what.multiattack) {
    if (step.choose.empty()) {
      steps.push_back(step);
      continue;
    }
    const multiattack_choice* taken = &step.choose.front();
    for (const multiattack_choice& one : step.choose)
      if (!choice.empty() && is_of_choice(one, choice)) {
        taken = &one;
        found = true;
        break;
      }
    steps.insert(steps.end(), taken->steps.begin(), taken->steps.end());
  }
  if (!found)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} has no choice of \"{}\"", what.name.view(), choice),
                   "`look` shows what it is made of", std::nullopt};
  return steps;
}

const action* step_action(const stat_block& block, const multiattack_step& step) {
  const auto found = std::ranges::find_if(block.actions, [&](const action& one) {
    return one.name == step.action && one.multiattack.empty();
  });
  return found == block.actions.end() ? nullptr : &*found;
}

objection use_action(draft& out, const assault& all, const action& what) {
  const action_form form = form_of(what);
  if (form == action_form::text)
    return refusal{
        refusal_code::not_available,
        fmt::format("{} has no attack roll, no saving throw and no damage", what.name.view()),
        "describe it with `note`; `damage`, `condition add` and `save` do what it does",
        std::nullopt};
  if (auto no = check_reach(what, all.given)) return no;
  if (form == action_form::attack)
    if (auto no = check_not_itself(out.now(), all)) return no;
  if (auto no = spend_use(out, all.attacker, what)) return no;
  switch (form) {
    case action_form::attack:
      return strike_all(out, all, what);
    case action_form::effect:
      return unleash(out, all.attacker, what, all.targets, all.given);
    case action_form::multiattack:
      return multiattack(out, all, what);
    case action_form::text:
      break;
  }
  DND_ASSERT(false);
}

}  // namespace dnd::model::rules
