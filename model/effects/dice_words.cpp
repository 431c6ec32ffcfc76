#include "model/effects/dice_words.hpp"

#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace dnd::model {

namespace {

/// `count` dice of `faces`, or a number, where `faces` is 1; `count` may be negative.
struct term {
  std::int64_t count = 0;
  std::int32_t faces = 1;
};

std::optional<std::int32_t> whole(std::string_view text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0 ||
      value > static_cast<std::int32_t>(bounds::dice_number_max))
    return std::nullopt;
  return value;
}

std::optional<std::int32_t> word_number(std::string_view word, const dice_numbers& numbers) {
  if (word == "mod") return numbers.modifier;
  if (word == "level") return numbers.level;
  if (word == "half-level") return numbers.level / 2;
  if (word == "half-level-up") return (numbers.level + 1) / 2;
  if (word == "slot") return numbers.slot;
  if (word == "pb") return numbers.proficiency;
  for (std::size_t i = 0; i < ability_count; ++i)
    if (word == to_text(static_cast<ability>(i))) return numbers.abilities[i];
  return std::nullopt;
}

std::optional<term> term_of(std::string_view text, const dice_numbers& numbers) {
  if (const auto number = word_number(text, numbers)) return term{*number, 1};
  if (const auto number = whole(text)) return term{*number, 1};
  const auto d = text.find('d');
  if (d == std::string_view::npos) return std::nullopt;
  const auto count = d == 0 ? std::optional<std::int32_t>(1) : whole(text.substr(0, d));
  const auto faces = whole(text.substr(d + 1));
  if (!count || !faces || *faces < 1 || *faces > static_cast<std::int32_t>(bounds::die_faces_max) ||
      *count > static_cast<std::int32_t>(bounds::dice_per_roll_max))
    return std::nullopt;
  return term{*count, *faces};
}

/// The end of the first term of `text`, which does not begin with a sign.
std::size_t end_of_term(std::string_view text) {
  // The longer one first.
  for (const std::string_view half : {"half-level-up", "half-level"})
    if (text.starts_with(half)) return half.size();
  return std::min(text.find_first_of("+-"), text.size());
}

/// Calls `take(sign, text)` for each term. False where a term is empty.
template <class Take>
bool each_term(std::string_view text, Take take) {
  if (text.empty()) return false;
  while (!text.empty()) {
    int sign = 1;
    if (text.front() == '+' || text.front() == '-') {
      sign = text.front() == '-' ? -1 : 1;
      text.remove_prefix(1);
    }
    const std::size_t end = end_of_term(text);
    if (end == 0 || !take(sign, text.substr(0, end))) return false;
    text.remove_prefix(end);
  }
  return true;
}

/// Terms of the same die together, dice in the order in which they came.
struct sum_of_terms {
  std::vector<term> dice;
  std::int64_t bonus = 0;

  void add(int sign, const term& one) {
    if (one.faces == 1) {
      bonus += sign * one.count;
      return;
    }
    const auto same = std::ranges::find(dice, one.faces, &term::faces);
    if (same == dice.end())
      dice.push_back({sign * one.count, one.faces});
    else
      same->count += sign * one.count;
  }
  void add(std::string_view text, const dice_numbers& numbers) {
    each_term(text, [&](int sign, std::string_view word) {
      if (const auto one = term_of(word, numbers)) add(sign, *one);
      return true;
    });
  }
  [[nodiscard]] std::string text() const {
    std::string all;
    for (const term& one : dice)
      if (one.count != 0)
        all += fmt::format("{}{}d{}",
                           one.count < 0 ? "-"
                           : all.empty() ? ""
                                         : "+",
                           one.count < 0 ? -one.count : one.count, one.faces);
    if (bonus != 0 || all.empty())
      all += fmt::format("{}{}", bonus < 0 || all.empty() ? "" : "+", bonus);
    return all;
  }
};

}  // namespace

dice_numbers numbers_of(const stat_block& block) noexcept {
  dice_numbers numbers;
  for (const class_level& one : block.classes)
    numbers.level = static_cast<std::int16_t>(numbers.level + one.level);
  numbers.proficiency = block.proficiency_bonus;
  for (std::size_t i = 0; i < ability_count; ++i)
    numbers.abilities[i] = static_cast<std::int16_t>(ability_modifier(block.abilities[i]));
  return numbers;
}

bool is_dice_text(std::string_view text) noexcept {
  return each_term(text, [](int, std::string_view word) { return term_of(word, {}).has_value(); });
}

std::string resolved_dice(std::string_view text, const dice_numbers& numbers) {
  sum_of_terms sum;
  sum.add(text, numbers);
  return sum.text();
}

std::string added_dice(std::string_view a, std::string_view b) {
  sum_of_terms sum;
  sum.add(a, {});
  sum.add(b, {});
  return sum.text();
}

std::string times_dice(std::string_view dice, int times) {
  sum_of_terms once;
  once.add(dice, {});
  for (term& one : once.dice) one.count *= times;
  once.bonus *= times;
  return once.text();
}

std::string_view dice_for(std::span<const level_dice> rows, int level) noexcept {
  std::string_view best;
  int reached = -1;
  for (const level_dice& row : rows)
    if (row.level <= level && row.level > reached) {
      reached = row.level;
      best = row.dice;
    }
  return best;
}

}  // namespace dnd::model
