#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace dnd::actors {

/// Sizes of batches are counted by the power of two that holds them: 1, 2, 4 … 4,096, and more.
inline constexpr std::size_t batch_sizes = 14;

/// What the actors of an engine did so far, shared by them.
struct activity {
  std::atomic<std::uint64_t> commands{0};
  std::atomic<std::uint64_t> syncs{0};
  std::atomic<std::uint64_t> snapshots{0};
  /// Of logs.
  std::atomic<std::uint64_t> bytes_written{0};
  /// Orders to write that wait for a log writer.
  std::atomic<std::uint64_t> orders_waiting{0};
  /// Orders that were synced, and the syncs by how many of them shared one.
  std::atomic<std::uint64_t> orders_synced{0};
  std::array<std::atomic<std::uint64_t>, batch_sizes> batches{};

  void note_sync(std::size_t orders) noexcept {
    ++syncs;
    orders_synced += orders;
    const auto power =
        static_cast<std::size_t>(std::bit_width(std::max<std::size_t>(orders, 1) - 1));
    ++batches[std::min(power, batch_sizes - 1)];
  }
};

}  // namespace dnd::actors
