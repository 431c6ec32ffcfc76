#include "model/rules/d20.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <limits>

namespace dnd::model::rules {

namespace {

void append(std::string& list, std::string_view why) {
  if (!list.empty()) list += ", ";
  list += why;
}

}  // namespace

leaning::leaning(const advantage_flags& granted) {
  if (granted.advantage) advantage("granted");
  if (granted.disadvantage) disadvantage("imposed");
}

void leaning::advantage(std::string_view why) {
  append(for_it_, why);
}

void leaning::disadvantage(std::string_view why) {
  append(against_it_, why);
}

roll_mode leaning::mode() const noexcept {
  if (for_it_.empty() == against_it_.empty()) return roll_mode::straight;
  return against_it_.empty() ? roll_mode::advantage : roll_mode::disadvantage;
}

std::string leaning::reason() const {
  std::string text;
  if (!for_it_.empty()) text = "advantage: " + for_it_;
  if (!against_it_.empty()) {
    if (!text.empty()) text += "; ";
    text += "disadvantage: " + against_it_;
  }
  return text;
}

d20_roll roll_d20(dice_roller& dice, roll_mode mode) {
  d20_roll rolled;
  const auto first = static_cast<std::uint8_t>(dice.roll(20));
  rolled.faces.push_back(first);
  rolled.kept = first;
  if (mode == roll_mode::straight) return rolled;
  const auto second = static_cast<std::uint8_t>(dice.roll(20));
  rolled.faces.push_back(second);
  rolled.kept = mode == roll_mode::advantage ? std::max(first, second) : std::min(first, second);
  return rolled;
}

std::int16_t narrow(std::int64_t value) noexcept {
  using limits = std::numeric_limits<std::int16_t>;
  return static_cast<std::int16_t>(std::clamp<std::int64_t>(value, limits::min(), limits::max()));
}

void lean_in_armor(const creature& who, ability with, leaning& how) {
  if (who.block->unproficient_armor && (with == ability::str || with == ability::dex))
    how.disadvantage("armor without proficiency");
}

void lean_on_stealth(const creature& who, const std::optional<skill>& of, leaning& how) {
  if (who.block->noisy_armor && of == skill::stealth) how.disadvantage("armor");
}

}  // namespace dnd::model::rules
