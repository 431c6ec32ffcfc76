#include "model/dice/simple.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/dice/cursor.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace dnd::model {
namespace {

constexpr std::string_view accepted = "write dice as in a stat block: 2d6+5, 1d8 or a plain number";

refusal bad(std::string message, std::size_t column) {
  return bad_dice(column, std::move(message), std::string(accepted));
}

/// What stands after the `d`, and the limits of both numbers.
std::optional<refusal> read_faces(dice_cursor& at, std::size_t start, std::int64_t count,
                                  simple_dice& into) {
  constexpr auto dice_max = static_cast<std::int64_t>(bounds::dice_per_roll_max);
  constexpr std::int64_t faces_max = bounds::die_faces_max;
  if (count < 1) return bad("0 dice cannot be rolled", start);
  if (count > dice_max) return too_many_dice(start);
  const std::size_t faces_at = at.offset();
  const auto faces = at.number(faces_max);
  if (!faces) return bad("a die needs its number of faces", faces_at);
  if (*faces < 1 || *faces > faces_max)
    return bad(fmt::format("a die has 1 to {} faces", faces_max), faces_at);
  into.count = static_cast<std::int32_t>(count);
  into.faces = static_cast<std::int32_t>(*faces);
  return std::nullopt;
}

std::optional<refusal> read_bonus(dice_cursor& at, bool required, simple_dice& into) {
  at.skip_blanks();
  const bool negative = at.take("-");
  const bool positive = !negative && at.take("+");
  if (!negative && !positive && !required) return std::nullopt;
  at.skip_blanks();
  const std::size_t bonus_at = at.offset();
  const auto bonus = at.number(bounds::dice_number_max);
  if (!bonus) return bad("a number is missing", bonus_at);
  if (*bonus > bounds::dice_number_max)
    return bad(fmt::format("a number is at most {}", bounds::dice_number_max), bonus_at);
  into.bonus = static_cast<std::int32_t>(negative ? -*bonus : *bonus);
  return std::nullopt;
}

}  // namespace

ruled<simple_dice> parse_simple(std::string_view text) {
  simple_dice dice;
  dice_cursor at(text);
  at.skip_blanks();
  const dice_cursor start = at;
  const auto count = at.number(bounds::dice_number_max);
  if (at.take("d")) {
    if (auto why = read_faces(at, start.offset(), count.value_or(1), dice)) return *std::move(why);
    if (auto why = read_bonus(at, false, dice)) return *std::move(why);
  } else {
    at = start;
    if (auto why = read_bonus(at, true, dice)) return *std::move(why);
  }
  at.skip_blanks();
  if (!at.at_end()) return bad("the dice go on where they should end", at.offset());
  return dice;
}

std::optional<std::int32_t> plain_number(std::string_view text) noexcept {
  constexpr std::size_t digits_max = 6;
  static_assert(bounds::dice_number_max >= 999'999 && bounds::hit_points_max >= 999'999);
  if (text.empty() || text.size() > digits_max) return std::nullopt;
  std::int32_t number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = 10 * number + (digit - '0');
  }
  return number;
}

std::string print(const simple_dice& dice) {
  if (dice.count == 0) return fmt::format("{}", dice.bonus);
  if (dice.bonus == 0) return fmt::format("{}d{}", dice.count, dice.faces);
  return fmt::format("{}d{}{:+}", dice.count, dice.faces, dice.bonus);
}

std::int32_t roll(const simple_dice& dice, dice_roller& from) {
  DND_ASSERT(dice.count >= 0);
  std::int32_t total = dice.bonus;
  for (std::int32_t i = 0; i < dice.count; ++i) total += from.roll(dice.faces);
  return total;
}

std::optional<std::string> signed_dice(std::string_view text) {
  std::string dice(text);
  std::erase(dice, ' ');
  if (dice.starts_with('+')) dice.erase(0, 1);
  const bool minus = dice.starts_with('-');
  if (!parse_simple(std::string_view(dice).substr(minus ? 1 : 0))) return std::nullopt;
  return dice;
}

}  // namespace dnd::model
