#pragma once

#include "io/files/error.hpp"

#include <csignal>
#include <string>
#include <sys/types.h>
#include <vector>

namespace dnd::bench {

struct child_options {
  /// A file that its output is added to. Empty: it is thrown away.
  std::string output = {};
  /// What asks it to end.
  int stop_signal = SIGTERM;
};

/// A program that runs beside the harness, with nothing on its standard input.
class child {
 public:
  child() = default;
  /// `words.front()` is looked for as a shell does; `ec::not_found` when there is none.
  static io::result<child> start(const std::vector<std::string>& words,
                                 const child_options& options = {});
  child(child&& other) noexcept : id_(other.release()), stop_signal_(other.stop_signal_) {}
  child& operator=(child&& other) noexcept;
  /// Asks the program to end, and waits for it.
  ~child();

  [[nodiscard]] pid_t id() const noexcept { return id_; }
  /// Waits for the end of the program; an error unless it ended with 0.
  io::result<done> wait();

 private:
  child(pid_t id, int stop_signal) noexcept : id_(id), stop_signal_(stop_signal) {}
  pid_t release() noexcept;
  void stop() noexcept;

  pid_t id_ = -1;
  int stop_signal_ = SIGTERM;
};

/// For the end of the harness by a signal: asks all that run to end.
void stop_running_children() noexcept;

}  // namespace dnd::bench
