#include "model/rules/travel.hpp"

#include "model/effects/durations.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/passing_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace dnd::model::rules {

namespace {

constexpr std::int32_t hours_a_day = 8;

std::string_view note_on(travel_pace pace) {
  switch (pace) {
    case travel_pace::slow:
      return "; it may use stealth";
    case travel_pace::normal:
      return "";
    case travel_pace::fast:
      return "; 5 less to passive Perception";
  }
  DND_ASSERT(false);
}

}  // namespace

std::int32_t miles_an_hour(travel_pace pace) noexcept {
  switch (pace) {
    case travel_pace::slow:
      return 2;
    case travel_pace::normal:
      return 3;
    case travel_pace::fast:
      return 4;
  }
  DND_ASSERT(false);
}

std::int32_t miles_a_day(travel_pace pace) noexcept {
  // 18, 24 and 30: the figures of a day are not those of its hours.
  switch (pace) {
    case travel_pace::slow:
      return 18;
    case travel_pace::normal:
      return 24;
    case travel_pace::fast:
      return 30;
  }
  DND_ASSERT(false);
}

std::int32_t march_dc(std::int32_t hour) noexcept {
  constexpr std::int32_t base = 10;
  return hour > hours_a_day ? base + hour - hours_a_day : 0;
}

void march(draft& out, std::span<const creature_id> who, std::int32_t hours, travel_pace pace) {
  const std::int32_t miles = hours == hours_a_day ? miles_a_day(pace) : hours * miles_an_hour(pace);
  out.emit(effect_told{.source = {},
                       .creature = {},
                       .name = "March",
                       .text = fmt::format("{} miles in {} hour{}{}", miles, hours,
                                           hours == 1 ? "" : "s", note_on(pace))});
  // Only the hours after a day's march ask something of anybody.
  pass_time(out, std::min(hours, hours_a_day) * rounds_per_hour);
  for (std::int32_t hour = hours_a_day + 1; hour <= hours; ++hour) {
    pass_time(out, rounds_per_hour);
    const std::int32_t dc = march_dc(hour);
    for (const creature_id& id : who) {
      if (out.at(id).life == vitality::dead) continue;
      const bool endures = roll_save(out, id,
                                     {.with = ability::con,
                                      .dc = narrow(dc),
                                      .because = fmt::format("hour {} of a march", hour)});
      if (!endures) set_exhaustion(out, id, static_cast<std::uint8_t>(out.at(id).exhaustion + 1));
    }
  }
}

}  // namespace dnd::model::rules
