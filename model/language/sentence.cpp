#include "model/language/sentence.hpp"

#include "model/assert.hpp"
#include "model/blanks.hpp"
#include "model/bounds.hpp"
#include "model/language/first_words.hpp"
#include "model/language/places.hpp"
#include "model/language/wording.hpp"
#include "model/spelling.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::language {
namespace {

std::string label_text(std::string_view name) {
  return "`" + std::string(name) + ":`";
}

/// "attack takes `by:`, `with:` …" for the hint of whatever does not fit.
std::string what_fits(const verb_spec& verb) {
  const std::string in_short = short_usage(verb);
  return "Usage: " + usage(verb) + (in_short.empty() ? "" : "; in short: " + in_short);
}

/// Room to begin with.
constexpr std::size_t labels_usual = 4;

std::size_t most_values(const label_spec& spec) {
  if (spec.times == arity::list) return bounds::targets_max;
  return spec.times == arity::repeated ? bounds::damage_parts_max : 1;
}

class sentence_reader {
 public:
  sentence_reader(const verb_spec& verb, completeness extent) {
    sentence_.verb = &verb;
    sentence_.extent = extent;
  }

  ruled<sentence> run(std::vector<token> tokens, std::size_t verb_end) {
    const std::size_t line_end = tokens.empty() ? verb_end : tokens.back().end;
    sentence_.tokens = std::move(tokens);
    sentence_.labels.reserve(labels_usual);
    sentence_.values.reserve(labels_usual);
    if (verb().subject) open(*verb().subject, verb_end);
    for (const token& word : sentence_.tokens) {
      if (problem_) break;
      take(word);
    }
    close_value();
    const bool is_whole = sentence_.extent == completeness::whole;
    if (!problem_ && is_whole) check_required(line_end);
    if (problem_) return *std::move(problem_);
    return std::move(sentence_);
  }

 private:
  const verb_spec& verb() const { return *sentence_.verb; }

  void take(const token& word) {
    if (word.form == token_form::label) {
      if (!ends_subject(word)) return label(word.text, word.column);
      add_word(word);
      close_value();
      return open(verb().labels.front(), word.column);
    }
    const bool lone_colon = word.form == token_form::plain && word.text == ":";
    if (!lone_colon) return add_word(word);
    const bool after_label =
        !words_.empty() && words_.back().form == token_form::plain &&
        (find_label(verb(), words_.back().text) != nullptr || same_word(words_.back().text, "and"));
    if (!after_label)
      return refuse(refusal_code::unexpected_text, word.column, "\":\" stands alone",
                    what_fits(verb()));
    const token name = words_.back();
    words_ = words_.first(words_.size() - 1);
    label(name.text, name.column);
  }

  void add_word(const token& word) {
    words_ = words_.empty() ? std::span(&word, 1) : std::span(words_.data(), words_.size() + 1);
  }

  /// "kobolds:" of `group kobolds: kobold-1`.
  bool ends_subject(const token& word) const {
    return verb().subject_ends_in_colon && at_front_ && !same_word(word.text, "and") &&
           find_label(verb(), word.text) == nullptr;
  }

  void label(std::string_view name, std::size_t column) {
    close_value();
    if (problem_) return;
    if (same_word(name, "and")) return next_value(column);
    const label_spec* spec = find_label(verb(), name);
    if (spec == nullptr) return refuse_unknown(name, column);
    const auto given = std::ranges::count_if(
        sentence_.labels, [&](const given_label& other) { return other.spec == spec; });
    if (given > 0 && spec->times != arity::repeated && !is_of_list(*spec))
      return refuse(refusal_code::duplicate_label, column, label_text(name) + " is given twice",
                    list_hint(*spec));
    if (static_cast<std::size_t>(given) >= bounds::damage_parts_max)
      return refuse_too_many(*spec, column);
    open(*spec, column);
  }

  void open(const label_spec& spec, std::size_t column) {
    open_ = &spec;
    open_column_ = value_column_ = column;
    has_value_ = false;
  }

  /// Whether it is said of what the list went on with just now.
  bool is_of_list(const label_spec& spec) const {
    return !verb().list_goes_on_after.empty() && spec.name == verb().list_goes_on_after &&
           !sentence_.labels.empty() && sentence_.labels.back().spec->is_subject();
  }

  /// Whether `and:` goes on with the subject, and not with the label that is being read.
  bool goes_on_with_subject() const {
    return has_value_ && open_ != nullptr && !verb().list_goes_on_after.empty() &&
           open_->name == verb().list_goes_on_after;
  }

  void next_value(std::size_t column) {
    if (goes_on_with_subject()) {
      open(*verb().subject, column);
      and_is_open_ = true;
      return;
    }
    if (!has_value_ || open_->times != arity::list)
      return refuse(refusal_code::unexpected_text, column,
                    "`and:` goes on with a list, and there is none before it", what_fits(verb()));
    if (sentence_.labels.back().values == most_values(*open_))
      return refuse_too_many(*open_, column);
    value_column_ = column;
    and_is_open_ = true;
  }

  /// Puts the words since the last label where they belong.
  void close_value() {
    if (problem_) return;
    std::span<const token> words = std::exchange(words_, {});
    take_flags(words);
    if (problem_) return;
    const bool first = std::exchange(at_front_, false);
    if (first && !verb().places.empty() && may_be_placed(words)) return spread(words);
    const bool after_and = std::exchange(and_is_open_, false);
    const bool in_label = open_ != nullptr && (after_and || !has_value_);
    if (in_label) return close_label(words, after_and);
    if (!words.empty()) refuse_words(words);
  }

  /// A label without its ':' among the words is a slip, and said so.
  bool may_be_placed(std::span<const token> words) const {
    return !words.empty() && !forgotten_colon(verb(), words);
  }

  /// The short form: each value to its place.
  void spread(std::span<const token> words) {
    words = without_blank(words);
    open_ = nullptr;
    if (words.empty()) return;
    const placement found = place_words(verb(), words, labels_that_follow(words));
    for (const placed_words& one : found.placed) {
      sentence_.labels.push_back({one.spec, one.words.front().column, sentence_.values.size(), 1});
      sentence_.values.push_back({one.words});
      // `and:` goes on with the last one.
      open_ = one.spec;
      has_value_ = true;
    }
    // Who, and so many amounts with their types.
    if (found.placed.size() > 2 * bounds::damage_parts_max + 1)
      return refuse_too_many(*found.placed.front().spec, words.front().column);
    if (!found.rest.empty()) refuse_words(found.rest);
  }

  /// The labels after these words, as far as they are the verb's.
  std::vector<const label_spec*> labels_that_follow(std::span<const token> words) const {
    std::vector<const label_spec*> found;
    for (const token& word : sentence_.tokens)
      if (word.form == token_form::label && word.column > words.front().column)
        if (const label_spec* spec = find_label(verb(), word.text)) found.push_back(spec);
    return found;
  }

  void close_label(std::span<const token> words, bool after_and) {
    words = without_blank(words);
    const bool is_subject = open_->is_subject();
    if (words.empty() && is_subject && !after_and) {
      // Whether a subject is needed is asked at the end, together with the labels.
      open_ = nullptr;
      return;
    }
    if (words.empty()) {
      const std::string_view name = after_and ? "and" : open_->name;
      return refuse(refusal_code::bad_value, value_column_, label_text(name) + " has no value",
                    "expected " + std::string(open_->help));
    }
    if (!has_value_) {
      const std::size_t column = is_subject ? words.front().column : open_column_;
      sentence_.labels.push_back({open_, column, sentence_.values.size(), 0});
      has_value_ = true;
    }
    sentence_.values.push_back({words});
    ++sentence_.labels.back().values;
  }

  /// Quotes with nothing but blanks in them are no words: those after them move up in their place.
  std::span<const token> without_blank(std::span<const token> words) {
    const auto is_blank_word = [](const token& word) {
      return word.form == token_form::quoted && trimmed(word.text).empty();
    };
    if (std::ranges::none_of(words, is_blank_word)) return words;
    token* const first = sentence_.tokens.data() + (words.data() - sentence_.tokens.data());
    return {first, std::remove_if(first, first + words.size(), is_blank_word)};
  }

  void take_flags(std::span<const token>& words) {
    while (!problem_ && !words.empty() && words.back().form == token_form::plain) {
      const flag_spec* flag = find_flag(verb(), words.back().text);
      if (flag == nullptr) return;
      const std::size_t column = words.back().column;
      if (std::ranges::count(sentence_.flags, flag, &given_flag::spec) > 0)
        return refuse(refusal_code::duplicate_label, column, shown(flag->name) + " is given twice",
                      "once is enough");
      sentence_.flags.push_back({flag, column});
      words = words.first(words.size() - 1);
    }
  }

  void check_required(std::size_t line_end) {
    const auto missing = [&](const label_spec& spec) {
      return spec.needed == need::required &&
             std::ranges::none_of(sentence_.labels,
                                  [&](const given_label& given) { return given.spec == &spec; });
    };
    const auto refuse_missing = [&](const label_spec& spec) {
      std::vector<token> words;
      for (const given_label& given : sentence_.labels)
        for (const value& part : sentence_.values_of(given))
          words.insert(words.end(), part.tokens.begin(), part.tokens.end());
      const auto slip = forgotten_colon(verb(), words);
      refuse(refusal_code::missing_label, slip ? slip->column : line_end,
             shown(verb().name) + " needs " + wanted(spec),
             sentences({slip ? slip->hint : "", what_fits(verb())}));
    };
    if (verb().subject && missing(*verb().subject)) return refuse_missing(*verb().subject);
    for (const label_spec& spec : verb().labels)
      if (missing(spec)) return refuse_missing(spec);
  }

  void refuse_words(std::span<const token> words) {
    std::string text;
    for (const token& word : words) {
      if (!text.empty()) text.append(" ");
      append_text(text, word);
    }
    const auto slip = forgotten_colon(verb(), words);
    refuse(refusal_code::unexpected_text, words.front().column,
           shown(text) + " does not fit after " + shown(verb().name),
           sentences({slip ? slip->hint : "", what_fits(verb())}));
  }

  void refuse_unknown(std::string_view name, std::size_t column) {
    if (find_flag(verb(), name) != nullptr)
      return refuse(refusal_code::unknown_label, column, label_text(name) + " takes no value",
                    "write `" + lower(name) + "` without ':'");
    std::vector<std::string_view> names;
    for (const label_spec& spec : verb().labels) names.push_back(spec.name);
    refuse(refusal_code::unknown_label, column,
           shown(verb().name) + " has no label " + label_text(name),
           sentences({did_you_mean(name, names), "A ':' that belongs to a name goes into quotes.",
                      verb().labels_in_usage.empty() ? what_fits(verb())
                                                     : "One of: " + listed(names) + "."}));
  }

  void refuse_too_many(const label_spec& spec, std::size_t column) {
    refuse(refusal_code::too_many, column, shown(verb().name) + " has too many values here",
           "at most " + std::to_string(most_values(spec)) + "; use a second command");
  }

  static std::string list_hint(const label_spec& spec) {
    return spec.times == arity::list
               ? "for more than one, write `" + std::string(spec.name) + ": A and: B`"
               : "once is enough";
  }

  void refuse(refusal_code code, std::size_t column, std::string message, std::string hint) {
    if (!problem_) problem_ = refusal{code, std::move(message), std::move(hint), column};
  }

  sentence sentence_;
  /// The label, or subject, that is being read; the last in the sentence as soon as it has a value.
  const label_spec* open_ = nullptr;
  std::size_t open_column_ = 0;
  bool has_value_ = false;
  /// Words since the last label or `and:`, and where that stands.
  std::span<const token> words_;
  std::size_t value_column_ = 0;
  bool and_is_open_ = false;
  /// No label has been read yet.
  bool at_front_ = true;
  std::optional<refusal> problem_;
};

}  // namespace

namespace {

/// Whether it may begin with a single quote of some kind.
bool may_be_quoted(std::string_view text) noexcept {
  return !text.empty() && (text.front() == '\'' || wide::begins(text.front()));
}

/// Of a value that stands in them as a whole: 'Mad Dog', ‘Mad Dog’. Elsewhere they are apostrophes.
std::string without_single_quotes(std::string text) {
  if (!may_be_quoted(text)) return text;
  using marks = std::pair<std::string_view, std::string_view>;
  for (const auto& [open, close] :
       {marks{"'", "'"}, marks{"\u2018", "\u2019"}, marks{"\u201A", "\u2018"}}) {
    const std::size_t around = open.size() + close.size();
    if (text.size() <= around || !text.starts_with(open) || !text.ends_with(close)) continue;
    const std::string_view inside =
        trimmed(std::string_view(text).substr(open.size(), text.size() - around));
    if (!inside.empty()) return std::string(inside);
  }
  return text;
}

}  // namespace

std::string value::text() const {
  // Most values are a word.
  if (tokens.size() == 1 && tokens.front().form == token_form::plain &&
      !may_be_quoted(tokens.front().text))
    return std::string(tokens.front().text);
  std::string result;
  for (const token& word : tokens) {
    if (word.form == token_form::plain) {
      if (!result.empty()) result.push_back(' ');
      result.append(word.text);
      continue;
    }
    // An escape holds no blank, so it is not taken apart here.
    std::string_view rest = trimmed(word.text);
    while (!rest.empty()) {
      std::size_t end = 0;
      while (end < rest.size() && blank_at_front(rest.substr(end)) == 0) ++end;
      if (!result.empty()) result.push_back(' ');
      append_text(result, {.has_escapes = word.has_escapes, .text = rest.substr(0, end)});
      rest = trimmed(rest.substr(end));
    }
  }
  const bool is_plain = !tokens.empty() && tokens.front().form == token_form::plain &&
                        tokens.back().form == token_form::plain;
  return is_plain ? without_single_quotes(std::move(result)) : result;
}

std::string wanted(const label_spec& spec) {
  if (spec.is_subject()) return std::string(spec.help);
  return label_text(spec.name);
}

std::optional<colon_slip> forgotten_colon(const verb_spec& verb, std::span<const token> words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const token& word = words[at];
    if (word.form != token_form::plain || is_of_number(verb, words, at)) continue;
    if (find_label(verb, word.text) != nullptr || same_word(word.text, "and"))
      return colon_slip{"A label ends in ':': " + label_text(lower(word.text)) + ".", word.column};
  }
  return std::nullopt;
}

ruled<sentence> read_sentence(std::string_view line, completeness extent) {
  const auto found = read_verb(line);
  if (!found) return found.error();
  const verb_spec& spec = *found->verb;
  const bool is_text = spec.subject && spec.subject->kind == value_kind::text;
  if (is_text) {
    sentence result;
    result.verb = &spec;
    const std::string_view rest = line.substr(found->end);
    result.text_column = found->end + std::min(rest.find_first_not_of(" \t"), rest.size());
    result.text = trimmed(rest);
    if (!result.text.empty() || spec.subject->needed == need::optional) return result;
    return refusal{refusal_code::missing_label, shown(spec.name) + " needs its text",
                   "Usage: " + usage(spec), line.size()};
  }
  const bool is_title = spec.subject && spec.subject->kind == value_kind::title;
  scanned words = scan(line, found->end, is_title ? colon_meaning::text : colon_meaning::label);
  if (words.problem) return *std::move(words.problem);
  auto result = sentence_reader(spec, extent).run(std::move(words.tokens), found->end);
  if (result && words.comment) result->comment = trimmed(line.substr(*words.comment + 1));
  return result;
}

}  // namespace dnd::model::language
