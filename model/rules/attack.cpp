#include "model/rules/verbs.hpp"

#include "model/language/resolve.hpp"
#include "model/rules/attack_roll.hpp"
#include "model/rules/effect.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

/// `attack`: who may, with what, against whom. SRD: Actions in Combat, Multiattack.
namespace dnd::model::rules {

namespace {

using column_t = std::optional<std::size_t>;

/// What an action comes to when it is used against somebody.
enum class action_form { attack, effect, multiattack, text };

action_form form_of(const action& what) {
  if (!what.multiattack.empty()) return action_form::multiattack;
  if (what.attack) return action_form::attack;
  if (what.save || !what.damage.empty()) return action_form::effect;
  return action_form::text;
}

/// SRD, Incapacitated: no actions and no reactions. The word for people is the condition that
/// brought it about.
std::string_view helplessness(condition_set has) {
  for (const condition kind :
       {condition::unconscious, condition::petrified, condition::paralyzed, condition::stunned})
    if (has.contains(kind)) return to_text(kind);
  return to_text(condition::incapacitated);
}

objection check_attacker(const state& table, const creature_id& id, column_t column) {
  const creature& who = *table.find(id);
  if (who.life == vitality::dead)
    return refusal{refusal_code::creature_dead,
                   fmt::format("{} is dead and cannot attack", called(who)), "", column};
  const condition_set has = effective_conditions(who);
  if (has.contains(condition::incapacitated))
    return refusal{
        refusal_code::incapacitated,
        fmt::format("{} is {} and cannot attack", called(who), helplessness(has)),
        who.life == vitality::conscious ? "`turn` passes its turn" : "`heal` brings it back",
        column};
  const combatant* place = table.fight() ? table.fight()->find(id) : nullptr;
  if (place && place->surprised)
    return refusal{
        refusal_code::not_available,
        fmt::format("{} is surprised and cannot act before its first turn has ended", called(who)),
        "`turn` passes its turn", column};
  return std::nullopt;
}

/// Targets that cannot be harmed by this attacker.
objection check_targets(const state& table, const creature_id& attacker,
                        std::span<const creature_id> targets, std::span<const word> names) {
  if (auto no = refuse_dead(table, targets, names, "is no target any more")) return no;
  const creature& who = *table.find(attacker);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool charmed = std::ranges::any_of(who.conditions, [&](const condition_instance& has) {
      return has.kind == condition::charmed && has.source == targets[i];
    });
    if (charmed)
      return refusal{refusal_code::not_available,
                     fmt::format("{} is charmed by {} and cannot attack it", called(who),
                                 called(*table.find(targets[i]))),
                     "", column_of(names, i)};
  }
  return std::nullopt;
}

/// One `attack` in the making. `block` keeps the actions alive while the table changes.
struct assault {
  creature_id attacker;
  std::span<const creature_id> targets;
  circumstances given;
  stat_block_ptr block;
};

objection check_not_itself(const state& table, const assault& all) {
  if (std::ranges::find(all.targets, all.attacker) == all.targets.end()) return std::nullopt;
  return refusal{refusal_code::bad_value,
                 fmt::format("{} cannot attack itself", called(*table.find(all.attacker))),
                 "name another creature in `to:`", std::nullopt};
}

objection strike_all(draft& out, const assault& all, const action& what) {
  for (const creature_id& target : all.targets)
    if (auto no = attack_once(out, {all.attacker, target, what, all.given})) return no;
  return std::nullopt;
}

/// Goes round the targets of a multiattack. Who fell to an earlier attack of it is passed over;
/// who lay there from the start was meant.
class target_wheel {
 public:
  target_wheel(const state& table, std::span<const creature_id> targets) : targets_(targets) {
    for (const creature_id& id : targets) life_.push_back(table.find(id)->life);
  }
  /// Null when nobody is left.
  [[nodiscard]] const creature_id* next(const state& table) {
    for (std::size_t tried = 0; tried < targets_.size(); ++tried) {
      const std::size_t at = turn_++ % targets_.size();
      const vitality now = table.find(targets_[at])->life;
      const bool fell = life_[at] == vitality::conscious && now != vitality::conscious;
      if (now != vitality::dead && !fell) return &targets_[at];
    }
    return nullptr;
  }

 private:
  std::span<const creature_id> targets_;
  std::vector<vitality> life_;
  std::size_t turn_ = 0;
};

std::vector<creature_id> alive_of(const state& table, std::span<const creature_id> ids) {
  std::vector<creature_id> alive;
  for (const creature_id& id : ids)
    if (table.find(id)->life != vitality::dead) alive.push_back(id);
  return alive;
}

/// What a step of a multiattack names; null for what is no action of the block, such as "Innate
/// Spellcasting".
const action* step_action(const stat_block& block, const multiattack_step& step) {
  const auto found = std::ranges::find_if(block.actions, [&](const action& one) {
    return one.name == step.action && one.multiattack.empty();
  });
  return found == block.actions.end() ? nullptr : &*found;
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
      const creature_id* target = wheel.next(out.table());
      if (!target) return std::nullopt;
      return attack_once(out, {all.attacker, *target, what, all.given});
    }
    case action_form::effect: {
      const std::vector<creature_id> alive = alive_of(out.table(), all.targets);
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

objection check_steps(const state& table, const assault& all, const action& what) {
  for (const multiattack_step& step : what.multiattack) {
    const action* found = step_action(*all.block, step);
    if (!found) continue;
    if (auto no = check_reach(*found, all.given)) return no;
    if (form_of(*found) == action_form::attack)
      if (auto no = check_not_itself(table, all)) return no;
  }
  return std::nullopt;
}

objection multiattack(draft& out, const assault& all, const action& what) {
  if (auto no = check_steps(out.table(), all, what)) return no;
  target_wheel wheel(out.table(), all.targets);
  for (const multiattack_step& step : what.multiattack) {
    const action* found = step_action(*all.block, step);
    for (int i = 0; i < step.count; ++i) {
      if (alive_of(out.table(), all.targets).empty()) return std::nullopt;
      if (!found)
        record_use(out, all.attacker, step.action);
      else if (auto no = take_step(out, all, *found, wheel))
        return no;
    }
  }
  return std::nullopt;
}

objection perform(draft& out, const assault& all, const action& what) {
  const action_form form = form_of(what);
  if (form == action_form::text)
    return refusal{
        refusal_code::not_available,
        fmt::format("{} has no attack roll, no saving throw and no damage", what.name.view()),
        "tell it with `note`; `damage`, `condition add` and `save` do what it does", std::nullopt};
  if (auto no = check_reach(what, all.given)) return no;
  if (form == action_form::attack)
    if (auto no = check_not_itself(out.table(), all)) return no;
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

}  // namespace

objection decide_attack(draft& out, const commands::attack& asked) {
  const auto attacker = acting(out.table(), asked.by, "attack");
  if (!attacker) return attacker.error();
  const column_t column = asked.by ? column_t(asked.by->column) : std::nullopt;
  if (auto no = check_attacker(out.table(), *attacker, column)) return no;
  const stat_block_ptr block = out.at(*attacker).block;
  const auto what = resolve_action(asked.with, *block);
  if (!what) return what.error();
  const auto targets = all_named(out.table(), asked.to);
  if (!targets) return targets.error();
  if (auto no = check_targets(out.table(), *attacker, *targets, asked.to)) return no;
  const assault all{*attacker, *targets, {asked.cover, asked.distance_ft, asked.flags}, block};
  auto no = perform(out, all, **what);
  if (no && !no->column) no->column = asked.with.column;
  return no;
}

}  // namespace dnd::model::rules
