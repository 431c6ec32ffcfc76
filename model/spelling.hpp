#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dnd::model {

/// Names are looked up as people write them: any case, and any of the usual word separators.
[[nodiscard]] constexpr char folded(char letter) noexcept {
  if (letter >= 'A' && letter <= 'Z') return static_cast<char>(letter - 'A' + 'a');
  return letter == ' ' || letter == '_' ? '-' : letter;
}

/// Single edits (a letter added, lost, changed, or two neighbours swapped) between two words, in
/// any case and with ' ', '-' and '_' as one. `limit` + 1 when there are more than `limit`, or a
/// word has more than `bounds::spelling_word_bytes_max` bytes.
[[nodiscard]] std::size_t spelling_distance(std::string_view a, std::string_view b,
                                            std::size_t limit);

/// What `word` was probably meant to be: the candidate with the fewest edits, of those near
/// enough for the length of the word, else the only one that begins with it. Among equals the
/// one with the same first letter, then the first.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string_view> candidates);
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string> candidates);

/// The sentence for a hint: `did you mean "athletics"?`, or empty when nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string_view> candidates);
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string> candidates);

}  // namespace dnd::model
