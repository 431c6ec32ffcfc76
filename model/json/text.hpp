#pragma once

#include "model/json/appender.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Pieces of JSON, written without a locale or a temporary string. The event log is written with
/// these alone, so that equal events are equal bytes. What reads them is io/files/json/text.hpp.
namespace dnd::json {

/// Appends `text` as a JSON string, quotes included. `"`, `\` and control characters are escaped;
/// every other byte goes out as it is, so text that is UTF-8 stays UTF-8.
void append_string(std::string& out, std::string_view text);
/// As `append_string`, without the quotes.
void append_escaped(std::string& out, std::string_view text);
void append_int(std::string& out, std::int64_t value);
void append_uint(std::string& out, std::uint64_t value);
/// 16 lower-case hex digits.
void append_hex(std::string& out, std::uint64_t value);

// The same, for what is written in many pieces.
void append_string(appender& out, std::string_view text);
void append_escaped(appender& out, std::string_view text);
void append_int(appender& out, std::int64_t value);
void append_uint(appender& out, std::uint64_t value);
void append_hex(appender& out, std::uint64_t value);

}  // namespace dnd::json
