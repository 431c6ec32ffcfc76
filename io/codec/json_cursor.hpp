#pragma once

#include <cstddef>
#include <cstdint>
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
  void move_to(const char* position) noexcept { at_ = position; }

  /// Steps over `c` if it is next.
  bool take(char c) noexcept {
    skip_space();
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  /// Steps over `"name":` if exactly that is next.
  bool take_name(std::string_view name) noexcept {
    const auto left = static_cast<std::size_t>(end_ - at_);
    if (left < name.size() + 3 || at_[0] != '"' || at_[name.size() + 1] != '"' ||
        at_[name.size() + 2] != ':' || std::string_view(at_ + 1, name.size()) != name)
      return false;
    at_ += name.size() + 3;
    return true;
  }
  /// Steps over a word such as `true`.
  bool take_word(std::string_view word) noexcept {
    skip_space();
    if (static_cast<std::size_t>(end_ - at_) < word.size() ||
        std::string_view(at_, word.size()) != word)
      return false;
    at_ += word.size();
    return true;
  }
  [[nodiscard]] std::optional<std::int64_t> take_int() noexcept;
  [[nodiscard]] std::optional<std::uint64_t> take_uint() noexcept;
  /// The body of a string, still escaped.
  [[nodiscard]] std::optional<std::string_view> take_string() noexcept;
  /// The text of a value of any kind, nesting bounded.
  [[nodiscard]] std::optional<std::string_view> take_value() noexcept;

 private:
  void skip_space() noexcept {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
  }

  const char* at_;
  const char* end_;
};

}  // namespace dnd::io
