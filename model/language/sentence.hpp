#pragma once

#include "model/language/scan.hpp"
#include "model/language/verbs.hpp"
#include "model/refusal.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The second step of reading a line: words to a verb with its subject, labels and flags, as the
/// row of the verb allows them. Values are not looked into yet.
namespace dnd::model::language {

/// One value of a label: never empty, no labels among its tokens, flags taken off its end.
struct value {
  std::span<const token> tokens;
  [[nodiscard]] std::size_t column() const { return tokens.front().column; }
  /// The words with one blank between them.
  [[nodiscard]] std::string text() const;
};

/// A subject or label that was given.
struct given_label {
  const label_spec* spec = nullptr;
  /// Of the label's own name; of the first value for a subject.
  std::size_t column = 0;
  /// Which of the sentence's values are its own: more than one only for a list.
  std::size_t first_value = 0;
  std::size_t values = 0;
};

struct given_flag {
  const flag_spec* spec = nullptr;
  std::size_t column = 0;
};

/// Whether labels that are required may be missing.
enum class completeness : std::uint8_t { whole, begun };

struct sentence {
  sentence() = default;
  sentence(sentence&&) = default;
  sentence& operator=(sentence&&) = default;
  sentence(const sentence&) = delete;
  sentence& operator=(const sentence&) = delete;

  const verb_spec* verb = nullptr;
  completeness extent = completeness::whole;
  /// What the values are made of.
  std::vector<token> tokens;
  std::vector<value> values;
  /// In the order in which they were given.
  std::vector<given_label> labels;
  std::vector<given_flag> flags;
  /// What stood after `#`, trimmed.
  std::string comment;
  /// Of a verb with a subject of kind `text` or `title`: that subject, trimmed. `text_column` is
  /// where it begins, or would begin.
  std::string text;
  std::size_t text_column = 0;

  /// Of one of its labels; never empty.
  [[nodiscard]] std::span<const value> values_of(const given_label& given) const {
    return std::span(values).subspan(given.first_value, given.values);
  }
};

/// Requires a checked line with at least one word, which must outlive the sentence. Errors:
/// `unknown_verb`, `unknown_label`,
/// `missing_label`, `duplicate_label`, `unexpected_text`, `bad_value` (an empty value),
/// `too_many` (more than targets_max values in a list, or more than damage_parts_max repetitions).
[[nodiscard]] ruled<sentence> read_sentence(std::string_view line,
                                            completeness extent = completeness::whole);

/// "a label ends in ':': `by:`" when one of the words is a label of the verb without its ':';
/// then `column` is where it stands.
struct colon_slip {
  std::string hint;
  std::size_t column = 0;
};
[[nodiscard]] std::optional<colon_slip> forgotten_colon(const verb_spec& verb,
                                                        std::span<const token> words);

/// "`dc:` N", or "a skill or an ability" for a subject: what would stand there.
[[nodiscard]] std::string wanted(const label_spec& spec);

}  // namespace dnd::model::language
