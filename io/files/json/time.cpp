#include "io/files/json/time.hpp"

#include "model/assert.hpp"

#include <chrono>
#include <cstring>

namespace dnd::json {
namespace {

using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t ms_of(sys_days day) noexcept {
  return milliseconds{day.time_since_epoch()}.count();
}
static_assert(ms_of(std::chrono::year{0} / 1 / 1) == time_ms_first);
static_assert(ms_of(std::chrono::year{9999} / 12 / 31) + 86'399'999 == time_ms_last);

/// Two digits of a number below 100.
void put_two(char* at, std::uint32_t value) noexcept {
  at[0] = static_cast<char>('0' + value / 10);
  at[1] = static_cast<char>('0' + value % 10);
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
  appender into(out, time_bytes);
  append_time(into, ms);
}

void append_time(appender& out, std::int64_t ms) {
  DND_ASSERT(ms >= time_ms_first && ms <= time_ms_last);
  const auto day =
      std::chrono::floor<std::chrono::days>(std::chrono::sys_time<milliseconds>{milliseconds{ms}});
  const auto of_day = static_cast<std::uint32_t>(ms - ms_of(day));
  const year_month_day date{day};
  const auto year = static_cast<std::uint32_t>(int{date.year()});
  const std::uint32_t second = of_day / 1'000;
  const std::uint32_t after_second = of_day % 1'000;
  char* const text = out.room_for(time_bytes);
  std::memcpy(text, "0000-00-00T00:00:00.000Z", time_bytes);
  put_two(text, year / 100);
  put_two(text + 2, year % 100);
  put_two(text + 5, unsigned{date.month()});
  put_two(text + 8, unsigned{date.day()});
  put_two(text + 11, second / 3'600);
  put_two(text + 14, second / 60 % 60);
  put_two(text + 17, second % 60);
  put_two(text + 20, after_second / 10);
  text[22] = static_cast<char>('0' + after_second % 10);
  out.set_end(text + time_bytes);
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
  if (!framed || !numbers || hour > 23 || minute > 59 || second > 59) return {};
  const year_month_day date =
      std::chrono::year{static_cast<int>(year)} / static_cast<int>(month) / static_cast<int>(day);
  if (!date.ok()) return {};
  return ms_of(date) + hour * 3'600'000LL + minute * 60'000LL + second * 1'000LL + ms;
}

}  // namespace dnd::json
