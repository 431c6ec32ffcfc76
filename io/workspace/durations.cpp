#include "io/workspace/durations.hpp"

#include "io/workspace/fields.hpp"

#include <fmt/format.h>

#include <array>

namespace dnd::io {
namespace {

struct unit {
  char letter;
  std::int64_t seconds;
};
constexpr std::array units{unit{'d', 86'400}, unit{'h', 3'600}, unit{'m', 60}, unit{'s', 1}};
constexpr std::int64_t longest = 100 * 366 * units[0].seconds;

}  // namespace

std::optional<std::chrono::seconds> parse_duration(std::string_view text) noexcept {
  if (text.empty()) return std::nullopt;
  for (const unit& each : units) {
    if (text.back() != each.letter) continue;
    const auto number = parse_number(text.substr(0, text.size() - 1), 0,
                                     static_cast<std::uint64_t>(longest / each.seconds));
    if (!number) return std::nullopt;
    return std::chrono::seconds(static_cast<std::int64_t>(*number) * each.seconds);
  }
  return std::nullopt;
}

std::string to_text(std::chrono::seconds length) {
  for (const unit& each : units)
    if (length.count() != 0 && length.count() % each.seconds == 0)
      return fmt::format("{}{}", length.count() / each.seconds, each.letter);
  return "0s";
}

}  // namespace dnd::io
