#pragma once

#include "io/store/log_position.hpp"
#include "model/commit.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dnd::io {

/// The events of a commit as they will stand in the log: the fields of all of them, one after the
/// other, and where each one's end.
struct encoded_events {
  std::string fields;
  std::vector<std::size_t> ends;
};

/// Turns commits into lines: numbers, times, sums. Owns the sequence of a campaign: nobody else
/// knows what comes next.
class line_maker {
 public:
  explicit line_maker(const log_position& end) noexcept : end_(end) {}

  /// Appends the lines of a commit to `lines`. `durable` is the highest seq that is known to be
  /// durable; it is written as `synced` when it has moved since the last time. Requires that the
  /// commit follows the last one, and that `events` are those of the commit.
  void append_lines(std::string& lines, const model::commit& what, const encoded_events& events,
                    model::seq_t durable);
  /// After the last line that was made.
  [[nodiscard]] const log_position& end() const noexcept { return end_; }

 private:
  log_position end_;
  model::seq_t announced_ = 0;
};

}  // namespace dnd::io
