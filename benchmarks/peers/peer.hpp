#pragma once

#include <cstdint>

namespace dnd::bench {

/// What reading a log with somebody else's library came to.
struct reading {
  double seconds = 0;
  std::uint64_t events = 0;
  /// Made of what was read, so that no compiler leaves the reading out.
  std::uint64_t digest = 0;
};

}  // namespace dnd::bench
