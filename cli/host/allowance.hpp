#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace dnd::cli::host {

/// So many at once, and so many a second from then on. For one thread.
class allowance {
 public:
  allowance(std::uint32_t at_once, std::uint32_t a_second) noexcept
      : most_(at_once), a_second_(a_second), left_(at_once) {}

  /// False when nothing is left. `now` is of a clock that never goes back.
  [[nodiscard]] bool take(std::chrono::milliseconds now) noexcept {
    const double passed = static_cast<double>(std::max<std::int64_t>((now - last_).count(), 0));
    last_ = std::max(last_, now);
    left_ = std::min(most_, left_ + passed * a_second_ / 1'000);
    if (left_ < 1) return false;
    left_ -= 1;
    return true;
  }

 private:
  double most_;
  double a_second_;
  double left_;
  std::chrono::milliseconds last_{0};
};

}  // namespace dnd::cli::host
