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
  using clock = std::chrono::steady_clock;

  /// What takes no longer than `at_once` in all is done without a rest: a game that is closed waits
  /// for it.
  explicit background_throttle(clock::duration at_once = {}) : at_once_(clock::now() + at_once) {}

  /// To be called between pieces of the work, as often as one likes. Sleeps when a rest is due.
  void rest();
  /// The rest that is due when it is called at this time.
  [[nodiscard]] std::chrono::nanoseconds due_at(clock::time_point now) const noexcept;

 private:
  clock::time_point at_once_;
  clock::time_point begin_ = clock::now();
};

}  // namespace dnd::io
