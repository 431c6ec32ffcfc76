#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace dnd::model {

/// Where something was found in a sorted list when it was last looked for. It is a guess that every
/// use proves, so several readers may overwrite it, and a copy begins at 0.
class position_guess {
 public:
  position_guess() noexcept = default;
  position_guess(const position_guess&) noexcept {}
  position_guess& operator=(const position_guess&) noexcept { return *this; }

  [[nodiscard]] std::size_t get() const noexcept { return at_.load(std::memory_order_relaxed); }
  void set(std::size_t index) const noexcept {
    at_.store(static_cast<std::uint16_t>(index), std::memory_order_relaxed);
  }

 private:
  /// A place that is too large for it is a wrong guess, and no more than that.
  mutable std::atomic<std::uint16_t> at_ = 0;
};

}  // namespace dnd::model
