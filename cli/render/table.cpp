#include "cli/render/table.hpp"

#include "cli/render/text_width.hpp"
#include "model/assert.hpp"

#include <algorithm>

namespace dnd::cli {
namespace {

constexpr std::size_t gap = 2;
/// Before the second line of a row that is folded.
constexpr std::size_t fold_indent = 4;
/// The last column is not made narrower than this, even if the line gets too long.
constexpr std::size_t last_column_least = 10;
/// A term has little more than half of a line, so that there is room for what it means.
constexpr std::size_t term_per_cent_max = 55;
constexpr std::size_t per_cent = 100;

using widths = std::vector<std::size_t>;

[[nodiscard]] widths natural_widths(const std::vector<table_column>& columns,
                                    const std::vector<table_row>& rows) {
  widths out;
  for (const table_column& each : columns) out.push_back(model::display_width(each.title));
  for (const table_row& each : rows)
    for (std::size_t i = 0; i < columns.size(); ++i)
      out[i] = std::max(out[i], model::display_width(each[i].text));
  return out;
}

/// Cells up to the last column.
[[nodiscard]] std::size_t last_column_start(const widths& sizes) {
  std::size_t start = 0;
  for (std::size_t i = 0; i + 1 < sizes.size(); ++i) start += sizes[i] + gap;
  return start;
}

/// Makes the columns that may be cut narrower until the last column has room.
void shrink(widths& sizes, const std::vector<table_column>& columns, std::size_t width) {
  const std::size_t last = std::min(sizes.back(), last_column_least);
  while (last_column_start(sizes) + last > width) {
    std::size_t widest = sizes.size();
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
      const bool may_shrink = columns[i].least > 0 && sizes[i] > columns[i].least;
      if (may_shrink && (widest == sizes.size() || sizes[i] > sizes[widest])) widest = i;
    }
    if (widest == sizes.size()) break;
    --sizes[widest];
  }
  const std::size_t start = last_column_start(sizes);
  const std::size_t room = start < width ? width - start : 0;
  sizes.back() = std::min(sizes.back(), std::max(room, last_column_least));
}

void strip_end(std::string& line) {
  line.erase(line.find_last_not_of(' ') + 1);
}

/// One cell in its column, painted after it was cut and padded: colours take no cells.
[[nodiscard]] std::string cell_text(const std::string& text, tone meaning, alignment align,
                                    std::size_t width, const style& look) {
  const std::string cut = shortened(text, width, look);
  const std::size_t used = model::display_width(cut);
  const std::string space(width > used ? width - used : 0, ' ');
  const std::string painted = look.paint(meaning, cut);
  return align == alignment::right ? space + painted : painted + space;
}

/// The first column of each line that a row takes. On a screen that is too narrow for all of them,
/// a row is folded, each at the same columns.
[[nodiscard]] std::vector<std::size_t> folds_of(const widths& sizes, const layout& where) {
  std::vector<std::size_t> out{0};
  if (!where.is_screen()) return out;
  std::size_t used = sizes.front();
  for (std::size_t i = 1; i < sizes.size(); ++i) {
    const bool is_last = i + 1 == sizes.size();
    const std::size_t least = is_last ? std::min(sizes[i], last_column_least) : sizes[i];
    const bool fits = used + gap + least <= std::max(where.width, width_least);
    if (!fits) out.push_back(i);
    used = (fits ? used + gap : fold_indent) + sizes[i];
  }
  return out;
}

/// Cells before the last column in its line.
[[nodiscard]] std::size_t start_of_last(const widths& sizes,
                                        const std::vector<std::size_t>& folds) {
  std::size_t start = folds.size() > 1 ? fold_indent : 0;
  for (std::size_t i = folds.back(); i + 1 < sizes.size(); ++i) start += sizes[i] + gap;
  return start;
}

void append_row(std::vector<std::string>& lines, const std::vector<table_column>& columns,
                const table_row& cells, const widths& sizes, const std::vector<std::size_t>& folds,
                const style& look) {
  std::string line;
  std::size_t fold = 0;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    line += cell_text(cells[i].text, cells[i].meaning, columns[i].align, sizes[i], look);
    line.append(gap, ' ');
    if (fold + 1 == folds.size() || folds[fold + 1] != i + 1) continue;
    ++fold;
    strip_end(line);
    if (!line.empty()) lines.push_back(std::move(line));
    line = std::string(fold_indent, ' ');
  }
  if (folds.back() + 1 == cells.size() && folds.size() > 1 && cells.back().text.empty()) return;
  const std::string indent(start_of_last(sizes, folds), ' ');
  for (const std::string& piece :
       wrapped(cells.back().text, std::max<std::size_t>(sizes.back(), 1))) {
    line += columns.back().align == alignment::right
                ? cell_text(piece, cells.back().meaning, alignment::right, sizes.back(), look)
                : look.paint(cells.back().meaning, piece);
    strip_end(line);
    lines.push_back(line);
    line = indent;
  }
}

}  // namespace

std::size_t table_width(const std::vector<table_column>& columns,
                        const std::vector<table_row>& rows) {
  DND_ASSERT(!columns.empty());
  const widths sizes = natural_widths(columns, rows);
  return last_column_start(sizes) + sizes.back();
}

std::vector<std::string> table_lines(const std::vector<table_column>& columns,
                                     const std::vector<table_row>& rows, const layout& where) {
  DND_ASSERT(!columns.empty());
  for (const table_row& each : rows) DND_ASSERT(each.size() == columns.size());
  widths sizes = natural_widths(columns, rows);
  const std::size_t width = std::max(where.width, width_least);
  const std::size_t last = sizes.back();
  shrink(sizes, columns, width);
  const std::vector<std::size_t> folds = folds_of(sizes, where);
  if (folds.size() > 1) sizes.back() = std::min(last, width - start_of_last(sizes, folds));
  std::vector<std::string> lines;
  const bool has_titles = std::any_of(columns.begin(), columns.end(),
                                      [](const table_column& each) { return !each.title.empty(); });
  if (has_titles) {
    table_row titles;
    for (const table_column& each : columns) titles.push_back({each.title, tone::faint});
    append_row(lines, columns, titles, sizes, folds, where.look);
  }
  for (const table_row& each : rows) append_row(lines, columns, each, sizes, folds, where.look);
  return lines;
}

std::vector<std::string> definition_lines(const std::string& term, const std::string& text,
                                          std::size_t term_width, const layout& where) {
  const std::size_t width = std::max(where.width, width_least);
  // A term that leaves too little room beside it gets a line of its own.
  const bool fits = model::display_width(term) + 1 <= term_width &&
                    term_width * per_cent <= width * term_per_cent_max;
  const std::size_t indent = fits ? term_width : std::min<std::size_t>(term_width, 4);
  std::vector<std::string> lines;
  std::string line = where.look.paint(tone::faint, term);
  if (fits) {
    line.append(term_width - model::display_width(term), ' ');
  } else {
    for (const std::string& piece : wrapped(term, width))
      lines.push_back(where.look.paint(tone::faint, piece));
    line = std::string(indent, ' ');
  }
  for (const std::string& piece : wrapped(text, width - indent)) {
    line += piece;
    strip_end(line);
    lines.push_back(line);
    line = std::string(indent, ' ');
  }
  return lines;
}

}  // namespace dnd::cli
