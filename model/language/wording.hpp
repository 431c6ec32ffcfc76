#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Small pieces of text that parser, help and completion share.
namespace dnd::model::language {

[[nodiscard]] constexpr char lower(char letter) noexcept {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
[[nodiscard]] std::string lower(std::string_view text);

/// True when `text` begins with `prefix`, whatever the case of ASCII letters.
[[nodiscard]] bool begins_with(std::string_view text, std::string_view prefix) noexcept;

/// Equal but for the case of ASCII letters. Each command asks this of a hundred words: most differ
/// in length or in their first letter already.
[[nodiscard]] inline bool same_word(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  return a.empty() || (lower(a.front()) == lower(b.front()) && begins_with(a, b));
}

/// "text" in quotes, cut after 60 bytes: what a person typed may be long.
[[nodiscard]] std::string shown(std::string_view text);

/// "a, b, c"; past `most` entries it ends in "… (12 in all)".
[[nodiscard]] std::string listed(std::span<const std::string_view> words, std::size_t most = 40);

/// Joins the sentences that are not empty, with a blank between them.
[[nodiscard]] std::string sentences(std::initializer_list<std::string_view> parts);

}  // namespace dnd::model::language
