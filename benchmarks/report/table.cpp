#include "benchmarks/report/table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace dnd::bench {

namespace {

using cli::table_cell;
using cli::tone;

std::string goal_text(const figure& what, const std::optional<double>& goal) {
  if (!goal) return {};
  return fmt::format("{} {}", what.way == better::higher ? ">=" : "<=", short_number(*goal));
}

table_cell verdict_cell(const figure& what) {
  switch (judge(what)) {
    case verdict::shown:
      return {"", tone::plain};
    case verdict::below_aim:
      return {"below aim", tone::plain};
    case verdict::aim_reached:
      return {"aim reached", tone::good};
    case verdict::reached:
      return {"reached", tone::good};
    case verdict::missed:
      return {"MISSED", tone::bad};
  }
  return {};
}

std::array<table_cell, 8> cells_of(const figure& what) {
  const bool has_peer = !what.peer.empty();
  return {
      table_cell{what.what},
      table_cell{fmt::format("{} {}", short_number(what.value), what.unit)},
      table_cell{has_peer ? fmt::format("{} {}", short_number(what.peer_value), what.unit)
                          : std::string()},
      table_cell{has_peer ? short_number(what.judged.median) + " x" : std::string(), tone::strong},
      table_cell{goal_text(what, what.must)},
      table_cell{goal_text(what, what.aim)},
      verdict_cell(what),
      table_cell{what.peer, tone::faint}};
}

constexpr std::array<std::string_view, 8> titles{"figure", "engine", "beside it", "ratio",
                                                 "must",   "aim",    "",          "what is beside"};

}  // namespace

std::string short_number(double value) {
  const auto size = std::abs(value);
  if (size >= 1e9) return fmt::format("{:.3g} G", value / 1e9);
  if (size >= 1e6) return fmt::format("{:.3g} M", value / 1e6);
  if (size >= 1e4) return fmt::format("{:.3g} k", value / 1e3);
  if (size >= 1000) return fmt::format("{:.0f}", value);
  return fmt::format("{:.3g}", value);
}

std::vector<std::string> figure_lines(const report& what, const cli::layout& where) {
  std::vector<cli::table_column> columns;
  for (std::size_t i = 0; i < titles.size(); ++i)
    columns.push_back({.title = std::string(titles[i]),
                       .align = i >= 1 && i <= 5 ? cli::alignment::right : cli::alignment::left,
                       .least = i == 0 ? 24U : 0U});
  std::vector<cli::table_row> rows;
  for (const auto& one : what.figures) {
    const auto cells = cells_of(one);
    rows.emplace_back(cells.begin(), cells.end());
  }
  auto lines = cli::table_lines(columns, rows, where);
  for (const auto& missing : what.left_out)
    lines.push_back(where.look.paint(tone::warning, "left out: " + missing));
  return lines;
}

std::string figure_markdown(const report& what) {
  std::string text;
  const auto row = [&](const auto& cells) {
    for (const auto& cell : cells) text += fmt::format("| {} ", cell);
    text += "|\n";
  };
  row(titles);
  text += "| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |\n";
  for (const auto& one : what.figures) {
    std::array<std::string, 8> plain;
    auto cells = cells_of(one);
    for (std::size_t i = 0; i < plain.size(); ++i) plain[i] = std::move(cells[i].text);
    row(plain);
  }
  return text;
}

}  // namespace dnd::bench
