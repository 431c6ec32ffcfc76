#pragma once

#include "cli/render/style.hpp"
#include "cli/render/table.hpp"

#include <atomic>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

namespace dnd::cli {

/// Standard output and standard error, dressed for whatever they go to. Text is on its way when
/// `flush` returns. Usable from several threads; a line is never torn by another.
///
/// A reader that goes away (`dnd campaign log | head`) is no error: the rest is dropped, and
/// `is_broken` says so. Requires that SIGPIPE is ignored.
class output {
 public:
  explicit output(color_setting color);

  [[nodiscard]] const layout& out() const noexcept { return out_; }
  [[nodiscard]] const layout& err() const noexcept { return err_; }

  /// Each line with its newline.
  void print(std::span<const std::string> lines);
  void print(std::string_view line);
  /// To standard error, after what was printed so far.
  void complain(std::span<const std::string> lines);
  void complain(std::string_view line);
  void flush();

  /// Waits for nobody, also while a reader lets a write wait.
  [[nodiscard]] bool is_broken() const noexcept { return broken_; }
  /// Why standard output could not be written, for a reason other than a reader that went away:
  /// an errno, else 0.
  [[nodiscard]] int failure() const noexcept;

 private:
  void write(std::string_view text);
  void note_failure();

  layout out_;
  layout err_;
  mutable std::mutex mutex_;
  std::atomic<bool> broken_ = false;
  int failure_ = 0;
};

}  // namespace dnd::cli
