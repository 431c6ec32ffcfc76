#include "model/bounds.hpp"
#include "model/calendar.hpp"
#include "model/effects/durations.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/draft.hpp"
#include "model/slug.hpp"
#include "model/verbs/world.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

/// How days are called.
namespace dnd::model::commands {

namespace {

using namespace language;
using rules::draft;

constexpr label_spec calendar_months{.name = "months",
                                     .kind = value_kind::fact,
                                     .times = arity::list,
                                     .placeholder = "NAME DAYS",
                                     .help = "each month and how many days it has"};
constexpr label_spec calendar_today{.name = "today",
                                    .kind = value_kind::fact,
                                    .placeholder = "DATE",
                                    .help = "what day it is, as in `14 Mirtul 1491`"};
constexpr label_spec calendar_labels[] = {calendar_months, calendar_today};
constexpr flag_spec calendar_numbered{.name = "numbered", .help = "days have numbers alone"};
constexpr flag_spec calendar_flags[] = {calendar_numbered};
constexpr std::string_view calendar_examples[] = {
    "calendar months: Hammer 30 and: Alturiak 30 today: 14 Hammer 1491",
    "calendar today: 2 Alturiak 1491", "calendar numbered"};

}  // namespace

// -- calendar --------------------------------------------------------------------

constinit const verb_spec set_calendar::row{
    .name = "calendar",
    .labels = calendar_labels,
    .flags = calendar_flags,
    .summary = "gives days names: the months of a year, and what day it is",
    .details =
        "Without one days are numbered from the campaign's first. `time` says what day it "
        "is.",
    .examples = calendar_examples};

set_calendar set_calendar::read(value_reader& given) {
  return {.months = given.words(calendar_months),
          .today = given.optional_word(calendar_today),
          .numbered = given.has(calendar_numbered)};
}

void set_calendar::print(line_writer& line) const {
  line.words(calendar_months, months).optional_word(calendar_today, today);
  line.flag(calendar_numbered, numbered);
}

namespace {

/// "Hammer 30".
ruled<calendar_month> month_in(const word& typed) {
  const auto blank = typed.text.rfind(' ');
  const refusal no{refusal_code::bad_value,
                   fmt::format("{} is no month with its days", shown(typed.text)),
                   "a name and a number of days: Hammer 30", typed.column};
  if (blank == std::string::npos) return no;
  const std::string_view number = std::string_view(typed.text).substr(blank + 1);
  std::int32_t days = 0;
  const auto [end, wrong] = std::from_chars(number.data(), number.data() + number.size(), days);
  const bool is_number = wrong == std::errc() && end == number.data() + number.size();
  if (!is_number || days < 1 || days > bounds::month_days_max) return no;
  const std::string name = typed.text.substr(0, blank);
  if (name.size() > bounds::creature_name_bytes_max || slug_of(name).empty()) return no;
  return calendar_month{.name = name, .days = static_cast<std::uint16_t>(days)};
}

objection refuse_twins(const calendar& dates, const word& last) {
  for (std::size_t i = 0; i < dates.months.size(); ++i)
    for (std::size_t j = i + 1; j < dates.months.size(); ++j)
      if (slug_of(dates.months[i].name) == slug_of(dates.months[j].name))
        return refusal{refusal_code::bad_value,
                       fmt::format("two months are called {}", dates.months[i].name),
                       "give them different names", last.column};
  return std::nullopt;
}

}  // namespace

objection set_calendar::decide(draft& out) const {
  if (numbered) {
    if (out.now().books().dates == calendar{})
      return refusal{refusal_code::not_available, "days are numbered already", "", std::nullopt};
    out.emit(calendar_set{});
    return std::nullopt;
  }
  calendar made = out.now().books().dates;
  if (!months.empty()) {
    made = {};
    made.year = 1;
    for (const word& each : months) {
      auto month = month_in(each);
      if (!month) return std::move(month).error();
      made.months.push_back(*std::move(month));
    }
    if (made.months.size() > bounds::months_max)
      return refusal{refusal_code::too_many,
                     fmt::format("a year has at most {} months", bounds::months_max), "",
                     months.back().column};
    if (auto no = refuse_twins(made, months.back())) return no;
  }
  if (made.months.empty())
    return refusal{refusal_code::missing_label, "a calendar has months",
                   "calendar months: Hammer 30 and: Alturiak 30 today: 14 Hammer 1491",
                   std::nullopt};
  if (today) {
    const auto day = static_cast<std::int64_t>(clock_of(out.now().time_now()).day) - 1;
    const auto named = day_in(today->text, made, out.now().time_now());
    if (!named)
      return refusal{
          refusal_code::bad_value, fmt::format("{} is no day of this calendar", shown(today->text)),
          fmt::format("a day, a month and a year: 1 {} {}", made.months.front().name, made.year),
          today->column};
    const date first = date_of(made, *named - day);
    if (first.year < -1'000'000 || first.year > 1'000'000)
      return refusal{refusal_code::bad_value, "no calendar goes that far", "", today->column};
    made.year = static_cast<std::int32_t>(first.year);
    made.month = first.month;
    made.day = first.day;
  }
  if (made == out.now().books().dates)
    return refusal{refusal_code::not_available, "this is the calendar already", "", std::nullopt};
  out.emit(calendar_set{.dates = std::move(made)});
  return std::nullopt;
}

}  // namespace dnd::model::commands
