#pragma once

#include "cli/render/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Times as they stand in answers for people.
namespace dnd::cli {

/// "2026-11-22 20:04" where people read it by their own clock, `time_text` where it is UTC. `ms`:
/// milliseconds since 1970, UTC. "-" for a time that is not known.
[[nodiscard]] std::string shown_time(std::int64_t ms, const layout& where);

/// The same of "2026-11-22T19:04:11.120Z", with or without the fraction; "-" for another text.
[[nodiscard]] std::string shown_time(std::string_view utc, const layout& where);

}  // namespace dnd::cli
