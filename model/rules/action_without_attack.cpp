#include "model/rules/action_without_attack.hpp"

#include "model/effects/endings.hpp"
#include "model/effects/harm.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/run.hpp"
#include "model/rules/casting_limits.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/spell_release.hpp"

#include <algorithm>
#include <vector>

namespace dnd::model::rules {

namespace {

/// Damage as it was rolled, with the saving throw that guards it.
struct rolled_part {
  packet full;
  std::optional<saving_throw> save;
};

struct save_outcome {
  saving_throw save;
  bool success = false;
  std::int32_t margin = 0;
};

/// One roll for each different saving throw of the action, the action's own first.
std::vector<save_outcome> roll_saves(draft& out, const creature_id& source,
                                     const creature_id& target, const action& what,
                                     std::span<const rolled_part> parts,
                                     const circumstances& given) {
  std::vector<save_outcome> outcomes;
  const auto roll_once = [&](const std::optional<saving_throw>& save) {
    if (!save || std::ranges::find(outcomes, *save, &save_outcome::save) != outcomes.end()) return;
    const save_asked asked{.source = source,
                           .with = save->with,
                           .dc = save->dc,
                           .bonus = cover_bonus(given.cover),
                           .because = save_reason(what),
                           .about = what.may_impose,
                           .magic = what.magical,
                           .cause = what.name.view()};
    const save_made made = make_save(out, target, asked);
    outcomes.push_back({*save, made.success, made.margin});
  };
  roll_once(what.save);
  for (const rolled_part& part : parts) roll_once(part.save);
  return outcomes;
}

/// What is for the user itself happens once, however many targets there are.
effect_list for_others(const effect_list& steps) {
  effect_list others;
  for (const effect& step : steps)
    if (step.to != effect_aim::self) others.push_back(step);
  return others;
}

objection work_on_user(draft& out, const creature_id& user, const action& what,
                       const circumstances& given) {
  effect_list own;
  for (const effect& step : what.effects)
    if (step.to == effect_aim::self) own.push_back(step);
  if (own.empty()) return std::nullopt;
  effect_scope scope{.targets = {user}};
  return run_effects(out, use_of(out.now(), user, what, given), own, scope);
}

/// What follows for a target: the action's effects where it failed the action's own save or there
/// is none, else what a success brings.
objection follow(draft& out, const effect_use& use, const action& what,
                 const std::vector<save_outcome>& outcomes, effect_scope& scope) {
  if (!what.save) return run_effects(out, use, for_others(what.effects), scope);
  const save_outcome& made = *std::ranges::find(outcomes, *what.save, &save_outcome::save);
  if (!made.success)
    if (auto no = run_effects(out, use, for_others(what.effects), scope)) return no;
  const std::string_view name = made.success ? "success" : made.margin >= 5 ? "fail_by_5" : "";
  const auto branch = std::ranges::find(what.branches, name, &effect_branch::name);
  if (branch == what.branches.end()) return std::nullopt;
  return run_effects(out, use, branch->steps, scope);
}

objection affect(draft& out, const creature_id& source, const action& what,
                 const creature_id& target, std::span<const rolled_part> parts,
                 const circumstances& given) {
  const std::vector<save_outcome> outcomes = roll_saves(out, source, target, what, parts, given);
  std::vector<packet> packets;
  for (const rolled_part& part : parts) {
    packet taken = part.full;
    if (part.save) {
      const auto outcome = std::ranges::find(outcomes, *part.save, &save_outcome::save);
      taken.amount = let_through(out.at(target), taken.amount, *part.save, outcome->success);
    }
    packets.push_back(taken);
  }
  effect_scope scope{.targets = {target}, .source = source};
  if (!packets.empty())
    scope.dealt =
        deal(out, {.source = source, .target = target, .packets = packets, .tags = tags_of(what)});
  if (what.effects.empty() && what.branches.empty()) return std::nullopt;
  effect_use use = use_of(out.now(), source, what, given);
  if (what.save) {
    scope.save_with = what.save->with;
    scope.save_dc = what.save->dc;
  }
  return follow(out, use, what, outcomes, scope);
}

bool is_steps_alone(const action& what) {
  return !what.save && what.damage.empty() && what.branches.empty();
}

/// Each step once for all targets, as those of a spell: its dice fall once, and a spell that it
/// casts is one spell.
objection work_on_all(draft& out, const creature_id& source, const action& what,
                      std::span<const creature_id> targets, const circumstances& given) {
  effect_scope scope{.targets = {targets.begin(), targets.end()}, .source = source};
  return run_effects(out, use_of(out.now(), source, what, given), for_others(what.effects), scope);
}

}  // namespace

objection unleash(draft& out, const creature_id& source, const action& what,
                  std::span<const creature_id> targets, const circumstances& given) {
  if (is_harmful(what) && is_at_others(source, targets)) end_on(out, source, "harm");
  std::vector<rolled_part> parts;
  for (const damage_part& part : what.damage) {
    const auto total = roll_damage(
        out, {.source = source, .action = what.name, .dice = part.dice, .type = part.type});
    if (!total) return total.error();
    parts.push_back({{part.type, *total}, part.save ? part.save : what.save});
  }
  if (is_steps_alone(what)) {
    if (auto no = work_on_all(out, source, what, targets, given)) return no;
    return work_on_user(out, source, what, given);
  }
  for (const creature_id& target : targets)
    if (out.at(target).life != vitality::dead)
      if (auto no = affect(out, source, what, target, parts, given)) return no;
  return work_on_user(out, source, what, given);
}

}  // namespace dnd::model::rules
