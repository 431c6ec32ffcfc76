#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dnd::cli {

/// A whole number of decimal digits. Nothing for any other text and out of the range.
[[nodiscard]] inline std::optional<std::uint64_t> parse_number(std::string_view text,
                                                               std::uint64_t least,
                                                               std::uint64_t most) noexcept {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stopped != end || number < least || number > most)
    return std::nullopt;
  return number;
}

}  // namespace dnd::cli
