#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <utility>

namespace dnd::test {

/// Time that passes only from one thing that happens to the next, and the dice of a simulation.
/// What happens may wait itself: then other things happen within it.
class simulated_time {
 public:
  using duration = std::chrono::microseconds;

  explicit simulated_time(std::uint64_t seed) : random_(seed) {}

  [[nodiscard]] duration now() const noexcept { return now_; }
  void after(duration delay, std::function<void()> what) {
    coming_.emplace(now_ + delay, std::move(what));
  }
  /// Lets the next thing happen that is due by `until`. When there is none it is `until`.
  void step(duration until) {
    const auto next = coming_.begin();
    if (next == coming_.end() || next->first > until) {
      now_ = std::max(now_, until);
      return;
    }
    now_ = std::max(now_, next->first);
    const auto what = std::move(next->second);
    coming_.erase(next);
    what();
  }

  [[nodiscard]] std::uint64_t pick(std::uint64_t count) { return random_() % count; }
  /// In a thousand.
  [[nodiscard]] bool chance(std::uint64_t how_often) { return pick(1'000) < how_often; }
  [[nodiscard]] duration between(duration least, duration most) {
    return least + duration(pick(static_cast<std::uint64_t>((most - least).count()) + 1));
  }

 private:
  duration now_{0};
  std::multimap<duration, std::function<void()>> coming_;
  std::mt19937_64 random_;
};

}  // namespace dnd::test
