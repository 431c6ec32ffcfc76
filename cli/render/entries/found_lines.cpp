#include "cli/render/entries/found_lines.hpp"

#include "cli/render/entries/entry_page.hpp"
#include "cli/render/grammar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace dnd::cli {
namespace {

using model::found_entries;
using model::search_field;
using model::search_form;

/// However low a terminal is, this many are shown.
constexpr std::size_t rows_least = 10;
/// Lines of a terminal that are for titles, the count and the prompt.
constexpr std::size_t lines_besides = 4;
/// Cells that a column of words keeps on a narrow terminal.
constexpr std::size_t words_least = 6;

[[nodiscard]] bool is_number(search_form form) {
  return form == search_form::number || form == search_form::fraction || form == search_form::money;
}

[[nodiscard]] std::vector<table_column> columns_of(const found_entries& found) {
  std::vector<table_column> columns{{.title = "name", .least = 2 * words_least}};
  for (const search_field* each : found.columns)
    columns.push_back({.title = std::string(each->label),
                       .align = is_number(each->form) ? alignment::right : alignment::left,
                       .least = is_number(each->form) ? 0 : words_least});
  return columns;
}

[[nodiscard]] std::string kinds_text(const found_entries& found) {
  const bool one = found.rows.size() == 1;
  // There is no word for one of these.
  if (found.kind == model::category::equipment)
    return one ? "piece of equipment" : "pieces of equipment";
  return words_of_slug(one ? noun_of(found.kind) : to_text(found.kind));
}

/// A cell of the table: names of entries are slugs in the files.
[[nodiscard]] std::string cell_text_of(const search_field& field,
                                       const model::content_entry& entry) {
  const std::string text = listed(model::values_of(field, entry));
  return field.form == search_form::word ? words_of_slug(text) : text;
}

/// Labels that were not asked for yet.
[[nodiscard]] std::string labels_text(const found_entries& found) {
  std::vector<std::string> labels;
  for (const search_field& each : model::search_fields_of(found.kind))
    labels.push_back(std::string(each.label) + ":");
  labels.emplace_back("name:");
  return listed(labels);
}

}  // namespace

std::vector<std::string> found_lines(const found_entries& found, const layout& where) {
  if (found.rows.empty()) return {fmt::format("No {} fit.", kinds_text(found))};
  const std::size_t room =
      where.height == 0
          ? found.rows.size()
          : std::max(rows_least, where.height - std::min(where.height, lines_besides));
  const std::size_t shown = std::min(found.rows.size(), room);
  std::vector<table_row> rows;
  for (std::size_t i = 0; i < shown; ++i) {
    const model::content_entry& entry = *found.rows[i];
    table_row row{{where.look.clean(entry.name)}};
    for (const search_field* each : found.columns)
      row.push_back({where.look.clean(cell_text_of(*each, entry))});
    rows.push_back(std::move(row));
  }
  std::vector<std::string> lines = table_lines(columns_of(found), rows, where);
  if (shown < found.rows.size())
    lines.push_back(fmt::format("{} and {} more: narrow it with {}", where.look.ellipsis(),
                                found.rows.size() - shown, labels_text(found)));
  lines.push_back(
      where.look.paint(tone::faint, fmt::format("{} {}.", found.rows.size(), kinds_text(found))));
  return lines;
}

}  // namespace dnd::cli
