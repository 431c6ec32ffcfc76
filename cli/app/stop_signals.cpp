#include "cli/app/stop_signals.hpp"

#include "cli/app/exit_code.hpp"
#include "model/assert.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace dnd::cli {
namespace {

std::atomic<int> signal_received{0};
std::atomic<bool> interrupt_noted{false};
std::array<int, 2> wake_pipe{-1, -1};

void wake() noexcept {
  const char byte = 1;
  // A full pipe is readable too, which is all that is wanted.
  (void)!::write(wake_pipe[1], &byte, 1);
}

/// A wait that nobody ends, for an answer to be read or for a disk, is no reason to stay.
constexpr unsigned patience_s = 4;
constexpr std::string_view out_of_patience =
    "dnd: was asked to stop 4 seconds ago and still waits for its answers to be read, or for the "
    "disk: it ends now. All that was answered is saved.\n";

extern "C" void on_stop_signal(int number) {
  const int saved = errno;
  signal_received = number;
  wake();
  ::alarm(patience_s);
  errno = saved;
}

extern "C" void on_noted_interrupt(int) {
  interrupt_noted = true;
}

extern "C" void on_end_of_patience(int) {
  (void)!::write(STDERR_FILENO, out_of_patience.data(), out_of_patience.size());
  ::_exit(static_cast<int>(exit_code::terminated));
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
  interrupt_noted = false;
  // Without a pipe the flag is still set; only a reader that waits is not woken.
  if (::pipe2(wake_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) wake_pipe = {-1, -1};
  install(SIGINT, meaning == interrupt::stops ? on_stop_signal : on_noted_interrupt,
          old_interrupt_);
  install(SIGTERM, on_stop_signal, old_terminate_);
  install(SIGHUP, on_stop_signal, old_hangup_);
  install(SIGALRM, on_end_of_patience, old_alarm_);
}

stop_signals::~stop_signals() {
  ::alarm(0);
  ::sigaction(SIGALRM, &old_alarm_, nullptr);
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

bool stop_signals::take_interrupt() noexcept {
  return interrupt_noted.exchange(false);
}

void stop_signals::stop() noexcept {
  wake();
}

void ignore_broken_pipes() noexcept {
  std::signal(SIGPIPE, SIG_IGN);
  // The same for a file that may not grow further.
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace dnd::cli
