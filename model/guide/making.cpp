#include "model/guide/making.hpp"

#include "model/counted.hpp"
#include "model/rules/class_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace dnd::model::guide {

namespace {

/// Past this, what each option would come to is not worked out.
constexpr std::size_t noted_max = 60;

constexpr std::array<std::string_view, 10> label_order = {
    "bonus",  "subclass",  "increase", "skills",    "expertise",
    "choose", "languages", "spells",   "equipment", "coins"};

std::size_t rank_of(std::string_view label) {
  return static_cast<std::size_t>(std::ranges::find(label_order, label) - label_order.begin());
}

std::string in_words(std::string_view slug) {
  std::string text(slug);
  std::ranges::replace(text, '-', ' ');
  return text;
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

/// "Fighter: 2 skills".
std::string text_of(const rules::open_choice& open) {
  const std::string from = open.source.empty() ? std::string() : capital(in_words(open.source));
  if (open.label == "skills") return fmt::format("{}: choose {}", from, open.count);
  if (open.label == "languages")
    return fmt::format("{}: {}", from, counted(open.count, "language"));
  if (open.label == "bonus")
    return fmt::format("{}: {} that rise", from, counted(open.count, "score"));
  if (open.label == "increase")
    return fmt::format("{}: scores rise by {}, or a feat", from, open.count);
  if (open.label == "spells") return fmt::format("{}: {} to learn", from, open.count);
  if (open.label == "equipment") return fmt::format("Equipment, {}", from);
  return fmt::format("{}: {} to choose", from, open.count);
}

std::vector<option> plain_options(const std::vector<std::string>& slugs) {
  std::vector<option> options;
  for (std::string& each : rules::option_words(slugs))
    options.push_back({.value = std::move(each)});
  return options;
}

/// Those of the class, and of others that the choice names, up to its level, that are not said yet.
std::vector<option> spell_options(const making& by, const rules::open_choice& open) {
  std::vector<option> options;
  for (const std::string& slug : by.names(category::spells)) {
    const content_entry_ptr spell = by.out.entry(category::spells, slug);
    if (!spell) continue;
    const int level = rules::field_number(spell->fields, "level");
    const bool fits = open.most == 0 ? level == 0 : level > 0 && level <= open.most;
    const std::vector<std::string> classes = rules::texts_in(spell->fields, "classes");
    const bool on_list = open.takes_any || std::ranges::find(classes, by.caster) != classes.end() ||
                         std::ranges::find(open.from, slug) != open.from.end();
    const bool is_said = std::ranges::find(by.spells, slug) != by.spells.end();
    if (!fits || !on_list || is_said) continue;
    const std::string school(spell->fields.text_of("school"));
    options.push_back({.value = in_words(slug),
                       .note = level == 0 ? school : fmt::format("level {}, {}", level, school)});
  }
  return options;
}

/// "a: chain mail" has a letter and what it stands for.
std::vector<option> equipment_options(const std::vector<std::string>& from) {
  const bool has_letters = !from.empty() && from.front().size() > 3 && from.front()[1] == ':';
  if (!has_letters) return plain_options(from);
  std::vector<option> options;
  for (const std::string& each : from)
    options.push_back({.value = each.substr(0, 1), .text = each.substr(3)});
  return options;
}

void add_increases(const making& by, const rules::open_choice& open, std::vector<option>& into) {
  for (const std::string& each : open.from)
    into.push_back({.value = fmt::format("{} {}", each, open.count)});
  for (std::size_t i = 0; i < open.from.size() && open.count > 1; ++i)
    for (std::size_t k = i + 1; k < open.from.size(); ++k)
      into.push_back({.value = fmt::format("{} 1 and {} 1", open.from[i], open.from[k])});
  for (const std::string& slug : by.names(category::feats))
    into.push_back({.value = in_words(slug), .text = "feat", .label = "feat"});
}

std::vector<option> options_of(const making& by, const rules::open_choice& open) {
  std::vector<option> options;
  if (open.label == "spells") return spell_options(by, open);
  if (open.label == "equipment") return equipment_options(open.from);
  if (open.label == "increase") {
    add_increases(by, open, options);
    return options;
  }
  if (open.label == "languages" && open.from.empty()) {
    for (const std::string& slug : by.names(category::languages))
      options.push_back({.value = in_words(slug)});
    return options;
  }
  return plain_options(open.from);
}

/// What each of them would come to, where that is other numbers.
void add_notes(const making& by, const question& asked, std::vector<option>& options) {
  if (by.now.figures.empty() || options.size() > noted_max) return;
  for (option& each : options) {
    if (!each.note.empty()) continue;
    const std::string& label = each.label.empty() ? asked.label : each.label;
    const auto after = by.with({.label = label, .values = {each.value}});
    if (after) each.note = changes_text(by.now.figures, after->figures);
  }
}

question question_of(const making& by, const rules::open_choice& open) {
  question asked{.label = open.label,
                 .text = text_of(open),
                 .options = options_of(by, open),
                 .count = open.label == "increase" ? 1 : open.count,
                 .may_pass = !open.is_needed,
                 .takes_others = open.label == "equipment" || open.label == "increase",
                 .prefix = {}};
  add_notes(by, asked, asked.options);
  const bool is_first_of_equipment = open.label == "equipment" && !open.is_needed;
  if (is_first_of_equipment) {
    asked.options.push_back({.value = "standard", .text = "the first of each choice"});
    asked.options.push_back(
        {.value = "rolled", .text = "coins in place of equipment", .label = "coins"});
    asked.options.push_back(
        {.value = "average", .text = "the usual coins in place of equipment", .label = "coins"});
  }
  return asked;
}

}  // namespace

bool making::is_passed(std::string_view label) const {
  return std::ranges::any_of(
      answers, [&](const answer& one) { return one.label == label && one.values.empty(); });
}

std::vector<option> entry_options(const making& by, category kind,
                                  const std::function<std::string(const content_entry& of)>& note) {
  std::vector<option> options;
  for (const std::string& slug : by.names(kind)) {
    const content_entry_ptr entry = by.out.entry(kind, slug);
    options.push_back(
        {.value = in_words(slug), .note = entry && note ? note(*entry) : std::string()});
  }
  return options;
}

std::optional<question> next_question(const making& by) {
  std::vector<rules::open_choice> open = by.now.open;
  std::ranges::stable_sort(open, {}, [](const auto& one) { return rank_of(one.label); });
  for (const rules::open_choice& each : open) {
    if (!each.is_needed && by.is_passed(each.label)) continue;
    question asked = question_of(by, each);
    // What nobody could answer is not asked.
    if (!asked.options.empty()) return asked;
  }
  return std::nullopt;
}

bool lacks_something(const rules::open_choices& open) {
  return std::ranges::any_of(open, &rules::open_choice::is_needed);
}

std::vector<word> words_of(const answer& said) {
  std::vector<word> words;
  for (const std::string& each : said.values) {
    // "str 1 and con 1" is one option and two words.
    std::string_view rest = each;
    constexpr std::string_view between = " and ";
    for (std::size_t at = rest.find(between); at != std::string_view::npos;
         at = rest.find(between)) {
      words.push_back({.text = std::string(rest.substr(0, at)), .column = 0, .number_after = {}});
      rest.remove_prefix(at + between.size());
    }
    words.push_back({.text = std::string(rest), .column = 0, .number_after = {}});
  }
  return words;
}

}  // namespace dnd::model::guide
