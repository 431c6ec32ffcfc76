#include "model/effects/resolved.hpp"

#include "model/dice/simple.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/modifiers.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace dnd::model {

namespace {

/// Words such as "half", "walk" and "all" stay as they are.
void resolve_text(std::string& text, const dice_numbers& numbers) {
  // The level of a slot is known only when it is used.
  if (text.find("slot") != std::string::npos) return;
  if (!text.empty() && is_dice_text(text)) text = resolved_dice(text, numbers);
}

void resolve_branches(std::vector<effect_branch>& branches, const dice_numbers& numbers) {
  for (effect_branch& one : branches) resolve(one.steps, numbers);
}

/// Whether the word beside the step is an amount; for the others it is a name or a text.
bool has_amount(effect_kind kind) {
  switch (kind) {
    case effect_kind::heal:
    case effect_kind::revive:
    case effect_kind::temp_hp:
    case effect_kind::roll:
    case effect_kind::missiles:
    case effect_kind::hit_point_pool:
    case effect_kind::exhaustion:
    case effect_kind::push:
    case effect_kind::pull:
    case effect_kind::teleport:
      return true;
    default:
      return false;
  }
}

/// Words in it become numbers; dice stay.
std::string duration_with(const std::string& text, const dice_numbers& numbers) {
  const auto time = rolled_time_in(text);
  if (!time) return duration_at_level(text, numbers.level);
  return resolved_dice(time->dice, numbers) + ' ' + std::string(time->unit);
}

void take_row(effect& step, const dice_numbers& numbers) {
  const std::string row(dice_for(step.by_level, numbers.level));
  step.by_level.clear();
  if (row.empty()) return;
  if (step.kind != effect_kind::damage)
    step.what = row;
  else if (!step.damage.empty())
    step.damage.front().dice = row;
}

void resolve_lasting(lasting& does, const dice_numbers& numbers) {
  does.duration = duration_with(does.duration, numbers);
  resolve(does.modifiers, numbers);
  resolve_branches(does.moments, numbers);
  for (repeated_save& again : does.save_again) resolve(again.then, numbers);
  for (action& one : does.actions) resolve(one, numbers);
}

template <class What>
void resolve_all(std::vector<What>& all, const dice_numbers& numbers) {
  std::vector<What> kept;
  for (What& one : all)
    if (resolve(one, numbers)) kept.push_back(std::move(one));
  all = std::move(kept);
}

/// A number; of dice, which fall when an item is found, their average.
std::int32_t uses_in(const std::string& text) {
  if (const auto number = number_in(text)) return *number;
  const auto dice = parse_simple(text);
  return dice ? average_of(*dice) : 1;
}

}  // namespace

bool resolve(modifier& what, const dice_numbers& numbers) {
  if (!what.by_level.empty()) {
    what.value = dice_for(what.by_level, numbers.level);
    what.by_level.clear();
    if (what.value.empty()) return false;
  }
  resolve_text(what.value, numbers);
  resolve_text(what.dc, numbers);
  return true;
}

bool resolve(pool& what, const dice_numbers& numbers) {
  if (!what.by_level.empty()) {
    what.formula = dice_for(what.by_level, numbers.level);
    what.by_level.clear();
    if (what.formula.empty()) return false;
  }
  if (!what.formula.empty()) {
    constexpr std::int32_t most = 10'000;
    const auto uses = uses_in(resolved_dice(what.formula, numbers));
    what.uses = static_cast<std::int16_t>(std::clamp(uses, 1, most));
    what.formula.clear();
  }
  resolve_text(what.regained, numbers);
  return true;
}

void resolve(std::vector<modifier>& all, const dice_numbers& numbers) {
  resolve_all(all, numbers);
}

void resolve(std::vector<pool>& all, const dice_numbers& numbers) {
  resolve_all(all, numbers);
}

void resolve(effect_list& steps, const dice_numbers& numbers) {
  for (effect& step : steps) {
    if (!step.by_level.empty()) take_row(step, numbers);
    if (has_amount(step.kind)) resolve_text(step.what, numbers);
    step.duration = duration_with(step.duration, numbers);
    resolve_text(step.count, numbers);
    resolve_text(step.per_level, numbers);
    for (damage_dice& part : step.damage) resolve_text(part.dice, numbers);
    for (lasting& does : step.lasts) resolve_lasting(does, numbers);
    resolve_branches(step.branches, numbers);
  }
}

void resolve(trigger& what, const dice_numbers& numbers) {
  resolve(what.effects, numbers);
}

void resolve(action& what, const dice_numbers& numbers) {
  resolve(what.effects, numbers);
  resolve_branches(what.branches, numbers);
}

}  // namespace dnd::model
