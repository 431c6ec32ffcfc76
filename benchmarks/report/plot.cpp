#include "benchmarks/report/plot.hpp"

#include "benchmarks/report/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace dnd::bench {

namespace {

constexpr double panel_width = 440;
constexpr double panel_height = 300;
constexpr double left = 74;
constexpr double right = 20;
constexpr double top = 40;
constexpr double bottom = 64;
constexpr std::size_t columns = 2;
/// Told apart by people who see no red or no green too (Okabe and Ito).
constexpr std::array<std::string_view, 4> colors{"#0072b2", "#d55e00", "#009e73", "#cc79a7"};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

struct curve {
  std::string_view name;
  std::vector<const point*> points;
};

/// The points of one plot.
struct panel {
  const point* first = nullptr;
  std::vector<curve> curves;
  double size_low = 0, size_high = 0, value_high = 0;

  /// Where something stands in the panel, in pixels.
  [[nodiscard]] double x(double size) const {
    const auto span = std::log10(size_high) - std::log10(size_low);
    const auto share = span > 0 ? (std::log10(size) - std::log10(size_low)) / span : 0.5;
    return left + share * (panel_width - left - right);
  }
  [[nodiscard]] double y(double value) const {
    return panel_height - bottom - value / value_high * (panel_height - top - bottom);
  }
};

/// The least 1, 2 or 5 times a power of ten that is not below `value`.
double round_up(double value) {
  if (value <= 0) return 1;
  const auto power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 5.0})
    if (step * power >= value) return step * power;
  return 10 * power;
}

std::vector<panel> panels_of(std::span<const point> points) {
  std::vector<panel> all;
  for (const auto& one : points) {
    auto at = std::ranges::find_if(all, [&](const panel& p) { return p.first->plot == one.plot; });
    if (at == all.end()) {
      all.push_back({.first = &one, .curves = {}, .size_low = one.size, .size_high = one.size});
      at = all.end() - 1;
    }
    at->size_low = std::min(at->size_low, one.size);
    at->size_high = std::max(at->size_high, one.size);
    at->value_high = std::max(at->value_high, one.value.high);
    auto line = std::ranges::find(at->curves, one.curve, &curve::name);
    if (line == at->curves.end()) {
      at->curves.push_back({.name = one.curve, .points = {}});
      line = at->curves.end() - 1;
    }
    line->points.push_back(&one);
  }
  for (auto& each : all) each.value_high = round_up(each.value_high);
  return all;
}

void draw_axes(std::string& out, const panel& in) {
  const auto base = in.y(0);
  constexpr int steps = 4;
  for (int i = 0; i <= steps; ++i) {
    const auto value = in.value_high * i / steps;
    out += fmt::format(
        "<path class=\"grid\" d=\"M{:.1f} {:.1f}H{:.1f}\"/><text class=\"value\" x=\"{:.1f}\" "
        "y=\"{:.1f}\">{}</text>\n",
        left, in.y(value), panel_width - right, left - 6, in.y(value) + 4, short_number(value));
  }
  for (auto power = std::floor(std::log10(in.size_low)); power <= std::log10(in.size_high) + 0.01;
       ++power) {
    const auto size = std::pow(10, power);
    if (size < in.size_low * 0.99) continue;
    out += fmt::format("<text class=\"size\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", in.x(size),
                       base + 16, short_number(size));
  }
  out += fmt::format("<text class=\"size\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
                     (left + panel_width - right) / 2, base + 32, escaped(in.first->size_unit));
}

void draw_curve(std::string& out, const panel& in, const curve& line, std::size_t index) {
  const auto color = colors[index % colors.size()];
  std::string path;
  for (const auto* one : line.points) {
    const auto x = in.x(one->size);
    path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", x, in.y(one->value.median));
    out += fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"{}\"/>"
        "<path stroke=\"{}\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>\n",
        x, in.y(one->value.median), color, color, x, in.y(one->value.low), in.y(one->value.high));
  }
  const auto legend_x = left + 190 * static_cast<double>(index);
  const auto legend_y = panel_height - 10;
  out += fmt::format(
      "<path class=\"curve\" stroke=\"{}\" d=\"{}\"/>\n"
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"10\" height=\"10\" fill=\"{}\"/>"
      "<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
      color, path, legend_x, legend_y - 9, color, legend_x + 14, legend_y, escaped(line.name));
}

}  // namespace

std::string plots_svg(std::span<const point> points) {
  const auto panels = panels_of(points);
  const auto rows = (panels.size() + columns - 1) / columns;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" "
      "font-family=\"sans-serif\" font-size=\"11\">\n"
      "<style>.grid{{stroke:#ddd}}.curve{{fill:none;stroke-width:2}}.value{{text-anchor:end}}"
      ".size{{text-anchor:middle}}.title{{font-size:13px;font-weight:bold}}</style>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
      panel_width * static_cast<double>(columns), panel_height * static_cast<double>(rows));
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const auto& one = panels[i];
    out += fmt::format(
        "<g transform=\"translate({} {})\">\n<text class=\"title\" x=\"{}\" y=\"22\">"
        "{}, {}</text>\n",
        panel_width * static_cast<double>(i % columns),
        panel_height * static_cast<double>(i / columns), left, escaped(one.first->what),
        escaped(one.first->unit));
    draw_axes(out, one);
    for (std::size_t line = 0; line < one.curves.size(); ++line)
      draw_curve(out, one, one.curves[line], line);
    out += "</g>\n";
  }
  return out + "</svg>\n";
}

}  // namespace dnd::bench
