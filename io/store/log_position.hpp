#pragma once

#include <cstdint>

namespace dnd::io {

/// The place just after the line `seq`, whose sum is `sum`. All zero: the start of a campaign.
/// `offset` counts the bytes of all lines before it, in however many files they stand.
struct log_position {
  std::uint64_t offset = 0;
  std::uint64_t seq = 0;
  std::uint64_t sum = 0;
  friend bool operator==(const log_position&, const log_position&) = default;
};

}  // namespace dnd::io
