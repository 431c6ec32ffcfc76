#include "model/language/complete.hpp"

#include "model/language/closed_words.hpp"
#include "model/language/complete_content.hpp"
#include "model/language/first_words.hpp"
#include "model/language/places.hpp"
#include "model/language/print.hpp"
#include "model/language/scan.hpp"
#include "model/language/sentence.hpp"
#include "model/language/verbs.hpp"
#include "model/language/wording.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace dnd::model {
namespace {

using namespace language;

void add(std::vector<std::string>& to, const std::vector<std::string>& names) {
  to.insert(to.end(), names.begin(), names.end());
}

void append(std::vector<std::string>& to, std::span<const std::string_view> names) {
  to.insert(to.end(), names.begin(), names.end());
}

/// Everything up to the cursor, taken apart.
struct situation {
  std::string_view before;
  const verb_spec* verb = nullptr;
  /// Labels anywhere in the line, so that one after the cursor is not offered again.
  std::vector<std::string> used;
  /// The label, or subject, whose value the cursor is in; nullptr when there is none.
  const label_spec* label = nullptr;
  /// The words of that value so far.
  std::vector<token> words;
  /// What stands before the first label.
  std::string subject;
  /// Values that the same list has already.
  std::vector<std::string> earlier;
  /// What `by:` says; empty when it is not there.
  std::string by;
  /// The cursor touches the last word, so that word may be unfinished.
  bool in_word = false;
  /// In a place of the short form; names of labels whose places are filled.
  bool in_place = false;
  std::vector<std::string> filled;
};

std::string text_of(const std::vector<token>& words) {
  return value{.tokens = words}.text();
}

/// Verbs by their first words, or the second words that go with a first one.
completion complete_verb(std::string_view before, const std::vector<token>& words, bool in_word) {
  const bool second = words.size() == 2 || !in_word;
  const std::string first = second && !words.empty() ? std::string(words[0].text) + " " : "";
  const std::string_view typed = in_word ? words.back().text : "";
  completion result{before.size() - typed.size(), before.size(), {}};
  if (in_word && words.back().form != token_form::plain) return result;
  for (const verb_spec& spec : verbs()) {
    if (!begins_with(spec.name, first)) continue;
    const std::string_view rest = spec.name.substr(first.size());
    const std::string name(rest.substr(0, rest.find(' ')));
    const bool fits = begins_with(name, typed);
    if (fits && std::ranges::find(result.candidates, name) == result.candidates.end())
      result.candidates.push_back(name);
  }
  if (second || typed.empty()) return result;
  prefer_usual(result.candidates);
  // After the long ones: what has been begun may be a short word.
  for (const verb_spec& spec : verbs())
    for (const std::string_view word : spec.shorts) {
      const bool goes_on =
          begins_with(word, typed) && word.size() > 1 && word.find(' ') == std::string_view::npos;
      if (goes_on) result.candidates.emplace_back(word);
    }
  return result;
}

std::vector<std::string> values_of(const label_spec& label, const situation& at,
                                   const completion_source& source) {
  std::vector<std::string> result;
  switch (label.kind) {
    case value_kind::creature:
      result = source.creatures;
      if (label.times == arity::list)
        result.insert(result.end(), source.groups.begin(), source.groups.end());
      return result;
    case value_kind::group:
      return source.groups;
    case value_kind::item:
      result = source.items;
      if (source.entries) {
        add(result, source.entries(category::equipment));
        add(result, source.entries(category::magic_items));
      }
      return result;
    case value_kind::holder:
      result = source.creatures;
      add(result, source.holders);
      return result;
    case value_kind::fact:
      return source.facts;
    case value_kind::content:
      return source.content;
    case value_kind::action:
      if (source.actions) result = source.actions(at.by);
      return result;
    case value_kind::spell:
      if (source.entries) result = source.entries(category::spells);
      return result;
    case value_kind::name:
      if (label.entries && source.entries) return source.entries(label.entries);
      return source.campaign_words;
    case value_kind::title:
    case value_kind::text:
      return source.campaign_words;
    case value_kind::cover:
      return {"half", "three-quarters", "none"};
    case value_kind::fight_end:
      return {"end", "round"};
    case value_kind::damage_type:
    case value_kind::condition:
    case value_kind::skill_or_ability:
    case value_kind::ability:
    case value_kind::content_kind:
    case value_kind::policy:
      append(result, names_of(label.kind));
      return result;
    case value_kind::entry:
      return entries_for(text_of(at.words), source);
    case value_kind::sought:
      return sought_for(at.subject, at.used, label.name, source);
    case value_kind::hit_points:
      return {"roll"};
    case value_kind::topic:
      for (const verb_spec& spec : verbs()) result.emplace_back(spec.name);
      result.emplace_back(dice_topic);
      return result;
    case value_kind::number:
    case value_kind::repetitions:
    case value_kind::dice:
    case value_kind::bonus:
    case value_kind::time:
    case value_kind::faces:
      return result;
  }
  return result;
}

/// True when a candidate goes on from what was typed, with blanks, '-' and signs as one.
bool continues(const std::string& candidate, const std::string& typed) {
  if (begins_with(candidate, typed)) return true;
  const std::string slug = slug_of(typed);
  return !slug.empty() && slug_of(candidate).starts_with(slug);
}

/// Names that go on from the words of the value.
completion complete_value(const situation& at, const completion_source& source) {
  const std::string typed = text_of(at.words);
  const std::size_t end = at.before.size();
  completion result{at.words.empty() ? end : at.words.front().column, end, {}};
  for (std::string& candidate : values_of(*at.label, at, source)) {
    const bool again = std::ranges::any_of(
        at.earlier, [&](const std::string& other) { return slug_of(other) == slug_of(candidate); });
    if (again || !continues(candidate, typed)) continue;
    std::string text = as_value(candidate);
    if (std::ranges::find(result.candidates, text) == result.candidates.end())
      result.candidates.push_back(std::move(text));
  }
  return result;
}

/// The last word of free text, from the words of the campaign.
completion complete_text(const situation& at, const completion_source& source) {
  const std::size_t begin = at.before.find_last_of(" \t") + 1;
  const std::string_view typed = at.before.substr(begin);
  completion result{begin, at.before.size(), {}};
  for (const std::string_view word : lower_words_in(at.verb->subject->placeholder))
    if (begins_with(word, typed)) result.candidates.emplace_back(word);
  if (typed.empty()) return result;
  for (const std::string& each : source.campaign_words)
    if (begins_with(each, typed)) result.candidates.push_back(each);
  return result;
}

/// What the subject is, as far as it is a whole word.
std::string subject_of(const situation& at) {
  if (at.label == nullptr || !at.label->is_subject()) return at.subject;
  const bool unfinished = at.in_word && !at.words.empty();
  return text_of({at.words.begin(), at.words.end() - (unfinished ? 1 : 0)});
}

/// Labels and flags that are still missing, and `and:` in a list.
completion complete_label(const situation& at) {
  const std::string_view typed = at.in_word && !at.words.empty() ? at.words.back().text : "";
  completion result{at.before.size() - typed.size(), at.before.size(), {}};
  if (at.in_word && !at.words.empty() && at.words.back().form != token_form::plain) return result;
  const auto offer = [&](std::string text) {
    if (begins_with(text, typed)) result.candidates.push_back(std::move(text));
  };
  const bool has_value = at.words.size() > (at.in_word ? 1U : 0U);
  const bool may_go_on =
      at.label != nullptr &&
      (at.label->times == arity::list ||
       (!at.label->is_subject() && at.label->name == at.verb->list_goes_on_after));
  if (may_go_on && has_value) offer("and:");
  for (const need wanted : {need::required, need::optional})
    for (const label_spec& spec : at.verb->labels) {
      const auto is_it = [&](const std::string& name) {
        return find_label(*at.verb, name) == &spec;
      };
      const bool open = spec.times == arity::repeated || (std::ranges::none_of(at.used, is_it) &&
                                                          std::ranges::none_of(at.filled, is_it));
      const bool fits =
          at.verb->label_fits == nullptr || at.verb->label_fits(subject_of(at), at.used, spec.name);
      if (spec.needed == wanted && open && fits) offer(std::string(spec.name) + ":");
    }
  for (const flag_spec& flag : at.verb->flags)
    if (std::ranges::find(at.used, flag.name) == at.used.end()) offer(std::string(flag.name));
  return result;
}

void note_used(situation& at, std::string_view line, std::size_t verb_end) {
  const std::vector<token> tokens = scan(line, verb_end, colon_meaning::label).tokens;
  for (const token& word : tokens) {
    const bool cursor_is_in_it = word.column < at.before.size() && word.end >= at.before.size();
    const bool is_flag =
        word.form == token_form::plain && find_flag(*at.verb, word.text) != nullptr;
    if (word.form == token_form::label || (is_flag && !cursor_is_in_it))
      at.used.push_back(lower(word.text));
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].form != token_form::label || !same_word(tokens[i].text, "by")) continue;
    std::vector<token> words;
    for (++i; i < tokens.size() && tokens[i].form != token_form::label; ++i)
      if (find_flag(*at.verb, tokens[i].text) == nullptr) words.push_back(tokens[i]);
    at.by = text_of(words);
    return;
  }
}

void note_values(situation& at, const std::vector<token>& tokens) {
  at.label = at.verb->subject ? &*at.verb->subject : nullptr;
  for (const token& word : tokens) {
    if (word.form != token_form::label) {
      at.words.push_back(word);
      continue;
    }
    if (same_word(word.text, "and")) {
      at.earlier.push_back(text_of(at.words));
    } else {
      if (at.label != nullptr && at.label->is_subject()) at.subject = text_of(at.words);
      at.label = find_label(*at.verb, word.text);
      at.earlier.clear();
    }
    at.words.clear();
  }
}

/// Before the first label the cursor is in a place of the short form: that which comes after those
/// that the words fill. The last word counts as unfinished where the cursor touches it.
void find_place(situation& at) {
  const bool touches = !at.words.empty() && at.words.back().end == at.before.size();
  const std::span<const token> words(at.words);
  if (touches) {
    // `sleight o` goes on with a name of several words.
    const placement all = place_words(*at.verb, words, {});
    for (const placed_words& one : all.placed) {
      const bool is_last = &one.words.back() == &words.back();
      if (!is_last || one.words.size() < 2 || names_of(one.spec->kind).empty()) continue;
      at.label = one.spec;
      at.words.assign(one.words.begin(), one.words.end());
      return;
    }
  }
  const std::span<const token> whole = touches ? words.first(words.size() - 1) : words;
  const placement found = place_words(*at.verb, whole, {});
  if (!found.rest.empty()) return;
  std::size_t next = 0;
  for (; next < at.verb->places.size(); ++next) {
    const label_spec& spec = label_of_place(*at.verb, at.verb->places[next]);
    const bool filled = std::ranges::any_of(
        found.placed, [&](const placed_words& one) { return one.spec == &spec; });
    if (filled) at.filled.emplace_back(spec.name);
    if (filled || spec.kind == value_kind::repetitions) continue;
    at.label = &spec;
    break;
  }
  if (next == at.verb->places.size()) at.label = nullptr;
  at.words.assign(words.begin() + static_cast<std::ptrdiff_t>(whole.size()), words.end());
  at.in_place = true;
}

/// A quote that is still open is the value so far.
void reopen_quote(situation& at, const scanned& words) {
  const std::size_t column = words.problem->column.value_or(at.before.size());
  if (column >= at.before.size() || at.before[column] != '"') return;
  at.words = {{.form = token_form::quoted,
               .text = at.before.substr(column + 1),
               .column = column,
               .end = at.before.size()}};
}

/// `with: Battleaxe t`: the words before the one at the cursor are a whole value, and that one
/// begins a label. What is offered then is the label: another value that goes on so, such as the
/// two-handed attack, would be another thing than what stands there.
std::optional<completion> label_after_value(const situation& at, const completion_source& source) {
  if (!at.in_word || at.words.size() < 2 || at.words.back().form != token_form::plain) return {};
  const std::vector<token> before(at.words.begin(), at.words.end() - 1);
  const std::string whole = slug_of(text_of(before));
  const bool is_value = std::ranges::any_of(
      values_of(*at.label, at, source),
      [&](const std::string& candidate) { return slug_of(candidate) == whole; });
  if (!is_value) return {};
  completion labels = complete_label(at);
  if (labels.candidates.empty()) return {};
  return labels;
}

completion complete_rest(situation& at, std::string_view line, std::size_t verb_end,
                         const completion_source& source) {
  const auto kind = at.verb->subject ? std::optional(at.verb->subject->kind) : std::nullopt;
  if (kind == value_kind::text || kind == value_kind::title) return complete_text(at, source);
  note_used(at, line, verb_end);
  const scanned words = scan(at.before, verb_end, colon_meaning::label);
  const completion none{at.before.size(), at.before.size(), {}};
  if (words.comment) return none;
  note_values(at, words.tokens);
  const bool before_labels = std::ranges::none_of(
      words.tokens, [](const token& word) { return word.form == token_form::label; });
  if (before_labels && !at.verb->places.empty() && !words.problem) find_place(at);
  if (words.problem) reopen_quote(at, words);
  at.in_word = !at.words.empty() && at.words.back().end == at.before.size();
  const bool label_is_known = at.label != nullptr;
  if (!label_is_known) {
    const bool after_unknown = std::ranges::any_of(
        words.tokens, [](const token& word) { return word.form == token_form::label; });
    return after_unknown ? none : complete_label(at);
  }
  if (auto labels = label_after_value(at, source)) return *std::move(labels);
  completion values = complete_value(at, source);
  if (at.words.empty()) {
    const bool goes_on = at.in_place && !at.label->is_subject();
    const bool may_be_left_out = at.label->is_subject() && at.label->needed == need::optional;
    if (!goes_on && !may_be_left_out) return values;
    const completion labels = complete_label(at);
    values.candidates.insert(values.candidates.end(), labels.candidates.begin(),
                             labels.candidates.end());
    return values;
  }
  // After a blank the value may be complete: then what comes next is a label.
  const bool is_whole =
      !at.in_word && std::ranges::any_of(values.candidates, [&](const std::string& one) {
        return slug_of(one) == slug_of(text_of(at.words));
      });
  if (!values.candidates.empty() && !is_whole) {
    // `find c` begins a kind of content, or a label.
    const bool either = at.label->is_subject() && at.label->needed == need::optional &&
                        at.words.size() == 1 && at.in_word && !at.in_place;
    if (!either) return values;
    const completion labels = complete_label(at);
    values.candidates.insert(values.candidates.end(), labels.candidates.begin(),
                             labels.candidates.end());
    return values;
  }
  const bool may_begin_a_label = at.label->is_subject() && at.label->needed == need::optional;
  if (at.words.size() == 1 && at.in_word && !at.in_place && !may_begin_a_label) return values;
  return complete_label(at);
}

}  // namespace

completion complete(std::string_view line, std::size_t cursor, const completion_source& source) {
  situation at;
  at.before = line.substr(0, std::min(cursor, line.size()));
  const std::vector<token> words = scan(at.before, 0, colon_meaning::text).tokens;
  const bool in_word = !words.empty() && words.back().end == at.before.size();
  const completion none{at.before.size(), at.before.size(), {}};
  if (trimmed(at.before).empty()) return complete_verb(at.before, {}, false);
  if (words.empty()) return none;
  if (words.size() == 1 && in_word) return complete_verb(at.before, words, true);
  const bool in_second =
      is_verb_group(words[0].text) && (words.size() == 1 || (words.size() == 2 && in_word));
  if (in_second) return complete_verb(at.before, words, in_word);
  const auto found = read_verb(at.before);
  if (!found) return none;
  // The cursor still touches the second word of a verb, such as the one of `save death`.
  if (found->end == at.before.size()) return none;
  at.verb = found->verb;
  return complete_rest(at, line, found->end, source);
}

}  // namespace dnd::model
