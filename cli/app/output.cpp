#include "cli/app/output.hpp"

#include "cli/render/screen_lines.hpp"
#include "cli/terminal/terminal.hpp"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace dnd::cli {

namespace {

[[nodiscard]] layout layout_of(int descriptor, color_setting color) {
  return {.look = style_for(descriptor, color),
          .width = terminal_width(descriptor),
          .height = terminal_height(descriptor),
          .clock = clock_kind::local};
}

}  // namespace

output::output(color_setting color, content_kind content)
    : out_is_screen_(content == content_kind::prose && is_terminal(STDOUT_FILENO)),
      err_is_screen_(is_terminal(STDERR_FILENO)),
      out_(layout_of(STDOUT_FILENO, color)),
      err_(layout_of(STDERR_FILENO, color)) {}

void output::follow_size() noexcept {
  out_.width = terminal_width(STDOUT_FILENO);
  out_.height = terminal_height(STDOUT_FILENO);
  err_.width = terminal_width(STDERR_FILENO);
  err_.height = terminal_height(STDERR_FILENO);
}

void output::print(std::span<const std::string> lines) {
  const std::lock_guard lock(mutex_);
  for (const std::string& line : lines) write_line(line);
}

void output::print(std::string_view line) {
  const std::lock_guard lock(mutex_);
  write_line(line);
}

void output::complain(std::span<const std::string> lines) {
  flush();
  const std::lock_guard lock(mutex_);
  std::string text;
  const std::size_t width = err_is_screen_ ? terminal_width(STDERR_FILENO) : 0;
  for (const std::string& line : lines) {
    if (err_is_screen_) {
      for (const std::string& piece : screen_lines(line, width)) text += piece + "\n";
    } else {
      text += line + "\n";
    }
  }
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

void output::write_line(std::string_view line) {
  if (out_is_screen_) {
    for (const std::string& piece : screen_lines(line, terminal_width(STDOUT_FILENO))) {
      write(piece);
      write("\n");
    }
    return;
  }
  write(line);
  write("\n");
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
