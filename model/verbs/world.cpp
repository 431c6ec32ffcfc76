#include "model/verbs/world.hpp"

#include "model/bounds.hpp"
#include "model/calendar.hpp"
#include "model/effects/durations.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/scan.hpp"
#include "model/language/wording.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/sides.hpp"
#include "model/rules/whereabouts.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace dnd::model::commands {

namespace {

using namespace language;
using rules::draft;

constexpr label_spec event_text{.kind = value_kind::text,
                                .needed = need::required,
                                .placeholder = "TEXT",
                                .help = "what happened"};
constexpr std::string_view event_examples[] = {
    "world event The king is dead.", "world event The bridge was built. at: day 3",
    "world event The cult has found the mine. at: 2 days ago for: gm"};
constexpr std::string_view event_at_label = " at:";
constexpr std::string_view event_for_label = " for:";

constexpr label_spec arrive_where{.kind = value_kind::fact,
                                  .needed = need::required,
                                  .placeholder = "PLACE",
                                  .help = "a place that is known; `nowhere` for none"};
constexpr label_spec arrive_by{.name = "by",
                               .kind = value_kind::creature,
                               .times = arity::list,
                               .placeholder = "WHO",
                               .help = "who is there; otherwise all characters that are alive"};
constexpr label_spec arrive_labels[] = {arrive_by};
constexpr std::string_view arrive_examples[] = {"arrive Phandalin",
                                                "arrive Stonehill Inn by: Elara and: Grog"};

/// Takes a label and its value off the end of a text, when something is before and after it.
std::optional<word> take_last(std::string_view& text, std::string_view label, std::size_t from) {
  const auto at = text.rfind(label);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view value = trimmed(text.substr(at + label.size()));
  const std::string_view before = trimmed(text.substr(0, at));
  const bool is_label = value.find(':') == std::string_view::npos || label == event_at_label;
  if (value.empty() || before.empty() || !is_label) return std::nullopt;
  const auto column = from + static_cast<std::size_t>(value.data() - text.data());
  text = text.substr(0, at);
  return word{std::string(value), column};
}

/// Before the campaign's first day there is no time to count in rounds.
game_time rounds_of_day(std::int64_t day, const state& now) {
  if (day < 0) return 0;
  const auto today = static_cast<std::int64_t>(clock_of(now.time_now()).day) - 1;
  if (day == today) return now.time_now();
  // Noon of that day; the campaign's first began at 8.
  constexpr game_time noon_after_start = 4 * rounds_per_hour;
  return static_cast<game_time>(day) * rounds_per_day + noon_after_start;
}

}  // namespace

// -- world event -------------------------------------------------------------

constinit const verb_spec tell_event::row{
    .name = "world event",
    .subject = event_text,
    .summary = "writes down what happens in the world",
    .details =
        "The rest of the line is text, but for `at:` and a day (`day 12`, `2 days ago`, a date of "
        "the calendar) and `for: gm` at its end. `timeline` shows all of it.",
    .examples = event_examples};

tell_event tell_event::read(value_reader& given) {
  std::string_view text = given.text();
  tell_event said;
  // Either may stand last.
  for (int i = 0; i < 2; ++i) {
    const auto at = text.rfind(event_at_label);
    const auto whom = text.rfind(event_for_label);
    const bool has_at = at != std::string_view::npos;
    const bool has_for = whom != std::string_view::npos;
    if (has_for && (!has_at || whom > at) && !said.reader)
      said.reader = take_last(text, event_for_label, given.text_column());
    else if (has_at && !said.at)
      said.at = take_last(text, event_at_label, given.text_column());
  }
  said.text = trimmed(text);
  return said;
}

void tell_event::print(line_writer& line) const {
  std::string all = text;
  if (at) all += fmt::format("{} {}", event_at_label, at->text);
  if (reader) all += fmt::format("{} {}", event_for_label, reader->text);
  line.text(all);
}

objection tell_event::decide(draft& out) const {
  const calendar& dates = out.now().books().dates;
  if (text.size() > bounds::fact_bytes_max)
    return refusal{refusal_code::bad_value, fmt::format("this text has {} bytes", text.size()),
                   fmt::format("at most {}", bounds::fact_bytes_max), std::nullopt};
  const std::string whom = reader ? slug_of(reader->text) : "all";
  if (whom != "gm" && whom != "all")
    return refusal{refusal_code::bad_value,
                   fmt::format("{} is nobody for whom it could be", shown(reader->text)),
                   "an event ends with `for: gm` or `for: all`; in text, leave out the colon",
                   reader->column};
  std::int64_t day = static_cast<std::int64_t>(clock_of(out.now().time_now()).day) - 1;
  if (at) {
    const auto given = day_in(at->text, dates, out.now().time_now());
    if (!given)
      return refusal{refusal_code::bad_value, fmt::format("{} is no day", shown(at->text)),
                     dates.months.empty()
                         ? "`day 12`, `today`, `2 days ago`; `calendar` gives days names"
                         : fmt::format("such as {}", date_text(dates, day)),
                     at->column};
    day = *given;
  }
  out.emit(world_event{.text = text,
                       .at = rounds_of_day(day, out.now()),
                       .days_before = static_cast<std::uint32_t>(day < 0 ? -day : 0),
                       .date = date_text(dates, day),
                       .secret = whom == "gm"});
  return std::nullopt;
}

// -- arrive --------------------------------------------------------------------

constinit const verb_spec arrive::row{.name = "arrive",
                                      .subject = arrive_where,
                                      .labels = arrive_labels,
                                      .summary = "says where creatures are",
                                      .details =
                                          "Who follows them is there, too. `where` shows who is "
                                          "where; a party may go different ways.",
                                      .examples = arrive_examples};

arrive arrive::read(value_reader& given) {
  return {.where = given.one_word(arrive_where), .by = given.words(arrive_by)};
}

void arrive::print(line_writer& line) const {
  line.words(arrive_where, {where}).words(arrive_by, by);
}

namespace {

ruled<std::vector<creature_id>> who_arrives(const state& now, const std::vector<word>& by) {
  if (!by.empty()) {
    const auto named = rules::all_named(now, by, group_scope::everybody);
    if (!named) return named.error();
    return named->ids;
  }
  std::vector<creature_id> all = rules::living_characters(now);
  if (all.empty())
    return refusal{refusal_code::not_available, "no character is there who could go anywhere",
                   "`by:` says who; `add` puts creatures on the table", std::nullopt};
  return all;
}

}  // namespace

objection arrive::decide(draft& out) const {
  const auto to = rules::place_named(out.now().books(), where);
  if (!to) return to.error();
  const auto who = who_arrives(out.now(), by);
  if (!who) return who.error();
  const std::size_t before = out.size();
  rules::go_to(out, rules::with_followers(out.now(), *who), *to);
  if (out.size() > before) return std::nullopt;
  return refusal{refusal_code::not_available, "they are there already", "", where.column};
}

}  // namespace dnd::model::commands
