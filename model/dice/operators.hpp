#pragma once

#include "model/dice/cursor.hpp"
#include "model/dice/expression.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dnd::model {

/// What a die can show.
struct face_range {
  std::int32_t lowest = 1;
  std::int32_t highest = 1;
};

[[nodiscard]] constexpr face_range faces_of(const dice_term& dice) noexcept {
  if (dice.faces == fate_faces) return {-1, 1};
  return {1, dice.faces};
}

/// "d20", "dF".
[[nodiscard]] std::string die_name(const dice_term& dice);

[[nodiscard]] bool matches(const dice_operator& compare, std::int32_t face) noexcept;

/// Reads the operators that stand at the cursor and appends them to `dice`, whose count and faces
/// are known. Stops at what is no operator. Error: `bad_dice`.
[[nodiscard]] std::optional<refusal> parse_operators(dice_cursor& at, dice_term& dice);

/// Appends the canonical text of the operators of `dice`.
void print_operators(const dice_term& dice, std::string& into);

}  // namespace dnd::model
