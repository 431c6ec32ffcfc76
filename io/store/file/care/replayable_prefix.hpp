#pragma once

#include "io/store/care_reports.hpp"
#include "io/store/file/log/read/chained_lines.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dnd::io {

/// The event of one line.
[[nodiscard]] event_span span_of(const line_view& line);
/// Goes on with what is `next`.
void extend(event_span& span, const event_span& next);

/// Lines that stand one after the other in a file.
struct stretch {
  std::size_t file = 0;      ///< As in `chained_line`.
  byte_range bytes;          ///< With the last one's newline, if that is there.
  bool has_newline = false;  ///< After the last one.
  std::uint64_t last_seq = 0;
};

/// Takes the lines of a chain and replays them: keeps the whole commands up to the first event
/// that cannot be read or contradicts the state, or up to where it was asked to stop.
class replayable_prefix {
 public:
  /// Stops after event `stop_at`, if one is named. `snapshot`: where one stands, if there is one.
  replayable_prefix(std::optional<std::uint64_t> stop_at, std::optional<log_position> snapshot);

  /// `path` is of the file that the line stands in. Fails with `unknown_event`: what a newer
  /// program wrote is no damage.
  [[nodiscard]] result<done> take(const chained_line& link, const std::string& path);
  /// Requires that `take` got all lines.
  void finish();

  [[nodiscard]] const std::vector<stretch>& kept() const noexcept { return kept_; }
  /// How many of these go to the first file: those up to the last command with a line in it. No
  /// command is parted.
  [[nodiscard]] std::size_t first_file_parts() const noexcept { return first_file_parts_; }
  [[nodiscard]] const event_span& kept_span() const noexcept { return kept_span_; }
  /// Lines of the chain that are not kept.
  [[nodiscard]] const event_span& left_span() const noexcept { return left_span_; }
  /// Whether one is on after what is kept.
  [[nodiscard]] fight fight_state() const noexcept { return fight_; }
  /// The reason to stop, when it was not `stop_at`.
  [[nodiscard]] const std::optional<error>& contradiction() const noexcept { return why_; }
  /// The snapshot stands among what is kept, at the same place.
  [[nodiscard]] bool snapshot_fits() const noexcept { return snapshot_fits_; }
  /// Last event of the command before the last one that is kept; 0: there is none.
  [[nodiscard]] std::uint64_t end_before() const noexcept { return end_before_; }

 private:
  void replay(const line_view& line, const std::string& path);
  void keep_command();

  std::optional<std::uint64_t> stop_at_;
  std::optional<log_position> snapshot_;
  bool keeps_;
  model::state state_;
  model::event event_;
  std::optional<error> why_;
  std::uint64_t offset_ = 0;  ///< Of the end of what was taken, in the repaired log.

  std::vector<stretch> command_;  ///< Not whole yet.
  event_span command_span_;
  bool snapshot_met_ = false;

  std::vector<stretch> kept_;
  std::size_t first_file_parts_ = 0;
  event_span kept_span_;
  event_span left_span_;
  fight fight_ = fight::over;
  bool snapshot_fits_ = false;
  std::uint64_t end_before_ = 0;
};

}  // namespace dnd::io
