#include "model/dice/expression.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/dice/operators.hpp"
#include "model/dice/total.hpp"
#include "model/dice/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::model {
namespace {

/// How tightly the outermost part of a text binds.
enum class binding : std::uint8_t { sum, product, sign, term };

struct printed {
  std::string text;
  binding strength{};
};

void wrap_below(printed& part, binding least) {
  if (part.strength >= least) return;
  part.text.insert(0, 1, '(');
  part.text += ')';
}

printed take_back(std::vector<printed>& stack) {
  DND_ASSERT(!stack.empty());
  printed top = std::move(stack.back());
  stack.pop_back();
  return top;
}

printed print_dice(const dice_term& dice) {
  printed made{.text = {}, .strength = binding::term};
  fmt::format_to(std::back_inserter(made.text), "{}{}", dice.count, die_name(dice));
  print_operators(dice, made.text);
  return made;
}

printed print_arithmetic(arithmetic what, std::vector<printed>& stack) {
  printed right = take_back(stack);
  printed left = take_back(stack);
  const bool product = what == arithmetic::multiply || what == arithmetic::divide;
  const binding strength = product ? binding::product : binding::sum;
  // Both chains lean to the left: an equal on the right was in parentheses.
  wrap_below(left, strength);
  wrap_below(right, product ? binding::sign : binding::product);
  constexpr std::string_view signs = "+-*/";
  left.text += signs[static_cast<std::size_t>(what)];
  left.text += right.text;
  left.strength = strength;
  return left;
}

printed print_step(const dice_step& step, std::vector<printed>& stack) {
  if (const auto* number = std::get_if<number_term>(&step.what))
    return {.text = fmt::format("{}", number->value), .strength = binding::term};
  if (const auto* dice = std::get_if<dice_term>(&step.what)) return print_dice(*dice);
  if (const auto* what = std::get_if<arithmetic>(&step.what)) return print_arithmetic(*what, stack);
  printed negated = take_back(stack);
  wrap_below(negated, binding::sign);
  negated.text.insert(0, 1, '-');
  negated.strength = binding::sign;
  return negated;
}

bool is_reroll(const dice_operator& each) noexcept {
  return each.kind == dice_operator_kind::reroll_once ||
         each.kind == dice_operator_kind::reroll_until;
}

std::int64_t dice_count(const expression& dice) noexcept {
  std::int64_t count = 0;
  for (const dice_step& step : dice.steps) {
    if (const auto* term = std::get_if<dice_term>(&step.what)) count += term->count;
  }
  return count;
}

std::optional<refusal> too_many(const expression& dice, std::size_t column) {
  if (dice_count(dice) <= static_cast<std::int64_t>(bounds::dice_per_roll_max)) return std::nullopt;
  return too_many_dice(column);
}

void double_dice(dice_term& dice) {
  constexpr auto most = static_cast<std::int32_t>(bounds::dice_per_roll_max);
  dice.count *= 2;
  for (dice_operator& each : dice.operators) {
    switch (each.kind) {
      case dice_operator_kind::keep_highest:
      case dice_operator_kind::keep_lowest:
      case dice_operator_kind::drop_highest:
      case dice_operator_kind::drop_lowest:
        each.number = std::min(each.number * 2, most);
        break;
      default:
        break;
    }
  }
}

/// Twice the mean, and the value itself when it is always the same.
struct mean {
  std::int64_t twice = 0;
  bool constant = false;
};

std::optional<mean> mean_of_arithmetic(arithmetic what, mean left, mean right) {
  const bool constant = left.constant && right.constant;
  switch (what) {
    case arithmetic::add:
      return mean{left.twice + right.twice, constant};
    case arithmetic::subtract:
      return mean{left.twice - right.twice, constant};
    case arithmetic::multiply:
      if (!left.constant && !right.constant) return std::nullopt;
      // One side is a whole number, so one half goes without a rest.
      return mean{left.twice * right.twice / 2, constant};
    case arithmetic::divide:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<mean> mean_of_step(const dice_step& step, std::vector<mean>& stack) {
  if (const auto* number = std::get_if<number_term>(&step.what))
    return mean{2 * number->value, true};
  if (const auto* dice = std::get_if<dice_term>(&step.what)) {
    if (!dice->operators.empty()) return std::nullopt;
    const face_range faces = faces_of(*dice);
    return mean{std::int64_t{dice->count} * (faces.lowest + faces.highest), false};
  }
  DND_ASSERT(!stack.empty());
  const mean right = stack.back();
  stack.pop_back();
  const auto* what = std::get_if<arithmetic>(&step.what);
  if (what == nullptr) return mean{-right.twice, right.constant};
  DND_ASSERT(!stack.empty());
  const mean left = stack.back();
  stack.pop_back();
  return mean_of_arithmetic(*what, left, right);
}

}  // namespace

std::string print(const expression& dice) {
  std::vector<printed> stack;
  for (const dice_step& step : dice.steps) {
    printed part = print_step(step, stack);
    if (!step.tags.empty()) {
      wrap_below(part, binding::term);
      fmt::format_to(std::back_inserter(part.text), "[{}]", fmt::join(step.tags, ","));
      part.strength = binding::term;
    }
    stack.push_back(std::move(part));
  }
  std::string text = take_back(stack).text;
  DND_ASSERT(stack.empty());
  if (!dice.label.empty()) text += " # " + dice.label;
  return text;
}

ruled<expression> with_mode(expression dice, d20_mode mode) {
  if (mode == d20_mode::straight) return dice;
  for (dice_step& step : dice.steps) {
    auto* term = std::get_if<dice_term>(&step.what);
    if (term == nullptr || term->count != 1 || term->faces != 20) continue;
    term->count = mode == d20_mode::elven_accuracy ? 3 : 2;
    const auto kind = mode == d20_mode::disadvantage ? dice_operator_kind::keep_lowest
                                                     : dice_operator_kind::keep_highest;
    // SRD: of the two dice one may be rolled again, so that comes first; all else looks at the
    // die that is kept.
    const auto after_rerolls =
        std::find_if_not(term->operators.begin(), term->operators.end(), is_reroll);
    term->operators.insert(after_rerolls, {.kind = kind, .compare = relation::equal, .number = 1});
    if (auto why = too_many(dice, step.column)) return *std::move(why);
    if (auto why = check_dice_length(print(dice).size())) return *std::move(why);
    return dice;
  }
  return bad_dice(0, "there is no 1d20 that could be rolled with adv, dis or ea",
                  "write 1d20+5 adv");
}

ruled<expression> with_critical(expression dice) {
  std::size_t column = 0;
  for (dice_step& step : dice.steps) {
    auto* term = std::get_if<dice_term>(&step.what);
    if (term == nullptr) continue;
    double_dice(*term);
    column = step.column;
  }
  if (auto why = too_many(dice, column)) return *std::move(why);
  if (auto why = check_dice_length(print(dice).size())) return *std::move(why);
  return dice;
}

std::optional<std::int64_t> average_of(const expression& dice) {
  std::vector<mean> stack;
  for (const dice_step& step : dice.steps) {
    const auto made = mean_of_step(step, stack);
    if (!made) return std::nullopt;
    if (made->twice < -2 * bounds::dice_total_max || made->twice > 2 * bounds::dice_total_max)
      return std::nullopt;
    stack.push_back(*made);
  }
  DND_ASSERT(stack.size() == 1);
  // A shift rounds down for negative means too.
  return stack.back().twice >> 1;
}

}  // namespace dnd::model
