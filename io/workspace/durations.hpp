#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::io {

/// A length of time as people write it in a setting: "90s", "15m", "2h", "7d".
/// Nothing for any other text, and past a hundred years.
[[nodiscard]] std::optional<std::chrono::seconds> parse_duration(std::string_view text) noexcept;

/// In the largest unit that it is a whole number of: "15m".
[[nodiscard]] std::string to_text(std::chrono::seconds length);

}  // namespace dnd::io
