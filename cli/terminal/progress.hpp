#pragma once

#include "cli/render/style.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dnd::cli {

/// Where a progress bar is drawn and with which clock.
struct progress_output {
  /// Writes to standard error. Null: there is no terminal, and the bar stays silent.
  std::function<void(std::string_view)> write;
  /// Time since any fixed point. Requires that it never goes back.
  std::function<std::chrono::milliseconds()> now;
  style look;
  /// Cells of a line.
  std::size_t width = 80;
};

/// A line that says how far a long work is: `Writing content [████░░░░░░]  40% 811/2027`. It is
/// drawn over and over on one line of a terminal, at most ten times a second. In the end one whole
/// line stays: at 100% after `finish`, as far as it came when the work was given up.
/// For one thread.
class progress_bar {
 public:
  progress_bar(progress_output where, std::string label, std::uint64_t total);
  /// Ends the line of a work that was not finished.
  ~progress_bar();
  progress_bar(const progress_bar&) = delete;
  progress_bar& operator=(const progress_bar&) = delete;

  /// Shows that `done` of the total is done. Cheap: most calls draw nothing.
  void update(std::uint64_t done);
  /// Everything is done. Later calls do nothing.
  void finish();

 private:
  [[nodiscard]] std::string line() const;
  void draw();
  void end_line();

  progress_output where_;
  std::string label_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::chrono::milliseconds drawn_at_{};
  bool is_drawn_ = false;
  bool is_over_ = false;
};

}  // namespace dnd::cli
