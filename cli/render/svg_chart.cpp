#include "cli/render/svg_chart.hpp"

#include "cli/render/markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dnd::cli {
namespace {

using model::views::stats_chart;

// As benchmarks/plot.py has them.
constexpr double plot_left = 74;
constexpr double plot_right = 20;
constexpr double plot_top = 40;
constexpr double plot_bottom = 64;
constexpr double line_width = 640;
constexpr double line_height = 360;
constexpr double bar_height = 22;
constexpr double bar_left = 200;
constexpr double bar_span = 400;
constexpr double legend_width = 150;
constexpr int grid_steps = 4;
/// Told apart by people who see no red or no green too (Okabe and Ito).
constexpr std::array<std::string_view, 8> plot_colors{"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                      "#e69f00", "#56b4e9", "#f0e442", "#000000"};
constexpr std::size_t label_bytes_max = 60;

/// The least 1, 2 or 5 times a power of ten that is not below `value`.
[[nodiscard]] double rounded_up(double value) {
  if (value <= 0) return 1;
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 5.0})
    if (step * power >= value) return step * power;
  return 10 * power;
}

[[nodiscard]] double most_of(const stats_chart& what) {
  double out = what.expected;
  for (const auto& series : what.all)
    for (const double value : series.values) out = std::max(out, value);
  return rounded_up(out);
}

[[nodiscard]] std::string svg_label(std::string_view text) {
  if (text.size() <= label_bytes_max) return xml_escaped(text);
  std::size_t end = label_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  return xml_escaped(text.substr(0, end)) + "…";
}

void begin_svg(std::vector<std::string>& out, double width, double height, std::string_view title) {
  out.push_back(
      fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.0f}\" "
                  "height=\"{:.0f}\" font-family=\"sans-serif\" font-size=\"11\" "
                  "role=\"img\">",
                  width, height));
  out.push_back(fmt::format("<title>{}</title>", svg_label(title)));
  out.emplace_back(
      "<style>.grid{stroke:#ddd}.curve{fill:none;stroke-width:2}"
      ".value{text-anchor:end}.size{text-anchor:middle}"
      ".title{font-size:13px;font-weight:bold}</style>");
  out.emplace_back("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
  out.push_back(fmt::format("<text class=\"title\" x=\"{:.0f}\" y=\"22\">{}</text>", plot_left,
                            svg_label(title)));
}

[[nodiscard]] std::vector<std::string> svg_bars(const stats_chart& what) {
  std::vector<std::string> out;
  const double most = most_of(what);
  const auto& values = what.all.front().values;
  const double height = plot_top + bar_height * static_cast<double>(values.size()) + plot_bottom;
  begin_svg(out, bar_left + bar_span + plot_left, height, what.title);
  const double floor = height - plot_bottom;
  for (int step = 0; step <= grid_steps; ++step) {
    const double x = bar_left + bar_span * step / grid_steps;
    out.push_back(
        fmt::format("<path class=\"grid\" d=\"M{0:.1f} {1:.1f}V{2:.1f}\"/>"
                    "<text class=\"size\" x=\"{0:.1f}\" y=\"{3:.1f}\">{4:g}</text>",
                    x, plot_top, floor, floor + 16, most * step / grid_steps));
  }
  out.push_back(fmt::format("<text class=\"size\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                            bar_left + bar_span / 2, floor + 32, svg_label(what.unit)));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double y = plot_top + bar_height * static_cast<double>(i);
    const double width = values[i] / most * bar_span;
    out.push_back(fmt::format(
        "<text class=\"value\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>"
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>"
        "<text x=\"{:.1f}\" y=\"{:.1f}\">{:g}</text>",
        bar_left - 6, y + 15, svg_label(what.labels[i]), bar_left, y + 4, width, bar_height - 8,
        plot_colors[0], bar_left + width + 4, y + 15, values[i]));
  }
  if (what.expected > 0)
    out.push_back(
        fmt::format("<path stroke=\"{}\" stroke-dasharray=\"4 3\" "
                    "d=\"M{:.1f} {:.1f}V{:.1f}\"/>"
                    "<text x=\"{:.1f}\" y=\"{:.1f}\">expected: {:.1f} each</text>",
                    plot_colors[1], bar_left + what.expected / most * bar_span, plot_top, floor,
                    bar_left, floor + 50, what.expected));
  out.emplace_back("</svg>");
  return out;
}

[[nodiscard]] std::vector<std::string> svg_curves(const stats_chart& what) {
  std::vector<std::string> out;
  const double most = most_of(what);
  const std::size_t per_row = static_cast<std::size_t>((line_width - plot_left) / legend_width);
  const std::size_t legend_rows = (what.all.size() + per_row - 1) / per_row;
  const double height = line_height + 18 * static_cast<double>(legend_rows);
  begin_svg(out, line_width, height, what.title);
  const double floor = line_height - plot_bottom;
  const auto y_of = [&](double value) { return floor - value / most * (floor - plot_top); };
  const double span = static_cast<double>(std::max<std::size_t>(what.labels.size(), 2) - 1);
  const auto x_of = [&](std::size_t at) {
    return plot_left + static_cast<double>(at) / span * (line_width - plot_left - plot_right);
  };
  for (int step = 0; step <= grid_steps; ++step) {
    const double value = most * step / grid_steps;
    out.push_back(fmt::format(
        "<path class=\"grid\" d=\"M{:.1f} {:.1f}H{:.1f}\"/>"
        "<text class=\"value\" x=\"{:.1f}\" y=\"{:.1f}\">{:g}</text>",
        plot_left, y_of(value), line_width - plot_right, plot_left - 6, y_of(value) + 4, value));
  }
  for (std::size_t at = 0; at < what.labels.size(); ++at)
    if (at == 0 || what.labels[at] != what.labels[at - 1])
      out.push_back(fmt::format("<text class=\"size\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                                x_of(at), floor + 16, svg_label(what.labels[at])));
  out.push_back(fmt::format("<text class=\"size\" x=\"{:.1f}\" y=\"{:.1f}\">round</text>",
                            (plot_left + line_width - plot_right) / 2, floor + 32));
  for (std::size_t line = 0; line < what.all.size(); ++line) {
    const std::string_view color = plot_colors[line % plot_colors.size()];
    std::string path;
    bool is_down = false;
    for (std::size_t at = 0; at < what.all[line].values.size(); ++at) {
      const double value = what.all[line].values[at];
      // Whoever is not there has no line.
      if (value >= 0)
        path += fmt::format("{}{:.1f} {:.1f}", is_down ? "L" : "M", x_of(at), y_of(value));
      is_down = value >= 0;
    }
    out.push_back(fmt::format("<path class=\"curve\" stroke=\"{}\" d=\"{}\"/>", color, path));
    const double x = plot_left + legend_width * static_cast<double>(line % per_row);
    const double y = floor + 54 + 18 * static_cast<double>(line / per_row);
    out.push_back(
        fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"10\" height=\"10\" fill=\"{}\"/>"
                    "<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                    x, y - 9, color, x + 14, y, svg_label(what.all[line].name)));
  }
  out.emplace_back("</svg>");
  return out;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out = html_text(text);
  for (char& each : out) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte == 0x7f || (byte < 0x20 && each != '\n' && each != '\t')) each = '?';
  }
  return out;
}

std::vector<std::string> svg_lines(const stats_chart& what) {
  const bool is_empty = what.all.empty() || what.labels.empty();
  if (!is_empty) return what.is_lines ? svg_curves(what) : svg_bars(what);
  std::vector<std::string> out;
  begin_svg(out, bar_left + bar_span + plot_left, plot_top + plot_bottom,
            what.title.empty() ? "Nothing has happened yet" : what.title);
  out.emplace_back("</svg>");
  return out;
}

}  // namespace dnd::cli
