#pragma once

#include "actors/messages.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <vector>

namespace dnd::actors {

/// A command, and who is told its answer. `done` is called once, on a thread of the engine.
struct post {
  request what;
  std::function<void(response_ptr)> done;
};

/// Where clients leave commands for the courier of a campaign: while it is on its way with some,
/// others gather, and go out together. Every function may be called on any thread.
class outbox {
 public:
  enum class room : std::uint8_t {
    none,      ///< `bounds::commands_in_flight_max` are on their way; the post was not taken.
    first,     ///< Taken, and nobody is coming for it yet: the courier has to be called.
    together,  ///< Taken; the courier is called already.
  };
  [[nodiscard]] room put(post& letter);
  /// All that was put since the last time, in order.
  [[nodiscard]] std::vector<post> take();
  /// One has been answered, and makes room.
  void note_answered() noexcept { --on_their_way_; }

 private:
  std::mutex mutex_;
  std::vector<post> posts_;
  std::atomic<std::size_t> on_their_way_{0};
};

}  // namespace dnd::actors
