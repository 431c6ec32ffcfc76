#include "cli/app/shown_time.hpp"

#include "cli/app/context.hpp"

#include <fmt/format.h>

#include <ctime>
#include <optional>

namespace dnd::cli {
namespace {

constexpr std::int64_t ms_per_second = 1'000;

/// Seconds since 1970.
[[nodiscard]] std::optional<std::int64_t> seconds_of(const std::string& utc) {
  std::tm parts{};
  const char* const rest = ::strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
  if (rest == nullptr || !(*rest == 'Z' || *rest == '.')) return std::nullopt;
  return ::timegm(&parts);
}

}  // namespace

std::string shown_time(std::int64_t ms, const layout& where) {
  std::string utc = time_text(ms);
  // Times that cannot be written one way cannot be written the other way either.
  if (where.clock == clock_kind::utc || utc == "-") return utc;
  std::time_t moment = ms / ms_per_second - (ms % ms_per_second < 0 ? 1 : 0);
  const bool is_local = where.clock == clock_kind::local;
  if (!is_local) moment += std::time_t{where.minutes_ahead} * 60;
  std::tm parts{};
  if ((is_local ? ::localtime_r(&moment, &parts) : ::gmtime_r(&moment, &parts)) == nullptr)
    return utc;
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min);
}

std::string shown_time(std::string_view utc, const layout& where) {
  const auto seconds = seconds_of(std::string(utc));
  return seconds ? shown_time(*seconds * ms_per_second, where) : "-";
}

}  // namespace dnd::cli
