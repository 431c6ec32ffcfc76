#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Blanks as people see them: no-break and wide ones are blanks like any other, and what has no
/// width is not there.
namespace dnd::model {

/// Length in bytes of the blank that a text begins with: a tab, or a space of any width, also one
/// at which no line may break. 0 when it begins with anything else.
[[nodiscard]] std::size_t blank_at_front(std::string_view text) noexcept;
/// The same for its end.
[[nodiscard]] std::size_t blank_at_back(std::string_view text) noexcept;

/// Length in bytes of a character without a width that a text begins with, such as the byte order
/// mark that some editors begin a file with, or what web pages put between words. 0 when it begins
/// with anything else. One that joins letters or signs is none of these.
[[nodiscard]] std::size_t unseen_at_front(std::string_view text) noexcept;

/// The words of a text with one space between them. Requires well-formed UTF-8.
[[nodiscard]] std::string with_single_blanks(std::string_view text);

}  // namespace dnd::model
