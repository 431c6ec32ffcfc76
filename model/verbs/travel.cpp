#include "model/verbs/travel.hpp"

#include "model/effects/durations.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/passing_time.hpp"
#include "model/rules/sides.hpp"
#include "model/rules/travel.hpp"
#include "model/rules/usage.hpp"
#include "model/rules/whereabouts.hpp"

#include <fmt/format.h>

#include <span>
#include <string_view>
#include <vector>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr std::int32_t march_hours_max = 24;

constexpr label_spec march_hours{.kind = value_kind::number,
                                 .needed = need::required,
                                 .placeholder = "HOURS",
                                 .help = "how long",
                                 .range = {1, march_hours_max}};
constexpr label_spec travellers{.name = "by",
                                .kind = value_kind::creature,
                                .times = arity::list,
                                .placeholder = "WHO",
                                .help = "who does it; otherwise all characters that are alive"};
constexpr label_spec march_to{.name = "to",
                              .kind = value_kind::fact,
                              .placeholder = "PLACE",
                              .help = "where they are afterwards: a place that is known"};
constexpr label_spec march_labels[] = {march_to, travellers, labels::rolled};
constexpr std::string_view march_shorts[] = {"travel"};
constexpr flag_spec march_fast{.name = "fast", .help = "4 miles an hour, 30 in 8 hours"};
constexpr flag_spec march_slow{.name = "slow", .help = "2 miles an hour, 18 in 8 hours"};
constexpr flag_spec march_flags[] = {march_fast, march_slow};
constexpr std::string_view march_examples[] = {
    "march 8", "march 12 fast", "march 9 by: Elara and: Grog", "march 6 to: Phandalin"};
constexpr label_spec gather_labels[] = {travellers};
constexpr std::string_view gather_examples[] = {"gather", "gather by: Wren"};

objection refuse_in_fight(const state& now, std::string_view what) {
  if (!now.fight()) return std::nullopt;
  return refusal{refusal_code::encounter_running,
                 fmt::format("fight {} is on, and {}", now.fight()->number, what),
                 "`encounter end` ends it", std::nullopt};
}

/// Those who are named, else all characters that are alive.
ruled<rules::chosen> those_of(const state& now, std::span<const word> by, std::string_view cannot) {
  if (!by.empty()) {
    auto named = rules::all_named(now, by);
    if (!named) return named;
    if (auto no = rules::refuse_dead(now, *named, cannot)) return *std::move(no);
    return named;
  }
  rules::chosen all;
  all.ids = rules::living_characters(now);
  if (all.ids.empty())
    return refusal{refusal_code::not_available, "no character on the table could do that",
                   "`by:` says who; `add` puts creatures on the table", std::nullopt};
  return all;
}

}  // namespace

// -- march -----------------------------------------------------------------

constinit const verb_spec march::row{
    .name = "march",
    .shorts = march_shorts,
    .subject = march_hours,
    .labels = march_labels,
    .flags = march_flags,
    .summary = "travels for some hours, and says how far that is",
    .details =
        "After each hour past the eighth of a day each of them makes a Constitution save against "
        "10 and 1 for each such hour, or is more exhausted. Marches add up until a long rest, or "
        "until 8 hours have gone by otherwise. Who follows one of them goes along.",
    .examples = march_examples};

march march::read(value_reader& given) {
  return {.hours = given.number(march_hours).value_or(0),
          .to = given.optional_word(march_to),
          .by = given.words(travellers),
          .fast = given.has(march_fast),
          .slow = given.has(march_slow),
          .rolled = given.faces(labels::rolled)};
}

void march::print(line_writer& line) const {
  line.number(march_hours, hours).optional_word(march_to, to).words(travellers, by);
  line.faces(labels::rolled, rolled);
  line.flag(march_fast, fast).flag(march_slow, slow);
}

objection march::decide(rules::draft& out) const {
  using namespace rules;
  if (auto no = refuse_in_fight(out.now(), "nobody travels in it")) return no;
  if (fast && slow)
    return refusal{refusal_code::bad_value, "a march is fast or slow, not both", "`fast` or `slow`",
                   std::nullopt};
  const auto who = those_of(out.now(), by, "goes nowhere");
  if (!who) return who.error();
  small_text place;
  if (to) {
    const auto known = place_named(out.now().books(), *to);
    if (!known) return known.error();
    place = *known;
  }
  const std::vector<creature_id> all = with_followers(out.now(), who->ids);
  rules::march(out, all, hours,
               fast   ? travel_pace::fast
               : slow ? travel_pace::slow
                      : travel_pace::normal);
  if (to) go_to(out, all, place);
  return std::nullopt;
}

// -- gather ----------------------------------------------------------------

constinit const verb_spec gather::row{
    .name = "gather",
    .labels = gather_labels,
    .summary = "finds half of the ammunition that was shot; a minute passes",
    .details =
        "The other half is lost. Of who has no such supplies in its file nothing is counted.",
    .examples = gather_examples};

gather gather::read(value_reader& given) {
  return {given.words(travellers)};
}

void gather::print(line_writer& line) const {
  line.words(travellers, by);
}

objection gather::decide(rules::draft& out) const {
  using namespace rules;
  if (auto no = refuse_in_fight(out.now(), "there is no time to gather anything")) return no;
  const auto who = those_of(out.now(), by, "gathers nothing");
  if (!who) return who.error();
  const std::size_t before = out.size();
  for (const creature_id& id : who->ids) gather_ammunition(out, id);
  if (out.size() == before)
    return refusal{refusal_code::not_available, "there is nothing to gather",
                   "only ammunition that was shot and is counted", std::nullopt};
  rules::pass_time(out, rounds_per_minute);
  return std::nullopt;
}

}  // namespace dnd::model::commands
