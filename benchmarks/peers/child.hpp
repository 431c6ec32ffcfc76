#pragma once

#include "io/files/error.hpp"

#include <string>
#include <sys/types.h>
#include <vector>

namespace dnd::bench {

/// A program that runs beside the harness, one at a time, with nothing on its standard input and
/// its output thrown away.
class child {
 public:
  child() = default;
  /// `words.front()` is looked for as a shell does; `ec::not_found` when there is none.
  static io::result<child> start(const std::vector<std::string>& words);
  child(child&& other) noexcept : id_(other.release()) {}
  child& operator=(child&& other) noexcept;
  /// Asks the program to end, and waits for it.
  ~child();

  [[nodiscard]] pid_t id() const noexcept { return id_; }
  /// Waits for the end of the program; an error unless it ended with 0.
  io::result<done> wait();

 private:
  explicit child(pid_t id) noexcept : id_(id) {}
  pid_t release() noexcept;
  void stop() noexcept;

  pid_t id_ = -1;
};

/// For the end of the harness by a signal.
void stop_running_child() noexcept;

}  // namespace dnd::bench
