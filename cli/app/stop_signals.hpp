#pragma once

#include <csignal>

namespace dnd::cli {

/// Turns SIGINT and SIGTERM into something to ask for, so that a program that is asked to stop
/// finishes what it began: nothing happens in the handler but a byte in a pipe. One at a time;
/// the old handlers come back at the end. A program that has not finished four seconds after the
/// signal is ended (promise 29).
class stop_signals {
 public:
  /// What SIGINT means. At a prompt it is the line editor's key for a fresh line, and a command
  /// that is under way is finished: there it is noted, for what goes on by itself.
  enum class interrupt { stops, is_noted };

  explicit stop_signals(interrupt meaning);
  ~stop_signals();
  stop_signals(const stop_signals&) = delete;
  stop_signals& operator=(const stop_signals&) = delete;

  /// Becomes readable when it is time to stop, and stays so.
  [[nodiscard]] int descriptor() const noexcept;
  /// The signal that came; 0 when none did.
  [[nodiscard]] int received() const noexcept;
  /// Whether a SIGINT was noted since this was asked last. Never where it stops.
  [[nodiscard]] bool take_interrupt() noexcept;
  /// As a signal would, for a program that has its own reasons: nobody reads its output.
  void stop() noexcept;

 private:
  struct sigaction old_interrupt_ {};
  struct sigaction old_terminate_ {};
  struct sigaction old_hangup_ {};
  struct sigaction old_alarm_ {};
};

/// A write to a pipe whose reader is gone, or past the size that a file may have, is an error to
/// look at, and not the program's end.
void ignore_broken_pipes() noexcept;

}  // namespace dnd::cli
