#include "model/verbs/game_times.hpp"

#include "model/effects/modifiers.hpp"
#include "model/language/wording.hpp"

#include <fmt/format.h>

namespace dnd::model::commands {

namespace {

using namespace language;

struct time_unit {
  std::string_view name;
  game_time rounds;
};
/// The largest first: a time is said in the largest of which it is a whole number.
constexpr time_unit time_units[] = {{"day", rounds_per_day},
                                    {"hour", rounds_per_hour},
                                    {"minute", rounds_per_minute},
                                    {"round", 1}};

}  // namespace

std::optional<game_time> time_in(std::string_view text) {
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto count = number_in(text.substr(0, blank));
  if (!count || *count < 1) return std::nullopt;
  const std::string word = lower(text.substr(blank + 1));
  for (const time_unit& unit : time_units)
    if (begins_with(fmt::format("{}s", unit.name), word) && !word.empty())
      return static_cast<game_time>(*count) * unit.rounds;
  return std::nullopt;
}

std::string text_of(game_time rounds) {
  for (const time_unit& unit : time_units)
    if (rounds % unit.rounds == 0) {
      const game_time count = rounds / unit.rounds;
      return fmt::format("{} {}{}", count, unit.name, count == 1 ? "" : "s");
    }
  return {};
}

}  // namespace dnd::model::commands
