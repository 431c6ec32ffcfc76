#pragma once

#include <string_view>

namespace dnd::cli {

/// True for a line of blanks alone.
[[nodiscard]] constexpr bool is_empty(std::string_view line) noexcept {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// What an empty line at a terminal does while a fight is on: it ends the turn, as most lines of a
/// fight do; the first one only says so, because nobody can know. In scripts it does nothing.
class empty_lines {
 public:
  static constexpr std::string_view hint =
      "An empty line ends the turn from now on. Enter once more does it.";

  /// Whether this one ends the turn; otherwise the hint is to be shown.
  [[nodiscard]] bool ends_turn() noexcept {
    const bool is_known = is_known_;
    is_known_ = true;
    return is_known;
  }

 private:
  bool is_known_ = false;
};

}  // namespace dnd::cli
