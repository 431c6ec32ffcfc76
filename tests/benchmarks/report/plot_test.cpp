// The plots are one picture that any viewer of SVG shows.

#include "benchmarks/report/plot.hpp"

#include "tests/benchmarks/report/report_sample.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string_view>

namespace dnd::bench {
BOOST_AUTO_TEST_SUITE(plot_suite)

namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

point at(const char* plot, const char* curve, double size, double value) {
  return {.plot = plot,
          .what = plot,
          .unit = "ms",
          .curve = curve,
          .size = size,
          .value = {.median = value, .low = value, .high = value}};
}

BOOST_AUTO_TEST_CASE(each_plot_has_a_panel_and_each_point_a_mark) {
  const std::vector points{at("a", "engine", 1e3, 1), at("a", "engine", 1e5, 2),
                           at("a", "other", 1e3, 3), at("b", "engine", 10, 4),
                           at("c", "engine", 10, 0)};
  const auto text = plots_svg(points);
  BOOST_TEST(count(text, "<g ") == 3U);
  BOOST_TEST(count(text, "<circle ") == 5U);
  BOOST_TEST(count(text, "class=\"curve\"") == 4U);
  BOOST_TEST(count(text, "nan") == 0U);
  BOOST_TEST(count(text, "inf") == 0U);
}

BOOST_AUTO_TEST_CASE(larger_values_stand_higher_and_larger_sizes_further_right) {
  const std::vector points{at("a", "engine", 10, 1), at("a", "engine", 1000, 2)};
  const auto text = plots_svg(points);
  const auto number = [&](std::string_view name, std::size_t from) {
    const auto begin = text.find(name, from) + name.size();
    return std::stod(text.substr(begin, 10));
  };
  const auto first = text.find("<circle");
  const auto second = text.find("<circle", first + 1);
  BOOST_TEST(number("cx=\"", second) > number("cx=\"", first));
  BOOST_TEST(number("cy=\"", second) < number("cy=\"", first));
}

BOOST_AUTO_TEST_CASE(words_are_escaped_and_every_element_is_closed) {
  const auto text = plots_svg(sample_report().points);
  BOOST_TEST(count(text, "replay &lt;fast&gt;") == 1U);
  BOOST_TEST(count(text, "<fast>") == 0U);
  BOOST_TEST(count(text, "<g ") == count(text, "</g>"));
  BOOST_TEST(count(text, "<text ") == count(text, "</text>"));
  BOOST_TEST(text.starts_with("<svg "));
  BOOST_TEST(text.ends_with("</svg>\n"));
}

BOOST_AUTO_TEST_CASE(nothing_makes_an_empty_picture) {
  const auto text = plots_svg({});
  BOOST_TEST(count(text, "<g ") == 0U);
  BOOST_TEST(text.ends_with("</svg>\n"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::bench
