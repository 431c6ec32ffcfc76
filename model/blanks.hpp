#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Blanks as people see them: no-break and wide ones are blanks like any other, and what has no
/// width is not there.
namespace dnd::model {

/// What the functions below ask for characters of more than one byte, which few texts have. For
/// them alone.
namespace wide {
[[nodiscard]] std::size_t blank_at_front(std::string_view text) noexcept;
[[nodiscard]] std::size_t blank_at_back(std::string_view text) noexcept;
[[nodiscard]] std::size_t unseen_at_front(std::string_view text) noexcept;
[[nodiscard]] constexpr bool begins(char byte) noexcept {
  return static_cast<unsigned char>(byte) >= 0x80;
}
}  // namespace wide

/// Length in bytes of the blank that a text begins with: a tab, or a space of any width, also one
/// at which no line may break. 0 when it begins with anything else.
[[nodiscard]] inline std::size_t blank_at_front(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (wide::begins(text.front())) return wide::blank_at_front(text);
  return text.front() == ' ' || text.front() == '\t' ? 1 : 0;
}
/// The same for its end.
[[nodiscard]] inline std::size_t blank_at_back(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (wide::begins(text.back())) return wide::blank_at_back(text);
  return text.back() == ' ' || text.back() == '\t' ? 1 : 0;
}

/// Length in bytes of a character without a width that a text begins with, such as the byte order
/// mark that some editors begin a file with, or what web pages put between words. 0 when it begins
/// with anything else. One that joins letters or signs is none of these.
[[nodiscard]] inline std::size_t unseen_at_front(std::string_view text) noexcept {
  return text.empty() || !wide::begins(text.front()) ? 0 : wide::unseen_at_front(text);
}

/// The words of a text with one space between them. Requires well-formed UTF-8.
[[nodiscard]] std::string with_single_blanks(std::string_view text);

}  // namespace dnd::model
