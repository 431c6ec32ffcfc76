#pragma once

#include "model/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is asked for a command that is made step by step, and what is answered: plain values for
/// whoever asks.
namespace dnd::model::guide {

struct option {
  /// What answers so.
  std::string value;
  /// What it is, where the value does not say it: "chain mail" of "a". May be empty.
  std::string text = {};
  /// "AC 18, hit points 13": what would be so after it. May be empty.
  std::string note = {};
  /// Where the answer goes, if not to the question's own label.
  std::string label = {};
};

struct question {
  /// Where the answer goes; empty for the subject.
  std::string label = {};
  /// "Fighter: 2 skills".
  std::string text = {};
  /// Empty where any text will do.
  std::vector<option> options = {};
  /// How many of them may be answered.
  std::int32_t count = 1;
  bool may_pass = false;
  /// Other words than those of the options may be right as well.
  bool takes_others = false;
  /// Stands before each answer: "str ".
  std::string prefix = {};
};

struct answer {
  std::string label;
  /// Nothing: the question was passed over.
  std::vector<std::string> values;
};

struct step {
  /// Nothing: all that can be asked is answered.
  std::optional<question> next = {};
  /// "12 hit points, AC 16": what it has come to so far. Empty before that can be said.
  std::string figures = {};
  /// Without what is asked still the command would be refused.
  bool is_needed = false;
  /// What does the same at once, when there is no question.
  std::string line = {};
};

/// What somebody typed as an answer: values by name or by number, with commas, "and" or `and:`
/// between them; nothing passes the question over. Errors: `bad_value`, with what could be
/// answered.
[[nodiscard]] ruled<answer> answer_to(const question& asked, std::string_view typed);

}  // namespace dnd::model::guide
