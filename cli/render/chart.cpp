#include "cli/render/chart.hpp"

#include "cli/render/text_width.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace dnd::cli {
namespace {

using model::views::stats_chart;

constexpr std::size_t label_cells_max = 28;
constexpr std::size_t bar_cells_least = 10;
constexpr std::size_t chart_rows = 12;

/// Eighths of a cell.
constexpr std::string_view eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

[[nodiscard]] double largest_of(const stats_chart& what) {
  double out = what.expected;
  for (const auto& series : what.all)
    for (const double value : series.values) out = std::max(out, value);
  return out;
}

[[nodiscard]] std::size_t cells_of(double value, double whole, std::size_t width) {
  if (whole <= 0 || value <= 0) return 0;
  return static_cast<std::size_t>(std::lround(value / whole * static_cast<double>(width)));
}

/// A bar of at most `width` cells: to an eighth of a cell in blocks.
[[nodiscard]] std::string chart_bar(double value, double whole, std::size_t width,
                                    const style& look) {
  std::string out;
  if (look.characters() == charset::ascii) {
    const std::size_t cells = std::max<std::size_t>(cells_of(value, whole, width), value > 0);
    out.assign(cells, '#');
    return out;
  }
  const std::size_t parts = std::max<std::size_t>(cells_of(value, whole, width * 8), value > 0);
  for (std::size_t i = 0; i < parts / 8; ++i) out += "█";
  out += eighths[parts % 8];
  return out;
}

/// With a mark where the expected value is, if the bar does not reach it.
[[nodiscard]] std::string with_mark(std::string bar, std::size_t at, const style& look) {
  const std::size_t cells = shown_width(bar);
  if (at == 0 || cells >= at) return bar;
  bar.append(at - cells - 1, ' ');
  return bar + (look.characters() == charset::ascii ? "|" : "┊");
}

[[nodiscard]] std::string bar_number(double value) {
  return fmt::format("{}", static_cast<std::int64_t>(std::llround(value)));
}

[[nodiscard]] std::vector<std::string> bar_lines(const stats_chart& what, const layout& where,
                                                 std::size_t width) {
  std::size_t label_cells = 0;
  std::vector<std::string> labels;
  for (const std::string& each : what.labels) {
    labels.push_back(shortened(where.look.clean(each), label_cells_max, where.look));
    label_cells = std::max(label_cells, shown_width(labels.back()));
  }
  const double largest = largest_of(what);
  const std::size_t number_cells = bar_number(largest).size();
  const std::size_t used = label_cells + number_cells + 3;
  const std::size_t cells = std::max(bar_cells_least, width > used ? width - used : 0);
  const std::size_t mark = cells_of(what.expected, largest, cells);
  std::vector<std::string> out;
  const auto& values = what.all.front().values;
  for (std::size_t i = 0; i < labels.size(); ++i)
    out.push_back(fmt::format(
        "{} {:>{}} {}", padded(labels[i], label_cells), bar_number(values[i]), number_cells,
        with_mark(chart_bar(values[i], largest, cells, where.look), mark, where.look)));
  if (what.expected > 0)
    out.push_back(where.look.paint(
        tone::faint,
        fmt::format("{} {:.1f} of each expected",
                    where.look.characters() == charset::ascii ? "|" : "┊", what.expected)));
  for (std::string& line : out)
    while (line.ends_with(' ')) line.pop_back();
  return out;
}

/// Letters that tell lines apart.
[[nodiscard]] char line_mark(std::size_t series) {
  constexpr std::string_view marks = "abcdefghijklmnopqrstuvwxyz";
  return marks[series % marks.size()];
}

/// Each line as the letter of its name in a field of rows; where two meet there is a '*'.
[[nodiscard]] std::vector<std::string> line_lines(const stats_chart& what, const layout& where,
                                                  std::size_t width) {
  const double largest = std::max(largest_of(what), 1.0);
  const std::size_t axis = bar_number(largest).size();
  const std::size_t field = std::max(bar_cells_least, width > axis + 3 ? width - axis - 3 : 0);
  const std::size_t columns = std::min(field, what.labels.size());
  std::vector<std::string> rows(chart_rows + 1, std::string(columns, ' '));
  for (std::size_t line = 0; line < what.all.size(); ++line)
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t at = columns < 2 ? 0 : column * (what.labels.size() - 1) / (columns - 1);
      const double value = what.all[line].values[at];
      if (value < 0) continue;
      char& cell = rows[chart_rows - cells_of(value, largest, chart_rows)][column];
      cell = cell == ' ' || cell == line_mark(line) ? line_mark(line) : '*';
    }
  const bool is_ascii = where.look.characters() == charset::ascii;
  std::vector<std::string> out;
  for (std::size_t row = 0; row <= chart_rows; ++row) {
    const double value = largest * static_cast<double>(chart_rows - row) / chart_rows;
    const bool has_number = row % 4 == 0;
    out.push_back(fmt::format("{:>{}} {}{}", has_number ? bar_number(value) : "", axis,
                              is_ascii ? "|" : "│", rows[row]));
    while (out.back().ends_with(' ')) out.back().pop_back();
  }
  std::string names;
  for (std::size_t line = 0; line < what.all.size(); ++line)
    names += fmt::format("{}{} {}", names.empty() ? "" : "  ", line_mark(line),
                         where.look.clean(what.all[line].name));
  names += what.all.size() > 1 ? "  * several" : "";
  for (std::string& each : wrapped(names, width)) out.push_back(std::move(each));
  return out;
}

}  // namespace

std::vector<std::string> chart_lines(const stats_chart& what, const layout& where) {
  const std::size_t width =
      std::clamp(where.width, width_least, std::max(chart_cells, width_least));
  std::vector<std::string> out{where.look.paint(
      tone::strong, where.look.clean(what.title.empty() ? "Nothing to draw" : what.title))};
  const bool is_empty = what.all.empty() || what.labels.empty();
  if (is_empty) {
    out.emplace_back("Nothing that could be drawn has happened yet.");
    return out;
  }
  auto lines = what.is_lines ? line_lines(what, where, width) : bar_lines(what, where, width);
  for (std::string& each : lines) out.push_back(std::move(each));
  return out;
}

}  // namespace dnd::cli
