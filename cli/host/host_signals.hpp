#pragma once

#include <chrono>
#include <csignal>

namespace dnd::cli::host {

/// The signals that the host listens to. They are kept from all threads that are started after
/// this, so that they wait for whoever asks.
class host_signals {
 public:
  host_signals() {
    ::sigemptyset(&which_);
    for (const int each : {SIGTERM, SIGINT, SIGHUP}) ::sigaddset(&which_, each);
    ::pthread_sigmask(SIG_BLOCK, &which_, &before_);
  }
  ~host_signals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  host_signals(const host_signals&) = delete;
  host_signals& operator=(const host_signals&) = delete;

  /// The next signal; 0 when none came for so long.
  [[nodiscard]] int wait(std::chrono::microseconds longest) const {
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(longest);
    const timespec limit{.tv_sec = whole.count(), .tv_nsec = (longest - whole).count() * 1'000};
    const int got = ::sigtimedwait(&which_, nullptr, &limit);
    return got < 0 ? 0 : got;
  }

 private:
  sigset_t which_{};
  sigset_t before_{};
};

}  // namespace dnd::cli::host
