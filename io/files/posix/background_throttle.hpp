#pragma once

#include <chrono>

namespace dnd::io {

/// How long work beside play rests after it has worked so long: nineteen times as long, up to 2 ms,
/// and not at all after less than a tenth of a millisecond.
[[nodiscard]] std::chrono::nanoseconds rest_after(std::chrono::nanoseconds worked) noexcept;

/// Slows work down that goes on beside play: a command that meets it at the processor or at the
/// disk waits for one small piece of it, and few commands meet it.
class background_throttle {
 public:
  /// To be called between pieces of the work, as often as one likes. Sleeps when a rest is due.
  void rest();

 private:
  using clock = std::chrono::steady_clock;
  clock::time_point begin_ = clock::now();
};

}  // namespace dnd::io
