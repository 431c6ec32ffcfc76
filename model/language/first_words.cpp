#include "model/language/first_words.hpp"

#include "model/assert.hpp"
#include "model/language/places.hpp"
#include "model/language/scan.hpp"
#include "model/language/wording.hpp"
#include "model/spelling.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dnd::model::language {
namespace {

std::string text_of(const token& word) {
  std::string text;
  append_text(text, word);
  return text;
}

refusal unknown_verb(std::span<const token> words) {
  std::vector<std::string_view> names;
  for (const verb_spec& spec : verbs()) names.push_back(spec.name);
  const std::string first = text_of(words.front());
  if (is_verb_group(first)) {
    std::vector<std::string_view> seconds;
    for (std::string_view name : names)
      if (begins_with(name, first + " ")) seconds.push_back(name.substr(first.size() + 1));
    const std::string second = words.size() > 1 ? text_of(words[1]) : "";
    return {refusal_code::unknown_verb,
            second.empty() ? shown(first) + " needs a second word"
                           : shown(first) + " has no command " + shown(second),
            sentences({second.empty() ? "" : did_you_mean(second, seconds),
                       "One of: " + listed(seconds) + "."}),
            second.empty() ? words.front().end : words[1].column};
  }
  std::string hint = did_you_mean(first, names);
  if (hint.empty() && words.size() > 1) hint = did_you_mean(first + " " + text_of(words[1]), names);
  return {refusal_code::unknown_verb, "there is no command " + shown(first),
          sentences({hint, "`help` lists the commands."}), words.front().column};
}

/// The row with a short word in two parts that touches what comes after it: "cond -" of
/// `cond -prone`.
const verb_spec* find_touching(std::string_view first, std::string_view second) {
  if (!second.starts_with('-') || second.size() < 2) return nullptr;
  const std::string start = std::string(first) + " -";
  for (const verb_spec& spec : verbs())
    for (const std::string_view word : spec.shorts)
      if (same_word(word, start)) return &spec;
  return nullptr;
}

/// The row with a short word before one of its labels: "help to:" of `help to: Grog`, where "help"
/// alone is another verb.
const verb_spec* find_labelled(std::string_view first, std::string_view second) {
  if (!second.ends_with(':')) return nullptr;
  second.remove_suffix(1);
  for (const verb_spec& spec : verbs())
    for (const std::string_view word : spec.shorts) {
      const std::size_t blank = word.find(' ');
      if (!word.ends_with(':') || blank == std::string_view::npos) continue;
      if (same_word(word.substr(0, blank), first) && find_label(spec, second)) return &spec;
    }
  return nullptr;
}

const verb_spec& row_of_rolls() {
  const verb_spec* roll = find_verb("roll");
  DND_ASSERT(roll != nullptr);
  return *roll;
}

std::optional<found_verb> verb_of(std::span<const token> words) {
  if (words.empty()) return std::nullopt;
  if (words.size() > 1) {
    if (const verb_spec* spec = find_verb(words[0].text, words[1].text))
      return found_verb{spec, words[1].end};
    if (const verb_spec* spec = find_touching(words[0].text, words[1].text))
      return found_verb{spec, words[1].column + 1};
  }
  if (const verb_spec* spec = find_verb(words[0].text)) {
    if (spec->labels.empty() && words.size() > 1)
      if (const verb_spec* other = find_labelled(words[0].text, words[1].text)) spec = other;
    return found_verb{spec, words[0].end};
  }
  // Dice alone are a roll of them.
  if (look_like_dice(words)) return found_verb{&row_of_rolls(), words[0].column};
  return std::nullopt;
}

}  // namespace

const verb_spec* begins_with_verb(std::string_view line) {
  const auto words = first_two_words(line);
  const auto found = verb_of({words.begin(), words.size()});
  return found ? found->verb : nullptr;
}

ruled<found_verb> read_verb(std::string_view line) {
  const auto first = first_two_words(line);
  const std::span<const token> words(first.begin(), first.size());
  if (words.empty()) {
    // Only an unfinished quote leaves a line without words.
    const std::size_t column = std::min(line.find_first_not_of(" \t"), line.size());
    return refusal{refusal_code::unknown_verb, "a command begins with a verb",
                   "`help` lists the commands.", column};
  }
  if (const auto found = verb_of(words)) return *found;
  return unknown_verb(words);
}

}  // namespace dnd::model::language
