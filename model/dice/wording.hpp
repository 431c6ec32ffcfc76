#pragma once

#include "model/dice/cursor.hpp"
#include "model/refusal.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The parts of dice text that are words rather than arithmetic, and what to say about text that
/// is no dice notation.
namespace dnd::model {

/// Length, control characters and UTF-8 of the whole text.
[[nodiscard]] std::optional<refusal> check_dice_bytes(std::string_view text);

/// `bad_dice` when a canonical text is longer than `bounds::dice_text_bytes_max`: what was
/// accepted must be accepted again when it is printed.
[[nodiscard]] std::optional<refusal> check_dice_length(std::size_t bytes);

/// Reads tags up to the closing bracket; the opening one, at `column`, has been read.
[[nodiscard]] ruled<std::vector<std::string>> parse_dice_tags(dice_cursor& at, std::size_t column);

/// What stands here goes on after a whole expression, or is in the way of a `)`.
[[nodiscard]] refusal unexpected_dice_text(const dice_cursor& at);

/// A number, dice or a `(` should stand here.
[[nodiscard]] refusal missing_dice_term(const dice_cursor& at);

/// After a `d`.
[[nodiscard]] refusal missing_die_faces(const dice_cursor& at);

}  // namespace dnd::model
