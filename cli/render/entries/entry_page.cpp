#include "cli/render/entries/entry_page.hpp"

#include "cli/render/entries/field_texts.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/text_width.hpp"
#include "model/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace dnd::cli {
namespace {

using model::content_form;
using model::content_node;

constexpr std::size_t term_width_usual = 16;

/// "str" in front of a score.
[[nodiscard]] std::string key_text(std::string_view key) {
  for (std::size_t i = 0; i < model::ability_count; ++i)
    if (model::ability_names()[i] == key) return short_name(static_cast<model::ability>(i));
  std::string text(key);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// `{count: 2, from: […]}`.
[[nodiscard]] bool is_choice(const content_node& node) {
  return node.form == content_form::map && node.items.size() == 2 &&
         node.find("count") != nullptr && node.find("from") != nullptr;
}

[[nodiscard]] bool has_parts(const content_node& node) {
  return std::any_of(node.items.begin(), node.items.end(),
                     [](const content_node& item) { return item.form != content_form::scalar; });
}

/// Some fields say more in words than as they stand.
[[nodiscard]] std::string field_text(const entry_page& page, const content_node& field) {
  if (field.key == "equipment_choices") return choices_text(page, field);
  if (field.key == "starting_gold" || field.key == "gold") return gold_text(field);
  if (field.key == "languages" && field.form == content_form::scalar)
    return fmt::format("any {}", field.text);
  return page.text_of(&field);
}

}  // namespace

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string words_of_slug(std::string_view slug) {
  std::string text(slug);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

std::string term_of(std::string_view field) {
  return capitalized(key_text(field));
}

std::string entry_page::name_of(std::string_view slug) const {
  const auto found = about_.names.find(slug);
  if (found == about_.names.end()) return key_text(slug);
  // The proficiency in a skill goes by the name of the skill, where others name it.
  constexpr std::string_view of_skill = "Skill: ";
  return found->second.starts_with(of_skill) ? found->second.substr(of_skill.size())
                                             : found->second;
}

std::string entry_page::text_of(const content_node* field) const {
  if (field == nullptr) return {};
  switch (field->form) {
    case content_form::nothing:
      return {};
    case content_form::scalar:
      if (!field->quoted && field->text == "true") return "yes";
      if (!field->quoted && field->text == "false") return "no";
      return name_of(field->text);
    case content_form::list:
    case content_form::map:
      break;
  }
  if (is_choice(*field))
    return fmt::format("{} of {}", field->text_of("count"), text_of(field->find("from")));
  std::vector<std::string> parts;
  for (const content_node& item : field->items) {
    std::string text = text_of(&item);
    if (field->form == content_form::map) text = name_of(item.key) + " " + text;
    parts.push_back(std::move(text));
  }
  return fmt::format("{}", fmt::join(parts, has_parts(*field) ? "; " : ", "));
}

void entry_page::title(const std::string& nature) {
  const style& look = where_.look;
  const std::string name = look.clean(about_.entry->name);
  const std::string kind = fmt::format(" ({})", noun_of(about_.entry->kind));
  const std::string rest = nature.empty() ? kind : kind + ": " + look.clean(nature);
  const std::size_t width = std::max(where_.width, width_least);
  if (model::display_width(name + rest) <= width) {
    lines_.push_back(look.paint(tone::strong, name) + rest);
    return;
  }
  for (const std::string& line : wrapped(name + rest, width))
    lines_.push_back(lines_.empty() ? look.paint(tone::strong, line) : line);
}

void entry_page::define(const std::string& term, const std::string& text, std::size_t term_width) {
  if (text.empty()) return;
  const style& look = where_.look;
  std::ranges::move(definition_lines(look.clean(term), look.clean(text),
                                     term_width == 0 ? term_width_usual : term_width, where_),
                    std::back_inserter(lines_));
}

void entry_page::heading(const std::string& text) {
  lines_.push_back(where_.look.paint(tone::strong, where_.look.clean(text)));
}

void entry_page::table(const std::vector<table_column>& columns,
                       const std::vector<table_row>& rows) {
  std::ranges::move(table_lines(columns, rows, where_), std::back_inserter(lines_));
}

void entry_page::prose(std::string_view text, std::size_t indent) {
  const std::size_t width = std::max(where_.width, width_least + indent) - indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string paragraph = where_.look.clean(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
    for (std::string& line : wrapped(paragraph, width)) {
      line.erase(line.find_last_not_of(' ') + 1);
      lines_.push_back(line.empty() ? line : std::string(indent, ' ') + line);
    }
  }
}

void entry_page::finish(std::initializer_list<std::string_view> shown) {
  for (const content_node& field : fields().items) {
    const bool is_done = field.key == "name" || field.key == "description" ||
                         std::find(shown.begin(), shown.end(), field.key) != shown.end();
    if (is_done) continue;
    if (field.key == "pools")
      define("Uses", pools_text(*this, field));
    else
      define(term_of(field.key), field_text(*this, field));
  }
  describe();
}

void entry_page::describe() {
  prose(fields().text_of("description"));
  if (!about_.entry->built_in)
    lines_.push_back(
        where_.look.paint(tone::faint, "from " + where_.look.clean(about_.entry->path)));
}

}  // namespace dnd::cli
