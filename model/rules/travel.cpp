#include "model/rules/travel.hpp"

#include "model/effects/durations.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/passing_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr std::int32_t hours_a_day = 8;
/// As long as a long rest: after so many hours of anything else a march is one of another day.
constexpr std::int32_t hours_of_a_night = 8;

/// More than anybody lives through who tires at all.
constexpr std::int32_t counted_hours_most = 1'000;

/// Who is summoned may go while the others walk.
bool walks(const draft& out, const creature_id& id) {
  const creature* const there = out.now().find(id);
  return there != nullptr && there->life != vitality::dead;
}

/// How long each has been on the road already, in hours.
std::vector<std::int32_t> hours_before(const draft& out, std::span<const creature_id> who) {
  std::vector<std::int32_t> hours;
  for (const creature_id& id : who) hours.push_back(hours_marched(out.now(), id));
  return hours;
}

/// Another hour for those who have gone through more than a day's march.
void endure(draft& out, std::span<const creature_id> who, std::span<const std::int32_t> before,
            std::int32_t hour) {
  for (std::size_t i = 0; i < who.size(); ++i) {
    const std::int32_t of_day = before[i] + hour;
    if (of_day <= hours_a_day || !walks(out, who[i])) continue;
    const bool endures = roll_save(out, who[i],
                                   {.with = ability::con,
                                    .dc = narrow(march_dc(of_day)),
                                    .because = fmt::format("hour {} of a march", of_day)});
    if (endures) continue;
    const std::uint8_t exhaustion = out.at(who[i]).exhaustion;
    set_exhaustion(out, who[i], static_cast<std::uint8_t>(exhaustion + 1));
  }
}

void count_hours(draft& out, const creature_id& id, std::int32_t hours) {
  if (!walks(out, id)) return;
  const life* const known = out.now().books().lives.find(id.view());
  const life before = known ? *known : life{};
  out.emit(march_counted{
      .creature = id,
      .hours = {before.marched, static_cast<std::uint16_t>(std::min(hours, counted_hours_most))},
      .until = {before.marched_until, out.now().time()}});
}

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

std::int32_t hours_marched(const state& now, const creature_id& who) noexcept {
  const life* const known = now.books().lives.find(who.view());
  const creature* const there = now.find(who);
  if (known == nullptr || there == nullptr) return 0;
  const bool has_rested = there->long_rested > 0 && there->long_rested >= known->marched_until;
  const bool has_stopped = now.time() - known->marched_until >= hours_of_a_night * rounds_per_hour;
  return has_rested || has_stopped ? 0 : known->marched;
}

void march(draft& out, std::span<const creature_id> who, std::int32_t hours, travel_pace pace) {
  const std::int32_t miles = hours == hours_a_day ? miles_a_day(pace) : hours * miles_an_hour(pace);
  out.emit(effect_told{.source = {},
                       .creature = {},
                       .name = "March",
                       .text = fmt::format("{} miles in {} hour{}{}", miles, hours,
                                           hours == 1 ? "" : "s", note_on(pace))});
  const std::vector<std::int32_t> before = hours_before(out, who);
  const std::int32_t most = before.empty() ? 0 : std::ranges::max(before);
  // Only the hours after a day's march ask something of anybody.
  const std::int32_t easy = std::clamp(hours_a_day - most, 0, hours);
  if (easy > 0) pass_time(out, easy * rounds_per_hour);
  for (std::int32_t hour = easy + 1; hour <= hours; ++hour) {
    pass_time(out, rounds_per_hour);
    endure(out, who, before, hour);
  }
  for (std::size_t i = 0; i < who.size(); ++i) count_hours(out, who[i], before[i] + hours);
}

}  // namespace dnd::model::rules
