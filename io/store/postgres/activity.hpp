#pragma once

#include "io/store/store_activity.hpp"

#include <chrono>
#include <mutex>
#include <vector>

namespace dnd::io::postgres {

/// Counts what a host and its database do with each other. For any thread.
class activity {
 public:
  void note_commit(std::chrono::nanoseconds took);
  void note_connection();
  /// From now on until the lease is renewed again. A clock that never goes back.
  void note_renewed(std::chrono::steady_clock::time_point sent);
  void note_lag(std::optional<std::uint64_t> bytes);
  /// Counts it, and keeps it until somebody takes it; the oldest are dropped past a bound.
  void note(store_notice what);

  [[nodiscard]] store_figures figures(std::chrono::steady_clock::time_point now) const;
  [[nodiscard]] std::vector<store_notice> take_notices();

 private:
  mutable std::mutex mutex_;
  store_figures counted_;
  std::optional<std::chrono::steady_clock::time_point> renewed_;
  std::vector<store_notice> notices_;
};

}  // namespace dnd::io::postgres
