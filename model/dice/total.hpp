#pragma once

#include "model/bounds.hpp"
#include "model/dice/cursor.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>

/// Bounded arithmetic of dice: every operand is a dice total, so no step leaves 64 bits, and what
/// it makes is looked at before the next.
namespace dnd::model {

static_assert(bounds::dice_total_max <= INT64_MAX / bounds::dice_total_max);
static_assert(bounds::dice_number_max <= bounds::dice_total_max);

[[nodiscard]] constexpr bool is_dice_total(std::int64_t value) noexcept {
  return value >= -bounds::dice_total_max && value <= bounds::dice_total_max;
}

/// Rounds towards negative infinity. Requires a divisor that is not 0.
[[nodiscard]] constexpr std::int64_t floor_divide(std::int64_t value,
                                                  std::int64_t divisor) noexcept {
  const std::int64_t quotient = value / divisor;
  const bool inexact = value % divisor != 0;
  return inexact && (value < 0) != (divisor < 0) ? quotient - 1 : quotient;
}

[[nodiscard]] inline refusal dice_total_too_large(std::size_t column) {
  return bad_dice(column, fmt::format("the result here is more than {}", bounds::dice_total_max),
                  "use smaller numbers");
}

[[nodiscard]] inline refusal dice_division_by_zero(std::size_t column) {
  return bad_dice(column, "this divides by zero", "divide by something that is never 0");
}

}  // namespace dnd::model
