#include "cli/render/entries/entry_lines.hpp"
#include "cli/render/grammar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dnd::cli {
namespace {

using model::content_form;
using model::content_node;
using texts = std::vector<std::string>;

/// "4 3 2": how many slots of each level, from 1.
[[nodiscard]] std::string slots_of(const content_node& row) {
  const content_node* slots = row.find("slots");
  if (slots == nullptr) return {};
  texts counts;
  for (const content_node& each : slots->items) counts.push_back(each.text);
  return fmt::format("{}", fmt::join(counts, " "));
}

/// Names of features, and the figures that grow: "Rage, Unarmored Defense; rage count 2".
[[nodiscard]] std::string gains_of(const entry_page& page, const content_node& row) {
  texts parts;
  if (std::string features = page.text_of(row.find("features")); !features.empty())
    parts.push_back(std::move(features));
  if (std::string figures = page.text_of(row.find("resources")); !figures.empty())
    parts.push_back(std::move(figures));
  return fmt::format("{}", fmt::join(parts, "; "));
}

/// Columns of numbers are only there when some level has one.
void add_levels(entry_page& page, const content_node& levels) {
  struct column {
    std::string title;
    std::string (*text)(const content_node& row);
  };
  const column numbers[] = {
      {"prof.",
       [](const content_node& row) {
         const std::string_view bonus = row.text_of("proficiency_bonus");
         return bonus.empty() ? std::string() : "+" + std::string(bonus);
       }},
      {"cantrips", [](const content_node& row) { return std::string(row.text_of("cantrips")); }},
      {"spells", [](const content_node& row) { return std::string(row.text_of("spells_known")); }},
      {"slots", slots_of},
  };
  std::vector<table_column> columns{{.title = "level", .align = alignment::right}};
  std::vector<table_row> rows;
  for (const content_node& row : levels.items)
    rows.push_back({{std::string(row.text_of("level"))}});
  for (const column& each : numbers) {
    texts cells;
    for (const content_node& row : levels.items) cells.push_back(each.text(row));
    if (std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.empty(); }))
      continue;
    columns.push_back({.title = each.title, .align = alignment::left});
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back({cells[i]});
  }
  columns.push_back({.title = "gains"});
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i].push_back({page.where().look.clean(gains_of(page, levels.items[i]))});
  page.table(columns, rows);
}

}  // namespace

void fill_class_page(entry_page& page) {
  const content_node& fields = page.fields();
  texts nature;
  if (const std::string_view die = fields.text_of("hit_die"); !die.empty())
    nature.push_back(fmt::format("hit die d{}", die));
  if (std::string of = page.text_at("class"); !of.empty()) nature.push_back(std::move(of));
  page.title(listed(nature));
  page.define("Saves", page.text_at("saves"));
  if (const content_node* casting = fields.find("spellcasting"))
    page.define("Spellcasting",
                fmt::format("with {}, from level {}", page.text_of(casting->find("with")),
                            casting->text_of("from_level")));
  if (const content_node* levels = fields.find("levels"))
    if (levels->form == content_form::list && !levels->items.empty()) add_levels(page, *levels);
  page.finish({"hit_die", "class", "saves", "spellcasting", "levels"});
}

}  // namespace dnd::cli
