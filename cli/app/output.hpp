#pragma once

#include "cli/render/style.hpp"
#include "cli/render/table.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

namespace dnd::cli {

/// What is printed on standard output. Data is for programs: it stays as it is, whatever it goes
/// to.
enum class content_kind : std::uint8_t { prose, data };

/// Standard output and standard error, dressed for whatever they go to. On a terminal, lines are
/// broken at words, at the width that it has by then (see `screen_lines`). Text is on its way when
/// `flush` returns. Usable from several threads; a line is never torn by another.
///
/// A reader that goes away (`dnd campaign log | head`) is no error: the rest is dropped, and
/// `is_broken` says so. Requires that SIGPIPE is ignored.
class output {
 public:
  explicit output(color_setting color, content_kind content = content_kind::prose);

  [[nodiscard]] const layout& out() const noexcept { return out_; }
  [[nodiscard]] const layout& err() const noexcept { return err_; }

  /// Looks at the terminals again: a window may have another size by now. No other thread may use
  /// the layouts meanwhile.
  void follow_size() noexcept;

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
  void write_line(std::string_view line);
  void write(std::string_view text);
  void note_failure();

  /// Whether lines are broken.
  bool out_is_screen_;
  bool err_is_screen_;
  layout out_;
  layout err_;
  mutable std::mutex mutex_;
  std::atomic<bool> broken_ = false;
  int failure_ = 0;
};

}  // namespace dnd::cli
