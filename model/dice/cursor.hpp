#pragma once

#include "model/bounds.hpp"
#include "model/refusal.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model {

/// A place in dice text. Reads ASCII letters in any case and never leaves the text. Shared by the
/// parsers of this folder.
class dice_cursor {
 public:
  explicit dice_cursor(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
  [[nodiscard]] bool at_end() const noexcept { return offset_ == text_.size(); }
  [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(offset_); }

  /// The byte `ahead` of here, a letter as lower case; NUL past the end.
  [[nodiscard]] char peek(std::size_t ahead = 0) const noexcept {
    if (ahead >= text_.size() - offset_) return '\0';
    const char byte = text_[offset_ + ahead];
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }

  [[nodiscard]] bool at_digit() const noexcept { return peek() >= '0' && peek() <= '9'; }

  /// Requires that `count` bytes are left.
  void skip(std::size_t count) noexcept { offset_ += count; }

  void skip_blanks() noexcept {
    while (peek() == ' ' || peek() == '\t') ++offset_;
  }

  /// Steps over `wanted` (lower case, without NUL) when it stands here.
  bool take(std::string_view wanted) noexcept {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (peek(i) != wanted[i]) return false;
    }
    offset_ += wanted.size();
    return true;
  }

  /// The letters that stand here, as typed.
  [[nodiscard]] std::string_view letters() const noexcept {
    std::size_t length = 0;
    while (peek(length) >= 'a' && peek(length) <= 'z') ++length;
    return text_.substr(offset_, length);
  }

  /// Reads the digits here: nothing without one, `limit` + 1 for every number past `limit`.
  std::optional<std::int64_t> number(std::int64_t limit) noexcept {
    if (!at_digit()) return std::nullopt;
    std::int64_t value = 0;
    for (; at_digit(); ++offset_) {
      if (value <= limit) value = value * 10 + (peek() - '0');
    }
    return value <= limit ? value : limit + 1;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
};

/// A refusal of code `bad_dice`.
[[nodiscard]] inline refusal bad_dice(std::size_t column, std::string message, std::string hint) {
  return {.code = refusal_code::bad_dice,
          .message = std::move(message),
          .hint = std::move(hint),
          .column = column};
}

/// More dice than `bounds::dice_per_roll_max` in one roll.
[[nodiscard]] inline refusal too_many_dice(std::size_t column) {
  return {.code = refusal_code::too_many_dice,
          .message = fmt::format("a roll has at most {} dice", bounds::dice_per_roll_max),
          .hint = "roll fewer dice at once",
          .column = column};
}

}  // namespace dnd::model
