#pragma once

#include <atomic>
#include <cstdint>

namespace dnd::actors {

/// Counts for tests and benchmarks, shared by the actors of an engine.
struct activity {
  std::atomic<std::uint64_t> commands{0};
  std::atomic<std::uint64_t> syncs{0};
  std::atomic<std::uint64_t> snapshots{0};
};

}  // namespace dnd::actors
