#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// `$XDG_STATE_HOME/dnd/history`, else `~/.local/state/dnd/history`; empty without either. Values
/// are those of the environment, or null; a relative XDG_STATE_HOME does not count.
[[nodiscard]] std::string history_path(const char* state_home, const char* home);

/// The lines that were typed in earlier runs: a text file for its owner alone, one line each,
/// oldest first. Lines are added as they are typed, so several programs may share it, and a crash
/// loses none. A convenience and no record: nothing is synced, and when it cannot be read or
/// written the program goes on without.
class history_file {
 public:
  /// An empty path means that nothing is kept.
  history_file(std::string path, std::size_t lines_max);

  /// The newest lines, at most `lines_max`. Cuts the file down when it has grown to twice that.
  [[nodiscard]] std::vector<std::string> load();
  /// Adds a line at the end; makes the file and its directories when they are missing. Lines that
  /// are empty or have control characters are left out.
  void append(std::string_view line);
  /// What went wrong first, once; later failures say nothing.
  [[nodiscard]] std::optional<std::string> take_warning();

 private:
  void fail(std::string_view doing, int system_errno);
  void make_directories() const;
  void rewrite(const std::vector<std::string>& lines);

  std::string path_;
  std::size_t lines_max_;
  std::optional<std::string> warning_;
  bool has_failed_ = false;
};

}  // namespace dnd::cli
