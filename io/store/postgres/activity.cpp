#include "io/store/postgres/activity.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::postgres {

namespace {

/// More than a host can take over before somebody looks.
constexpr std::size_t notices_max = 10'000;

}  // namespace

void activity::note_commit(std::chrono::nanoseconds took) {
  const double seconds = std::chrono::duration<double>(took).count();
  const auto bucket = std::ranges::lower_bound(commit_times, seconds) - commit_times.begin();
  const std::lock_guard lock(mutex_);
  ++counted_.commits[static_cast<std::size_t>(bucket)];
  counted_.commit_seconds += seconds;
}

void activity::note_connection() {
  const std::lock_guard lock(mutex_);
  ++counted_.connections;
}

void activity::note_renewed(std::chrono::steady_clock::time_point sent) {
  const std::lock_guard lock(mutex_);
  renewed_ = sent;
}

void activity::note_lag(std::optional<std::uint64_t> bytes) {
  const std::lock_guard lock(mutex_);
  counted_.lag_bytes = bytes;
}

void activity::note(store_notice what) {
  const std::lock_guard lock(mutex_);
  switch (what.what) {
    case store_notice::kind::taken_over:
      ++counted_.taken_over;
      break;
    case store_notice::kind::fenced:
      ++counted_.fenced;
      break;
    case store_notice::kind::doubted:
      ++counted_.doubted;
      break;
  }
  if (notices_.size() >= notices_max) notices_.erase(notices_.begin());
  notices_.push_back(std::move(what));
}

store_figures activity::figures(std::chrono::steady_clock::time_point now) const {
  const std::lock_guard lock(mutex_);
  store_figures made = counted_;
  if (renewed_) made.renewed_seconds_ago = std::chrono::duration<double>(now - *renewed_).count();
  return made;
}

std::vector<store_notice> activity::take_notices() {
  const std::lock_guard lock(mutex_);
  return std::exchange(notices_, {});
}

}  // namespace dnd::io::postgres
