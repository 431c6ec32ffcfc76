#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dnd::model {

/// Whether `typed` means `word`, one of the program's own, which are ASCII: in any case, and with
/// any of ' ', '-' and '_' between its parts.
[[nodiscard]] bool is_spelling_of(std::string_view typed, std::string_view word) noexcept;

/// Whether a spelling of `word` begins so. Nothing begins nothing.
[[nodiscard]] bool is_beginning_of(std::string_view typed, std::string_view word) noexcept;

/// Single edits (a byte added, lost, changed, or two neighbours swapped) between two words by their
/// keys (`name_key_without_accents`), with ' ', '-' and '_' as one. `limit` + 1 when there are more
/// than `limit`, or a word has more than `bounds::spelling_word_bytes_max` bytes.
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
