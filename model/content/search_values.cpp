#include "model/content/search_values.hpp"

#include "model/language/scan.hpp"
#include "model/language/wording.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace dnd::model {
namespace {

constexpr std::size_t digits_max = 12;

/// Digits, with a ',' between them or not; nothing for anything else.
std::optional<double> whole(std::string_view text) {
  double value = 0;
  std::size_t digits = 0;
  for (const char each : text) {
    if (each == ',' && digits > 0) continue;
    if (each < '0' || each > '9' || ++digits > digits_max) return std::nullopt;
    value = value * 10 + (each - '0');
  }
  if (digits == 0) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> read_fraction(std::string_view text) {
  text = language::trimmed(text);
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const auto above = whole(text.substr(0, slash));
    const auto below = whole(text.substr(slash + 1));
    if (!above || !below || *below == 0) return std::nullopt;
    return *above / *below;
  }
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return whole(text);
  const auto before = whole(text.substr(0, point));
  const std::string_view places = text.substr(point + 1);
  const auto after = whole(places);
  if (!before || !after || places.find(',') != std::string_view::npos) return std::nullopt;
  return *before + *after / std::pow(10.0, static_cast<double>(places.size()));
}

std::optional<double> read_money(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, double>, 5> coins = {
      {{"cp", 0.01}, {"sp", 0.1}, {"ep", 0.5}, {"gp", 1}, {"pp", 10}}};
  text = language::trimmed(text);
  double worth = 1;
  if (text.size() > 2) {
    const std::string coin = language::lower(text.substr(text.size() - 2));
    for (const auto& [name, value] : coins) {
      if (coin != name) continue;
      worth = value;
      text.remove_suffix(2);
      break;
    }
  }
  const auto count = read_fraction(text);
  if (!count) return std::nullopt;
  return *count * worth;
}

std::optional<search_range> read_range(std::string_view text,
                                       std::optional<double> (*read)(std::string_view)) {
  text = language::trimmed(text);
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto only = read(text);
    if (!only) return std::nullopt;
    return search_range{*only, *only};
  }
  const std::string_view first = language::trimmed(text.substr(0, dots));
  const std::string_view second = language::trimmed(text.substr(dots + 2));
  if (first.empty() && second.empty()) return std::nullopt;
  const auto least = first.empty() ? std::optional(0.0) : read(first);
  const auto most =
      second.empty() ? std::optional(std::numeric_limits<double>::infinity()) : read(second);
  if (!least || !most || *least > *most) return std::nullopt;
  return search_range{*least, *most};
}

}  // namespace dnd::model
