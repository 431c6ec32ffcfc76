#include "cli/render/stats_answers.hpp"

#include "cli/render/chart.hpp"
#include "cli/render/svg_chart.hpp"
#include "cli/render/text_width.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace dnd::cli {
namespace {

using model::commands::stats_form;
using model::views::stats_table;
using model::views::stats_value;
using model::views::stats_view;

/// Two digits after the point, fewer zeros than that, and more of what is small.
[[nodiscard]] std::string number_text(double value) {
  if (value != 0 && std::abs(value) < 0.01) return fmt::format("{:.2g}", value);
  std::string out = fmt::format("{:.2f}", value);
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out;
}

[[nodiscard]] std::string value_text(const stats_value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return number_text(std::get<double>(value));
}

[[nodiscard]] bool is_zero(const stats_value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number == 0;
  const auto* real = std::get_if<double>(&value);
  return real != nullptr && *real == 0;
}

[[nodiscard]] std::vector<std::string> lines_of_table(const stats_view& what, const layout& where) {
  if (what.table.rows.empty()) return {what.nothing};
  // For people, what is nothing everywhere is left out.
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < what.table.columns.size(); ++i)
    if (what.by == "fight" ||
        std::ranges::any_of(what.table.rows, [i](const auto& row) { return !is_zero(row[i]); }))
      shown.push_back(i);
  std::vector<table_column> columns;
  for (const std::size_t i : shown) {
    const bool is_text =
        std::holds_alternative<std::string>(what.table.rows.front()[i]) && what.by != "fight";
    columns.push_back({.title = where.look.clean(what.table.columns[i].title),
                       .align = is_text ? alignment::left : alignment::right,
                       .least = is_text ? std::size_t{8} : std::size_t{0}});
  }
  std::vector<table_row> rows;
  for (const auto& each : what.table.rows) {
    table_row& row = rows.emplace_back();
    for (const std::size_t i : shown)
      row.push_back({.text = where.look.clean(value_text(each[i])),
                     .meaning = is_zero(each[i]) ? tone::faint : tone::plain});
  }
  return table_lines(columns, rows, where);
}

void add_stats_value(json::writer& out, const stats_value& value) {
  if (const auto* text = std::get_if<std::string>(&value))
    out.text(*text);
  else if (const auto* number = std::get_if<std::int64_t>(&value))
    out.number(*number);
  else
    out.raw(fmt::format("{:.6g}", std::get<double>(value)));
}

}  // namespace

std::string csv_value(std::string_view text) {
  std::string out;
  const bool may_be_formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool is_quoted = may_be_formula ||
                         text.find_first_of(",\"\r\n") != std::string_view::npos ||
                         (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (may_be_formula) out += '\'';
  for (const char each : text) {
    if (each == '"') out += '"';
    out += each;
  }
  return is_quoted ? '"' + out + '"' : out;
}

std::vector<std::string> csv_lines(const stats_table& what) {
  std::vector<std::string> out;
  std::string head;
  for (const auto& each : what.columns) head += (head.empty() ? "" : ",") + csv_value(each.name);
  out.push_back(std::move(head));
  for (const auto& row : what.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += ',';
      if (const auto* text = std::get_if<std::string>(&row[i]))
        line += csv_value(*text);
      else
        line += value_text(row[i]);
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<std::string> stats_lines(const stats_view& what, const layout& where) {
  switch (what.form) {
    case stats_form::csv:
      return csv_lines(what.table);
    case stats_form::svg:
      return svg_lines(what.chart);
    case stats_form::chart:
      return chart_lines(what.chart, where);
    case stats_form::table:
      break;
  }
  std::string title = what.scope;
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  std::vector<std::string> out{where.look.paint(tone::strong, where.look.clean(title))};
  for (std::string& line : lines_of_table(what, where)) out.push_back(std::move(line));
  for (const std::string& each : what.notes)
    for (std::string& line : wrapped(where.look.clean(each), where.width))
      out.push_back(std::move(line));
  return out;
}

std::string stats_data(const stats_view& what) {
  json::writer out;
  out.open('{');
  out.open("stats", '{');
  out.key("scope").text(what.scope);
  out.key("by").text(what.by);
  out.open("rows", '[');
  for (const auto& row : what.table.rows) {
    out.open('{');
    for (std::size_t i = 0; i < row.size(); ++i) {
      out.key(what.table.columns[i].name);
      add_stats_value(out, row[i]);
    }
    out.close('}');
  }
  out.close(']');
  out.close('}');
  out.close('}');
  const std::string object = std::move(out).take();
  return object.substr(1, object.size() - 2);
}

}  // namespace dnd::cli
