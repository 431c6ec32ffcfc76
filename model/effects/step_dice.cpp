#include "model/effects/step_dice.hpp"

#include "model/counted.hpp"
#include "model/dice/simple.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/spell_shaping.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace dnd::model::rules::steps {

namespace {

/// Calls `visit(sign, dice)` with each term of "2d6+1d4-1": such sums `parse_simple` is too simple
/// for.
template <class Visit>
void each_term(std::string_view dice, Visit visit) {
  while (!dice.empty()) {
    int sign = 1;
    if (dice.front() == '+' || dice.front() == '-') {
      sign = dice.front() == '-' ? -1 : 1;
      dice.remove_prefix(1);
    }
    const auto end = std::min(dice.find_first_of("+-"), dice.size());
    if (const auto one = parse_simple(dice.substr(0, end))) visit(sign, *one);
    dice.remove_prefix(end);
  }
}

std::int32_t roll_terms(std::string_view dice, dice_roller& from) {
  std::int32_t sum = 0;
  each_term(dice, [&](int sign, const simple_dice& one) { sum += sign * model::roll(one, from); });
  return sum;
}

/// Whether the spell has rolled damage since it was cast.
bool has_rolled_damage(const draft& out, const effect_use& use) {
  const auto events = out.events();
  for (auto at = events.rbegin(); at != events.rend(); ++at) {
    if (holds_alternative<spell_cast>(*at)) return false;
    const auto* const rolled = get_if<damage_rolled>(&*at);
    if (rolled != nullptr && rolled->source == use.user && rolled->action == use.name) return true;
  }
  return false;
}

}  // namespace

std::string scaled_dice(const effect_use& use, const effect& step, std::string_view base) {
  const std::string_view row = dice_for(step.by_level, use.row_level);
  std::string dice = resolved_dice(row.empty() ? base : row, use.numbers);
  const int above = use.slot_level > use.spell_level ? use.slot_level - use.spell_level : 0;
  if (!step.per_level.empty() && above > 0)
    dice = added_dice(dice, times_dice(resolved_dice(step.per_level, use.numbers), above));
  return dice;
}

std::int32_t number_of(const effect_use& use, std::string_view words) {
  return number_in(resolved_dice(words, use.numbers)).value_or(0);
}

std::int32_t roll_step(draft& out, const effect_use& use, std::string_view dice,
                       const creature_id& who) {
  const std::string text = resolved_dice(dice, use.numbers);
  if (const auto number = number_in(text)) return *number;
  dice_rolled rolled;
  rolled.creature = who;
  rolled.dice = text;
  rolled.label = use.name.str();
  const std::size_t from = out.dice().drawn().size();
  const std::int32_t total = roll_terms(text, out.dice());
  for (const std::uint16_t face : faces_since(out.dice(), from))
    rolled.faces.push_back(static_cast<std::int16_t>(face));
  rolled.total = total;
  out.emit(std::move(rolled));
  return total;
}

std::int32_t highest_of(std::string_view dice) {
  std::int32_t sum = 0;
  each_term(dice, [&](int sign, const simple_dice& one) {
    sum += sign > 0 ? one.count * one.faces + one.bonus : -(one.count + one.bonus);
  });
  return sum;
}

objection roll_step_damage(draft& out, const effect_use& use, const effect& step,
                           const effect_scope& scope, std::vector<packet>& packets) {
  const bool again = use.shaping.lowest_again > 0 && !has_rolled_damage(out, use);
  bool first = true;
  for (const damage_dice& part : step.damage) {
    // The rows and the growth of a step are those of its first part.
    const std::string dice =
        first ? scaled_dice(use, step, part.dice) : resolved_dice(part.dice, use.numbers);
    const std::int32_t lowest_again = first && again ? use.shaping.lowest_again : 0;
    first = false;
    const damage_type type = parse_damage_type(part.type).value_or(damage_type::force);
    const auto total = roll_damage(out, {.source = use.user,
                                         .action = use.name,
                                         .dice = dice,
                                         .type = type,
                                         .critical = scope.critical ? crit::yes : crit::no,
                                         .highest = use.shaping.highest_damage,
                                         .lowest_again = lowest_again});
    if (!total) return total.error();
    packets.push_back({type, *total});
  }
  return std::nullopt;
}

void deal_step_damage(draft& out, const effect_use& use, const creature_id& target,
                      const std::vector<packet>& packets, effect_scope& scope) {
  std::vector<packet> all = packets;
  roll_spell_damage(out, use, target, all);
  damage_tags tags = use.tags;
  tags.cause = use.name.view();
  scope.dealt += deal(out, {.source = use.user,
                            .target = target,
                            .packets = all,
                            .tags = tags,
                            .critical = scope.critical ? crit::yes : crit::no});
}

std::string rolled_duration(draft& out, const effect_use& use, std::string_view text) {
  const auto time = rolled_time_in(text);
  if (!time) return std::string(text);
  const std::int32_t count = std::max(roll_step(out, use, time->dice, use.user), 0);
  return fmt::format("{} {}", count, time->unit);
}

std::int32_t missiles_of(draft& out, const effect_use& use, const effect& step) {
  return std::clamp(roll_step(out, use, scaled_dice(use, step, step.what), use.user), 1, 100);
}

bool is_name_of(std::string_view name, std::string_view word) {
  return slug_of(name).starts_with(slug_of(word));
}

bool is_row_of(std::string_view row, std::int32_t rolled) {
  const auto dash = row.find('-');
  const auto least = number_in(row.substr(0, dash));
  const auto most = dash == std::string_view::npos ? least : number_in(row.substr(dash + 1));
  return least && most && *least <= rolled && rolled <= *most;
}

refusal no_such_choice(const effect_use& use, const effect& step) {
  std::string names;
  for (const effect_branch& one : step.branches) {
    if (!names.empty()) names += ", ";
    names += one.name;
  }
  return {refusal_code::bad_value,
          fmt::format("{} has no choice \"{}\"", use.name.view(), use.choices.front()),
          fmt::format("choose one of: {}", names), std::nullopt};
}

refusal too_many_missiles(const effect_use& use, std::int32_t count) {
  return {refusal_code::too_many,
          fmt::format("{} has {} at this level", use.name.view(),
                      counted(count, "missile", "missiles")),
          "give the targets fewer of them", std::nullopt};
}

}  // namespace dnd::model::rules::steps
