#pragma once

#include "io/files/json/text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::io {

/// Reads JSON tokens from the front of a text. Made for lines that this program wrote: the usual
/// token is a comparison and a step. White space between tokens is accepted, since a person may
/// have edited a line. Every function returns false, or nothing, on what it did not expect, and
/// then the position means nothing.
class json_cursor {
 public:
  explicit json_cursor(std::string_view text) noexcept
      : at_(text.data()), end_(text.data() + text.size()) {}

  [[nodiscard]] bool at_end() noexcept {
    skip_space();
    return at_ == end_;
  }
  [[nodiscard]] const char* position() const noexcept { return at_; }
  [[nodiscard]] std::string_view rest() const noexcept {
    return {at_, static_cast<std::size_t>(end_ - at_)};
  }
  void move_to(const char* position) noexcept { at_ = position; }

  /// Steps over `c` if it is next.
  [[gnu::always_inline]] bool take(char c) noexcept {
    if (at_ == end_ || *at_ != c) [[unlikely]] {
      skip_space();
      if (at_ == end_ || *at_ != c) return false;
    }
    ++at_;
    return true;
  }
  /// Steps over `"name":` if exactly that is next. Inlined, so that the name's size is known and
  /// comparing it is a few instructions.
  [[gnu::always_inline]] bool take_name(std::string_view name) noexcept {
    const auto left = static_cast<std::size_t>(end_ - at_);
    if (left < name.size() + 3 || at_[0] != '"' || at_[name.size() + 1] != '"' ||
        at_[name.size() + 2] != ':' || __builtin_memcmp(at_ + 1, name.data(), name.size()) != 0)
      return false;
    at_ += name.size() + 3;
    return true;
  }
  /// Steps over a word such as `true`.
  [[gnu::always_inline]] bool take_word(std::string_view word) noexcept {
    skip_space();
    if (static_cast<std::size_t>(end_ - at_) < word.size() ||
        __builtin_memcmp(at_, word.data(), word.size()) != 0)
      return false;
    at_ += word.size();
    return true;
  }
  /// Steps over `true` or `false`. Which of them it is, is hard to foretell for a processor, so
  /// that nothing branches on it.
  [[gnu::always_inline]] bool take_bool(bool& value) noexcept {
    skip_space();
    if (end_ - at_ < 5) [[unlikely]] {
      value = take_word("true");
      return value || take_word("false");
    }
    std::uint32_t four = 0;
    std::memcpy(&four, at_, sizeof four);
    const bool is_true = four == word_of("true");
    const bool is_false = (four == word_of("fals")) & (at_[4] == 'e');
    value = is_true;
    at_ += 5 - static_cast<int>(is_true);
    return is_true | is_false;
  }
  [[nodiscard, gnu::always_inline]] std::optional<std::int64_t> take_int() noexcept {
    skip_space();
    const bool is_negative = at_ != end_ && *at_ == '-';
    const char* const digits = at_ + (is_negative ? 1 : 0);
    std::uint64_t value = 0;
    const char* const after = json::few_digits(digits, end_, value);
    if (after == nullptr) [[unlikely]]
      return take_any_int();
    at_ = after;
    return is_negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
  }
  [[nodiscard, gnu::always_inline]] std::optional<std::uint64_t> take_uint() noexcept {
    skip_space();
    std::uint64_t value = 0;
    const char* const after = json::few_digits(at_, end_, value);
    if (after == nullptr) [[unlikely]]
      return take_any_uint();
    at_ = after;
    return value;
  }
  /// The body of a string without escapes, which is its value; false for any other, and the
  /// position is as it was.
  [[gnu::always_inline]] bool take_plain(std::string_view& value) noexcept {
    if (at_ == end_ || *at_ != '"') [[unlikely]]
      return false;
    const char* const after = json::plain_end(at_ + 1, end_);
    if (after == end_ || *after != '"') [[unlikely]]
      return false;
    value = {at_ + 1, static_cast<std::size_t>(after - at_ - 1)};
    at_ = after + 1;
    return true;
  }
  /// Whether `size` bytes from `from` on, which is not after the position, are of the text.
  [[nodiscard]] bool has(const char* from, std::ptrdiff_t size) const noexcept {
    return end_ - from >= size;
  }
  /// The body of a string, still escaped.
  [[nodiscard]] std::optional<std::string_view> take_string() noexcept;
  /// The text of a value of any kind, nesting bounded.
  [[nodiscard]] std::optional<std::string_view> take_value() noexcept;

 private:
  /// Four characters as they lie in memory.
  static std::uint32_t word_of(const char (&characters)[5]) noexcept {
    std::uint32_t word = 0;
    std::memcpy(&word, characters, sizeof word);
    return word;
  }
  [[gnu::always_inline]] void skip_space() noexcept {
    if (at_ != end_ && static_cast<unsigned char>(*at_) > ' ') [[likely]]
      return;
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
  }

  [[nodiscard]] std::optional<std::int64_t> take_any_int() noexcept;
  [[nodiscard]] std::optional<std::uint64_t> take_any_uint() noexcept;

  const char* at_;
  const char* end_;
};

}  // namespace dnd::io
