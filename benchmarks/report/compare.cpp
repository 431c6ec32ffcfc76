#include "benchmarks/report/compare.hpp"

#include "benchmarks/report/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace dnd::bench {

namespace {

using cli::tone;

const figure* find(const report& in, std::string_view id) {
  const auto at = std::ranges::find(in.figures, id, &figure::id);
  return at == in.figures.end() ? nullptr : &*at;
}

trend trend_of(const figure& before, const figure& now) {
  if (!lie_apart(before.judged, now.judged)) return trend::same;
  const bool higher = now.judged.median > before.judged.median;
  return higher == (now.way == better::higher) ? trend::better : trend::worse;
}

cli::table_cell trend_cell(trend what) {
  switch (what) {
    case trend::same:
      return {"within the spread of the runs", tone::faint};
    case trend::better:
      return {"better", tone::good};
    case trend::worse:
      return {"WORSE", tone::bad};
    case trend::added:
      return {"new", tone::plain};
    case trend::gone:
      return {"not measured now", tone::warning};
  }
  return {};
}

std::string judged_text(const figure& what, const spread& value) {
  return fmt::format("{} {}", short_number(value.median), what.peer.empty() ? what.unit : "x");
}

}  // namespace

std::vector<compared_figure> compare(const report& before, const report& now) {
  std::vector<compared_figure> all;
  for (const auto& one : now.figures) {
    const auto* old = find(before, one.id);
    if (old == nullptr)
      all.push_back({.now = one, .before = {}, .what = trend::added});
    else
      all.push_back({.now = one, .before = old->judged, .what = trend_of(*old, one)});
  }
  for (const auto& one : before.figures)
    if (find(now, one.id) == nullptr)
      all.push_back({.now = one, .before = one.judged, .what = trend::gone});
  return all;
}

std::vector<std::string> comparison_lines(const report& before, const report& now,
                                          const cli::layout& where) {
  std::vector<cli::table_row> rows;
  for (const auto& one : compare(before, now)) {
    const bool has_both = one.what != trend::added && one.what != trend::gone;
    const auto change =
        has_both ? fmt::format("{:+.1f} %", 100 * (one.now.judged.median / one.before.median - 1))
                 : std::string();
    rows.push_back({{one.now.id},
                    {one.what == trend::added ? "" : judged_text(one.now, one.before)},
                    {one.what == trend::gone ? "" : judged_text(one.now, one.now.judged)},
                    {change},
                    trend_cell(one.what)});
  }
  auto lines = cli::table_lines({{.title = "figure"},
                                 {.title = "before", .align = cli::alignment::right},
                                 {.title = "now", .align = cli::alignment::right},
                                 {.title = "change", .align = cli::alignment::right},
                                 {.title = ""}},
                                rows, where);
  if (before.events != now.events)
    lines.push_back(where.look.paint(
        tone::warning,
        fmt::format("The logs are not of one size: {} events before, {} now. Figures that depend "
                    "on it do not compare.",
                    before.events, now.events)));
  return lines;
}

}  // namespace dnd::bench
