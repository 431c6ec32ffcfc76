#include "cli/app/output.hpp"

#include "cli/terminal/terminal.hpp"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace dnd::cli {

output::output(color_setting color)
    : out_{style_for(STDOUT_FILENO, color), terminal_width(STDOUT_FILENO),
           terminal_height(STDOUT_FILENO)},
      err_{style_for(STDERR_FILENO, color), terminal_width(STDERR_FILENO),
           terminal_height(STDERR_FILENO)} {}

void output::print(std::span<const std::string> lines) {
  const std::lock_guard lock(mutex_);
  for (const std::string& line : lines) {
    write(line);
    write("\n");
  }
}

void output::print(std::string_view line) {
  const std::lock_guard lock(mutex_);
  write(line);
  write("\n");
}

void output::complain(std::span<const std::string> lines) {
  flush();
  const std::lock_guard lock(mutex_);
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  // Nothing can be said about a standard error that is gone.
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
  (void)std::fflush(stderr);
}

void output::complain(std::string_view line) {
  const std::string text(line);
  complain(std::span(&text, 1));
}

void output::flush() {
  const std::lock_guard lock(mutex_);
  if (!broken_ && std::fflush(stdout) != 0) note_failure();
}

int output::failure() const noexcept {
  const std::lock_guard lock(mutex_);
  return failure_;
}

void output::write(std::string_view text) {
  if (broken_) return;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) note_failure();
}

void output::note_failure() {
  if (errno != EPIPE) failure_ = errno;
  broken_ = true;
}

}  // namespace dnd::cli
