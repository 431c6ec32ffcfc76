#include "model/content/search.hpp"

#include "model/content/search_values.hpp"
#include "model/language/wording.hpp"
#include "model/natural_order.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"
#include "model/vocabulary.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace dnd::model {
namespace {

using language::listed;
using language::sentences;
using language::shown;

/// Amounts of money are sums of hundredths: two ways to the same one may differ in the last bit.
constexpr double least_difference = 1e-9;

std::string search_label(std::string_view label) {
  return "`" + std::string(label) + ":`";
}

/// "magic items".
std::string kind_words(category kind) {
  std::string text(to_text(kind));
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

std::vector<std::string_view> labels_of(category kind) {
  std::vector<std::string_view> labels;
  for (const search_field& each : search_fields_of(kind)) labels.push_back(each.label);
  for (const search_field& each : common_search_fields) labels.push_back(each.label);
  return labels;
}

// -- the kind ------------------------------------------------------------------

template <class Labels, class Of>
std::vector<category> kinds_with(const Labels& labels, Of label_of) {
  std::vector<category> kinds;
  for (std::size_t i = 0; i < category_count; ++i) {
    const auto kind = static_cast<category>(i);
    const bool has_all = std::all_of(labels.begin(), labels.end(), [&](const auto& each) {
      return find_search_field(kind, label_of(each)) != nullptr;
    });
    if (has_all) kinds.push_back(kind);
  }
  return kinds;
}

bool is_common(std::string_view label) {
  return std::any_of(common_search_fields.begin(), common_search_fields.end(),
                     [&](const search_field& each) { return each.label == label; });
}

/// Monsters where labels say more than what everything has, else the only kind that has them all.
std::optional<category> implied_by(const std::vector<category>& kinds, bool labels_say_more) {
  const bool monsters = std::find(kinds.begin(), kinds.end(), category::monsters) != kinds.end();
  if (labels_say_more && monsters) return category::monsters;
  if (kinds.size() == 1) return kinds.front();
  return std::nullopt;
}

std::string kinds_hint(const std::vector<category>& kinds) {
  std::vector<std::string_view> names;
  for (const category each : kinds) names.push_back(to_text(each));
  return "One of: " + listed(names) + ".";
}

ruled<category> kind_of(const commands::find& asked) {
  if (asked.of) return *asked.of;
  const auto kinds =
      kinds_with(asked.wanted, [](const commands::sought& each) { return each.label; });
  const bool says_more =
      std::any_of(asked.wanted.begin(), asked.wanted.end(),
                  [](const commands::sought& each) { return !is_common(each.label); });
  if (const auto kind = implied_by(kinds, says_more)) return *kind;
  if (kinds.empty())
    return refusal{refusal_code::unknown_label, "no kind of content has all of these labels",
                   "`help find` says which goes with which.", asked.wanted.front().value.column};
  return refusal{refusal_code::missing_label, "\"find\" needs the kind of what is looked for",
                 kinds_hint(kinds) + " Such as `find monster name: dragon`.", 0};
}

// -- the values ----------------------------------------------------------------

std::string_view expected_of(search_form form) {
  switch (form) {
    case search_form::number:
      return "Expected a number or a range: 2, 1..3, 5.. or ..2.";
    case search_form::fraction:
      return "Expected a number or a range: 1/2, 2, 1..3, 5.. or ..2.";
    case search_form::money:
      return "Expected gold pieces or a range of them: 15, 5sp, ..10, 1gp..2gp.";
    case search_form::flag:
    case search_form::presence:
      return "Expected yes or no.";
    default:
      return {};
  }
}

/// What stands in its place in a file, too: "cantrip" is a level.
std::string plain_number(const search_field& field, const std::string& typed) {
  if (field.label != "level") return typed;
  const bool cantrip = is_spelling_of(typed, "cantrip") || is_spelling_of(typed, "cantrips");
  return cantrip ? "0" : typed;
}

bool read_flag(const std::string& typed, bool& yes) {
  yes = is_spelling_of(typed, "yes") || is_spelling_of(typed, "true");
  return yes || is_spelling_of(typed, "no") || is_spelling_of(typed, "false");
}

bool read_value(search_term& term) {
  const std::string& typed = term.value.text;
  std::optional<search_range> range;
  switch (term.field->form) {
    case search_form::number:
    case search_form::fraction:
      range = read_range(plain_number(*term.field, typed), read_fraction);
      break;
    case search_form::money:
      range = read_range(typed, read_money);
      break;
    case search_form::flag:
    case search_form::presence:
      return read_flag(typed, term.yes);
    case search_form::word:
    case search_form::type:
    case search_form::part:
    case search_form::any:
      term.meant = slug_of(typed);
      return !term.meant.empty();
  }
  if (!range) return false;
  term.least = range->least;
  term.most = range->most;
  return true;
}

bool is_word(search_form form) {
  return form == search_form::word || form == search_form::type;
}

std::string type_word(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return std::string(blank == std::string_view::npos ? text : text.substr(blank + 1));
}

bool any_scalar_has(const content_node& at, std::string_view slug) {
  if (at.form == content_form::scalar && slug_of(at.text).find(slug) != std::string::npos)
    return true;
  return std::any_of(at.items.begin(), at.items.end(),
                     [&](const content_node& item) { return any_scalar_has(item, slug); });
}

std::optional<double> sought_number(const search_field& field, const content_entry& entry) {
  double sum = 0;
  bool found = false;
  for (const std::string& each : values_of(field, entry)) {
    const auto number = field.form == search_form::money ? read_money(each) : read_fraction(each);
    if (!number) continue;
    sum += *number;
    found = true;
  }
  return found ? std::optional(sum) : std::nullopt;
}

bool is_in_range(const search_term& term, const content_entry& entry) {
  const auto number = sought_number(*term.field, entry);
  return number && *number >= term.least - least_difference &&
         *number <= term.most + least_difference;
}

bool term_holds(const search_term& term, const content_entry& entry) {
  const search_field& field = *term.field;
  switch (field.form) {
    case search_form::number:
    case search_form::fraction:
    case search_form::money:
      return is_in_range(term, entry);
    case search_form::flag: {
      const auto said = values_of(field, entry);
      return (!said.empty() && said.front() == "yes") == term.yes;
    }
    case search_form::presence:
      return (values_of(field, entry).front() == "yes") == term.yes;
    case search_form::any:
      return any_scalar_has(entry.fields, term.meant);
    default:
      break;
  }
  const auto values = values_of(field, entry);
  return std::any_of(values.begin(), values.end(), [&](const std::string& each) {
    const std::string slug = slug_of(each);
    return field.form == search_form::part ? slug.find(term.meant) != std::string::npos
                                           : slug == term.meant;
  });
}

// -- words that entries have -------------------------------------------------------

/// "dexterity" is "dex" where abilities stand.
std::string as_short_ability(const std::string& typed, const std::vector<std::string>& words) {
  const auto ability = parse_ability(typed);
  if (!ability) return {};
  const std::string name(to_text(*ability));
  return std::find(words.begin(), words.end(), name) == words.end() ? std::string() : name;
}

objection settle(search_term& term, category kind, const std::vector<std::string>& words) {
  if (const std::string ability = as_short_ability(term.value.text, words); !ability.empty()) {
    term.meant = ability;
    return std::nullopt;
  }
  std::vector<std::string> begun;
  for (const std::string& each : words) {
    const std::string slug = slug_of(each);
    if (slug == term.meant) return std::nullopt;
    if (slug.starts_with(term.meant)) begun.push_back(each);
  }
  if (begun.size() == 1) {
    term.meant = slug_of(begun.front());
    return std::nullopt;
  }
  const std::vector<std::string_view> there(words.begin(), words.end());
  if (begun.empty())
    return refusal{refusal_code::bad_value,
                   "none of the " + kind_words(kind) + " has " + search_label(term.field->label) +
                       " " + shown(term.value.text),
                   sentences({did_you_mean(term.value.text, words),
                              there.empty() ? "" : "There is: " + listed(there) + "."}),
                   term.value.column};
  const std::vector<std::string_view> some(begun.begin(), begun.end());
  return refusal{refusal_code::bad_value, shown(term.value.text) + " may be more than one thing",
                 "One of: " + listed(some) + ".", term.value.column};
}

}  // namespace

ruled<search> search_of(const commands::find& asked) {
  const auto kind = kind_of(asked);
  if (!kind) return kind.error();
  search made{.kind = *kind, .terms = {}};
  for (const commands::sought& each : asked.wanted) {
    search_term term;
    term.field = find_search_field(*kind, each.label);
    term.value = each.value;
    if (term.field == nullptr) {
      const auto labels = labels_of(*kind);
      return refusal{
          refusal_code::unknown_label, kind_words(*kind) + " have no " + search_label(each.label),
          sentences({did_you_mean(each.label, labels), "One of: " + listed(labels) + "."}),
          each.value.column};
    }
    if (!read_value(term))
      return refusal{refusal_code::bad_value,
                     shown(each.value.text) + " is no value for " + search_label(each.label),
                     std::string(expected_of(term.field->form)), each.value.column};
    made.terms.push_back(std::move(term));
  }
  return made;
}

objection settle_words(search& what, std::span<const content_entry_ptr> entries) {
  for (search_term& term : what.terms) {
    if (!is_word(term.field->form)) continue;
    if (auto wrong = settle(term, what.kind, words_of(*term.field, entries))) return wrong;
  }
  return std::nullopt;
}

bool matches(const search& what, const content_entry& entry) {
  return std::all_of(what.terms.begin(), what.terms.end(),
                     [&](const search_term& term) { return term_holds(term, entry); });
}

std::vector<std::string> values_of(const search_field& field, const content_entry& entry) {
  if (field.form == search_form::presence)
    return {entry.fields.find(field.way) != nullptr ? "yes" : "no"};
  std::vector<std::string> values;
  std::string_view ways = field.way;
  while (!ways.empty()) {
    const std::size_t end = std::min(ways.find(' '), ways.size());
    for (const std::string_view each : scalars_at(entry.fields, ways.substr(0, end))) {
      std::string value = field.form == search_form::type ? type_word(each) : std::string(each);
      const bool again = std::find(values.begin(), values.end(), value) != values.end();
      if (!again || !is_word(field.form)) values.push_back(std::move(value));
    }
    ways.remove_prefix(std::min(ways.size(), end + 1));
  }
  if (field.form == search_form::flag)
    return {!values.empty() && values.front() == "true" ? "yes" : "no"};
  if (values.empty() && !field.otherwise.empty()) values.emplace_back(field.otherwise);
  return values;
}

std::vector<std::string> words_of(const search_field& field,
                                  std::span<const content_entry_ptr> entries) {
  if (field.form == search_form::flag || field.form == search_form::presence) return {"no", "yes"};
  if (!is_word(field.form)) return {};
  std::set<std::string> words;
  for (const content_entry_ptr& each : entries)
    for (std::string& word : values_of(field, *each)) words.insert(std::move(word));
  return {words.begin(), words.end()};
}

found_entries found_by(const search& what, std::span<const content_entry_ptr> entries) {
  found_entries found{.kind = what.kind, .columns = {}, .rows = {}};
  const search_field* order = nullptr;
  for (const search_field& each : search_fields_of(what.kind)) {
    if (each.column == search_column::sorts) order = &each;
    const bool asked = std::any_of(what.terms.begin(), what.terms.end(),
                                   [&](const search_term& term) { return term.field == &each; });
    const bool always = each.column == search_column::shown || each.column == search_column::sorts;
    if (always || (asked && each.column == search_column::asked)) found.columns.push_back(&each);
  }
  std::vector<std::pair<double, content_entry_ptr>> rows;
  for (const content_entry_ptr& each : entries)
    if (matches(what, *each))
      rows.emplace_back(order == nullptr ? 0 : sought_number(*order, *each).value_or(0), each);
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return natural_less(slug_of(a.second->name), slug_of(b.second->name));
  });
  for (auto& [key, entry] : rows) found.rows.push_back(std::move(entry));
  return found;
}

std::optional<category> kind_sought(std::string_view subject, std::span<const std::string> labels) {
  const std::vector<category> named = categories_meant_by(subject);
  if (named.size() == 1) return named.front();
  const bool says_more = std::any_of(labels.begin(), labels.end(),
                                     [](const std::string& each) { return !is_common(each); });
  return implied_by(kinds_with(labels, [](const std::string& each) { return each; }), says_more);
}

bool search_label_fits(std::string_view subject, std::span<const std::string> labels,
                       std::string_view label) {
  if (const auto kind = kind_sought(subject, labels))
    return find_search_field(*kind, label) != nullptr;
  std::vector<std::string> all(labels.begin(), labels.end());
  all.emplace_back(label);
  return !kinds_with(all, [](const std::string& each) { return each; }).empty();
}

}  // namespace dnd::model
