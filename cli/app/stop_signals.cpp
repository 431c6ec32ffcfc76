#include "cli/app/stop_signals.hpp"

#include "model/assert.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace dnd::cli {
namespace {

std::atomic<int> signal_received{0};
std::array<int, 2> wake_pipe{-1, -1};

void wake() noexcept {
  const char byte = 1;
  // A full pipe is readable too, which is all that is wanted.
  (void)!::write(wake_pipe[1], &byte, 1);
}

extern "C" void on_stop_signal(int number) {
  const int saved = errno;
  signal_received = number;
  wake();
  errno = saved;
}

void install(int number, void (*handler)(int), struct sigaction& old) noexcept {
  struct sigaction action {};
  action.sa_handler = handler;
  ::sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  ::sigaction(number, &action, &old);
}

}  // namespace

stop_signals::stop_signals(interrupt meaning) {
  DND_ASSERT(wake_pipe[0] == -1);
  signal_received = 0;
  // Without a pipe the flag is still set; only a reader that waits is not woken.
  if (::pipe2(wake_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) wake_pipe = {-1, -1};
  install(SIGINT, meaning == interrupt::stops ? on_stop_signal : SIG_IGN, old_interrupt_);
  install(SIGTERM, on_stop_signal, old_terminate_);
  install(SIGHUP, on_stop_signal, old_hangup_);
}

stop_signals::~stop_signals() {
  ::sigaction(SIGINT, &old_interrupt_, nullptr);
  ::sigaction(SIGTERM, &old_terminate_, nullptr);
  ::sigaction(SIGHUP, &old_hangup_, nullptr);
  for (int& end : wake_pipe) {
    if (end >= 0) ::close(end);
    end = -1;
  }
}

int stop_signals::descriptor() const noexcept {
  return wake_pipe[0];
}

int stop_signals::received() const noexcept {
  return signal_received;
}

void stop_signals::stop() noexcept {
  wake();
}

void ignore_broken_pipes() noexcept {
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace dnd::cli
