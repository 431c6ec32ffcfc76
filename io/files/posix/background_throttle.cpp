#include "io/files/posix/background_throttle.hpp"

#include <algorithm>
#include <thread>

namespace dnd::io {

std::chrono::nanoseconds rest_after(std::chrono::nanoseconds worked) noexcept {
  constexpr std::chrono::microseconds piece{100};
  constexpr std::chrono::nanoseconds longest = std::chrono::milliseconds{2};
  constexpr int times = 19;
  return worked < piece ? std::chrono::nanoseconds{0} : std::min(times * worked, longest);
}

std::chrono::nanoseconds background_throttle::due_at(clock::time_point now) const noexcept {
  return now < at_once_ ? std::chrono::nanoseconds{0} : rest_after(now - begin_);
}

void background_throttle::rest() {
  const auto due = due_at(clock::now());
  if (due.count() == 0) return;
  std::this_thread::sleep_for(due);
  begin_ = clock::now();
}

}  // namespace dnd::io
