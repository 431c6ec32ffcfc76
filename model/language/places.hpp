#pragma once

#include "model/language/scan.hpp"
#include "model/language/verbs.hpp"

#include <span>
#include <vector>

/// The short form of a line: values that stand without labels of their own.
namespace dnd::model::language {

/// What one place of a row was given.
struct placed_words {
  /// A label of the row, or its subject.
  const label_spec* spec = nullptr;
  /// Never empty.
  std::span<const token> words;
};

struct placement {
  /// In the order of the line.
  std::vector<placed_words> placed;
  /// What no place takes.
  std::span<const token> rest;
};

/// Puts the words before the first label into the places of a row. What can be told by its form
/// (dice, numbers, words of closed lists) goes to its place; an action is one word, or one quote;
/// names of creatures get what is left between them, which may be several, as
/// `goblin-1,goblin-2` or with blanks: only the state can tell where one ends.
///
/// Of `damage`, amounts and types may repeat: `7 fire 3 cold`. An amount that is not the last has
/// its type, so that a number before it belongs to a name: `giant crocodile 2 7`.
///
/// `later` are the labels that stand in the line besides: their places are not filled twice.
[[nodiscard]] placement place_words(const verb_spec& verb, std::span<const token> words,
                                    std::span<const label_spec* const> later);

/// Whether word `at` is said beside the number of a place: the name of its label before it, "last"
/// of `undo last 3`, or its unit after it, "feet" of `fall Elara 30 feet`.
[[nodiscard]] bool is_of_number(const verb_spec& verb, std::span<const token> words,
                                std::size_t at) noexcept;

/// "60" of "60 ft" where the numbers of a label count feet; any other text as it is.
[[nodiscard]] std::string_view without_unit(const label_spec& spec, std::string_view text) noexcept;

/// "6x" of `roll 6x 4d6kh3`: digits, and an 'x' after them.
[[nodiscard]] bool is_repetition(std::string_view word) noexcept;

/// Whether a line that begins with these words, of which there is at least one, can only be meant
/// as dice: "2d6+3", "d20", "(1d4", "6x" before one of those.
[[nodiscard]] bool look_like_dice(std::span<const token> words) noexcept;

}  // namespace dnd::model::language
