#pragma once

#include "model/json/appender.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Points in time as the log spells them: `2026-11-22T19:04:11.120Z`, UTC, 24 bytes. The calendar
/// is the standard library's; its formatting, which depends on a locale, is slower than writing an
/// event.
namespace dnd::json {

inline constexpr std::size_t time_bytes = 24;
/// 0000-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z in milliseconds since 1970.
inline constexpr std::int64_t time_ms_first = -62'167'219'200'000;
inline constexpr std::int64_t time_ms_last = 253'402'300'799'999;

/// Appends 24 bytes, without quotes. Requires `time_ms_first <= ms <= time_ms_last`.
void append_time(std::string& out, std::int64_t ms);
/// The same, for what is written in many pieces.
void append_time(appender& out, std::int64_t ms);

/// Nothing when `text` is not exactly of that form or names a day that does not exist.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text) noexcept;

}  // namespace dnd::json
