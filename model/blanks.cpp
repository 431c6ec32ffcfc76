#include "model/blanks.hpp"

#include "model/utf8.hpp"

#include <array>

namespace dnd::model {
namespace {

/// All spaces of Unicode (its category Zs), and the tab.
[[nodiscard]] constexpr bool is_blank(char32_t value) noexcept {
  return value == U'\t' || value == U' ' || value == U'\u00A0' || value == U'\u1680' ||
         (value >= U'\u2000' && value <= U'\u200A') || value == U'\u202F' || value == U'\u205F' ||
         value == U'\u3000';
}

/// Zero width space, word joiner, byte order mark.
[[nodiscard]] constexpr bool is_unseen(char32_t value) noexcept {
  return value == U'\u200B' || value == U'\u2060' || value == U'\uFEFF';
}

[[nodiscard]] std::size_t blank_or_unseen_at_front(std::string_view text) noexcept {
  const std::size_t blank = blank_at_front(text);
  return blank > 0 ? blank : unseen_at_front(text);
}

}  // namespace

std::size_t wide::blank_at_front(std::string_view text) noexcept {
  const utf8_character first = first_character(text);
  return is_blank(first.value) ? first.bytes : 0;
}

std::size_t wide::blank_at_back(std::string_view text) noexcept {
  constexpr std::array<std::size_t, 2> lengths{2, 3};
  for (const std::size_t length : lengths) {
    if (length > text.size()) break;
    if (model::blank_at_front(text.substr(text.size() - length)) == length) return length;
  }
  return 0;
}

std::size_t wide::unseen_at_front(std::string_view text) noexcept {
  const utf8_character first = first_character(text);
  return is_unseen(first.value) ? first.bytes : 0;
}

std::string with_single_blanks(std::string_view text) {
  std::string out;
  bool gap = false;
  while (!text.empty()) {
    if (const std::size_t blank = blank_at_front(text); blank > 0) {
      gap = true;
      text.remove_prefix(blank);
      continue;
    }
    const std::size_t unseen = unseen_at_front(text);
    // At the end of a word it is no more there than a blank is.
    if (unseen > 0 && (gap || out.empty() || text.size() == unseen ||
                       blank_or_unseen_at_front(text.substr(unseen)) > 0)) {
      text.remove_prefix(unseen);
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    const std::size_t bytes = first_character(text).bytes;
    out += text.substr(0, bytes);
    text.remove_prefix(bytes);
  }
  return out;
}

}  // namespace dnd::model
