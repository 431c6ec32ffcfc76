#include "model/rules/amount.hpp"

#include "model/bounds.hpp"
#include "model/dice/expression.hpp"
#include "model/dice/simple.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace dnd::model::rules {

namespace {

refusal at_column(refusal why, std::size_t column) {
  why.column = column + why.column.value_or(0);
  return why;
}

void append_die(std::string& text, const rolled_die& die) {
  fmt::format_to(std::back_inserter(text), "{}", die.face);
  if (die.value != die.face) fmt::format_to(std::back_inserter(text), " (counts as {})", die.value);
  if (die.rerolled)
    text += " (rerolled)";
  else if (!die.kept)
    text += " (dropped)";
  if (die.exploded) text += " (explodes)";
  if (die.mark == die_mark::success) text += " (success)";
  if (die.mark == die_mark::failure) text += " (failure)";
}

}  // namespace

ruled<roll_result> roll_typed(draft& out, const dice_text& typed) {
  const auto dice = parse_dice(typed.text);
  if (!dice) return at_column(dice.error(), typed.column);
  auto rolled = roll(*dice, out.dice());
  if (!rolled) {
    // An impossible face is a fault of `rolled:`, and `decide` knows its column.
    if (rolled.error().code == refusal_code::bad_rolled) return std::move(rolled).error();
    return at_column(std::move(rolled).error(), typed.column);
  }
  return rolled;
}

ruled<typed_amount> roll_amount(draft& out, const dice_text& typed) {
  if (const auto number = plain_number(typed.text)) return typed_amount{{}, *number};
  auto rolled = roll_typed(out, typed);
  if (!rolled) return std::move(rolled).error();
  if (rolled->total > bounds::hit_points_max)
    return refusal{
        refusal_code::bad_value,
        fmt::format("{} is more than {} hit points", rolled->total, bounds::hit_points_max),
        "give a smaller amount", typed.column};
  const auto value = static_cast<std::int32_t>(std::max<std::int64_t>(rolled->total, 0));
  return typed_amount{*std::move(rolled), value};
}

void record_roll(draft& out, const creature_id& by, std::string_view label,
                 const roll_result& rolled, secrecy who_knows) {
  dice_rolled what;
  what.creature = by;
  what.dice = rolled.canonical;
  what.label = label;
  what.faces.reserve(rolled.dice.size());
  for (const rolled_die& die : rolled.dice)
    what.faces.push_back(static_cast<std::int16_t>(die.face));
  what.total = rolled.total;
  what.detail = roll_detail(rolled);
  what.secret = who_knows == secrecy::gm_alone;
  out.emit(std::move(what));
}

std::string roll_detail(const roll_result& rolled) {
  std::string text = rolled.canonical;
  if (!rolled.dice.empty()) text += ": ";
  bool first = true;
  for (const rolled_die& die : rolled.dice) {
    if (!first) text += ", ";
    first = false;
    append_die(text, die);
  }
  fmt::format_to(std::back_inserter(text), " = {}", rolled.total);
  for (const tag_total& tag : rolled.by_tag)
    fmt::format_to(std::back_inserter(text), ", {} {}", tag.tag.empty() ? "other" : tag.tag,
                   tag.total);
  return text;
}

}  // namespace dnd::model::rules
