#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/step_dice.hpp"
#include "model/effects/steps.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/corrections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The step that ends effects and conditions: by name, by kind, and spells.
namespace dnd::model::rules::steps {

namespace {

constexpr std::int16_t dispel_base_dc = 10;

bool names(const effect& step, std::string_view word) {
  return std::ranges::find(step.names, word) != step.names.end();
}

/// "diseases" of "disease".
bool is_of_kind(const effect_instance& one, std::string_view word) {
  if (word == "poisons" && one.does.conditions.contains(condition::poisoned)) return true;
  return !one.does.kind.empty() && word == one.does.kind + "s";
}

/// Whether it makes less of scores, or of the maximum of hit points. What the game master set is
/// no such thing.
bool is_reduction(const effect_instance& one, std::string_view word) {
  const bool of_scores = word == "score reductions";
  if (!of_scores && word != "maximum reductions") return false;
  const modifier_key key = of_scores ? modifier_key::score : modifier_key::max_hp;
  return one.name.view() != set_effect &&
         std::ranges::any_of(one.does.modifiers, [&](const modifier& each) {
           return each.key == key && each.value.starts_with('-');
         });
}

bool is_named_by(const effect_instance& one, std::string_view word) {
  if (is_of_kind(one, word) || is_reduction(one, word)) return true;
  if (const auto kind = parse_condition(word)) return one.does.conditions.contains(*kind);
  return is_name_of(one.name, word);
}

/// One that is named in `choose:`, else the newest; empty where there is none.
std::vector<effect_number> one_of(const creature& who, const effect_use& use,
                                  const std::vector<effect_number>& all) {
  for (const effect_number number : all) {
    const effect_instance& one = *find_effect(who, number)->what;
    if (std::ranges::any_of(use.choices,
                            [&](const std::string& word) { return is_name_of(one.name, word); }))
      return {number};
  }
  if (all.empty()) return {};
  return {all.back()};
}

/// A check with the ability of the user's spells against an effect of a higher level.
bool dispels(draft& out, const effect_use& use, const effect_instance& one) {
  check_asked asked;
  const stat_block& block = *out.at(use.user).block;
  const auto best = std::ranges::max_element(block.casting, {}, &spellcasting::save_dc);
  if (best != block.casting.end()) asked.with = best->with;
  asked.modifier = use.numbers.modifier;
  asked.dc = static_cast<std::int16_t>(dispel_base_dc + one.level);
  asked.because = fmt::format("against {}", one.name.view());
  return roll_check(out, use.user, asked).total >= *asked.dc;
}

/// Spells on the target, up to a level: those above it end on a check, or stay.
std::vector<effect_number> spells_ended(draft& out, const effect_use& use, const effect& step,
                                        const creature_id& target) {
  std::vector<std::shared_ptr<const effect_instance>> spells;
  for (const active_effect& has : out.at(target).effects)
    if (has.what->spell && !has.what->concentration) spells.push_back(has.what);
  const int most = step.number < 0 ? std::max(use.slot_level, use.spell_level) : step.number;
  std::vector<effect_number> ended;
  for (const auto& one : spells)
    if (most == 0 || one->level <= most || (step.checks && dispels(out, use, *one)))
      ended.push_back(one->number);
  return ended;
}

std::vector<effect_number> effects_ended(draft& out, const effect_use& use, const effect& step,
                                         const creature_id& target) {
  if (names(step, "spells")) return spells_ended(out, use, step, target);
  std::vector<effect_number> ended;
  const creature& who = out.at(target);
  for (const active_effect& has : who.effects)
    if (std::ranges::any_of(step.names,
                            [&](const std::string& word) { return is_named_by(*has.what, word); }))
      ended.push_back(has.what->number);
  return step.count.empty() ? ended : one_of(who, use, ended);
}

void remove_condition(draft& out, const creature_id& target, condition kind) {
  if (kind == condition::exhaustion) {
    const std::uint8_t level = out.at(target).exhaustion;
    if (level > 0) set_exhaustion(out, target, static_cast<std::uint8_t>(level - 1));
    return;
  }
  const std::vector<condition_instance> conditions = out.at(target).conditions;
  for (const condition_instance& has : conditions)
    if (has.kind == kind && has.effect == 0)
      out.emit(
          condition_removed{.creature = target, .instance = has, .why = condition_end::removed});
}

}  // namespace

objection remove(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  for (const creature_id& target : scope.targets) {
    for (const effect_number number : effects_ended(out, use, step, target))
      end_effect(out, target, number, effect_end::removed);
    if (names(step, "concentration")) end_concentration(out, target, effect_end::broken);
    if (out.at(target).life == vitality::dead) continue;
    for (const std::string& name : step.names)
      if (const auto kind = parse_condition(name)) remove_condition(out, target, *kind);
    if (names(step, "poisons")) remove_condition(out, target, condition::poisoned);
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules::steps
