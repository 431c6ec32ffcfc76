#include "io/files/json/time.hpp"

#include "model/assert.hpp"

namespace dnd::json {
namespace {

constexpr std::int64_t ms_per_day = 86'400'000;

struct date {
  std::int64_t year;
  unsigned month;  ///< 1 to 12.
  unsigned day;    ///< 1 to 31.
};

/// Days since 1970-01-01. Years begin in March here, so that the leap day is the last one; 400
/// years (an era) have always the same number of days.
constexpr std::int64_t days_of(const date& when) noexcept {
  const std::int64_t year = when.year - (when.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month = when.month > 2 ? when.month - 3 : when.month + 9;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + when.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

constexpr date date_of(std::int64_t days) noexcept {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<unsigned>(day_of_year - (153 * month + 2) / 5 + 1);
  const auto civil = static_cast<unsigned>(month < 10 ? month + 3 : month - 9);
  return {year_of_era + era * 400 + (civil <= 2 ? 1 : 0), civil, day};
}
static_assert(days_of({1970, 1, 1}) == 0);
static_assert(days_of({0, 1, 1}) * ms_per_day == time_ms_first);
static_assert((days_of({9999, 12, 31}) + 1) * ms_per_day - 1 == time_ms_last);

void put_digits(char* at, std::uint64_t value, int count) noexcept {
  for (int i = count; i-- > 0; value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

/// The number of `count` digits at `from`; false when one of them is no digit.
bool read_digits(std::string_view text, std::size_t from, std::size_t count,
                 unsigned& value) noexcept {
  value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return true;
}

}  // namespace

void append_time(std::string& out, std::int64_t ms) {
  DND_ASSERT(ms >= time_ms_first && ms <= time_ms_last);
  const std::int64_t days = (ms >= 0 ? ms : ms - (ms_per_day - 1)) / ms_per_day;
  const auto of_day = static_cast<std::uint64_t>(ms - days * ms_per_day);
  const date when = date_of(days);
  char text[time_bytes + 1] = "0000-00-00T00:00:00.000Z";
  put_digits(text, static_cast<std::uint64_t>(when.year), 4);
  put_digits(text + 5, when.month, 2);
  put_digits(text + 8, when.day, 2);
  put_digits(text + 11, of_day / 3'600'000, 2);
  put_digits(text + 14, of_day / 60'000 % 60, 2);
  put_digits(text + 17, of_day / 1'000 % 60, 2);
  put_digits(text + 20, of_day % 1'000, 3);
  out.append(text, time_bytes);
}

std::optional<std::int64_t> parse_time(std::string_view text) noexcept {
  if (text.size() != time_bytes) return {};
  const bool framed = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' &&
                      text[16] == ':' && text[19] == '.' && text[23] == 'Z';
  unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0;
  const bool numbers = read_digits(text, 0, 4, year) && read_digits(text, 5, 2, month) &&
                       read_digits(text, 8, 2, day) && read_digits(text, 11, 2, hour) &&
                       read_digits(text, 14, 2, minute) && read_digits(text, 17, 2, second) &&
                       read_digits(text, 20, 3, ms);
  if (!framed || !numbers || month < 1 || month > 12 || day < 1) return {};
  if (hour > 23 || minute > 59 || second > 59) return {};
  const std::int64_t days = days_of({year, month, day});
  const date back = date_of(days);
  if (back.month != month || back.day != day) return {};  // February 30.
  return days * ms_per_day + hour * 3'600'000LL + minute * 60'000LL + second * 1'000LL + ms;
}

}  // namespace dnd::json
