#pragma once

#include "io/store/file/checkpoints/checkpoints.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Which snapshots of the past are worth their room. Decides only; looks at no file.
namespace dnd::io {

struct retention_limits {
  /// Events between two neighbours that are not to be exceeded while there is room. From 1.
  std::uint64_t every = 0;
  /// Of all together.
  std::uint64_t bytes_max = 0;
};

/// Those that are to go. The newest few stay; older ones are thinned out the more the older they
/// are, but no gap becomes wider than `every` by that. Past `bytes_max` or
/// `bounds::checkpoints_max` those go whose absence leaves the smallest gaps. Requires that seqs
/// ascend.
[[nodiscard]] std::vector<model::seq_t> thin_out(std::vector<checkpoint_info> all,
                                                 const retention_limits& limits);

/// One that is to be made: from the state at `begin` (0: the empty one) to the end of the command
/// of event `target`.
struct checkpoint_task {
  model::seq_t begin = 0;
  model::seq_t target = 0;
  friend bool operator==(const checkpoint_task&, const checkpoint_task&) = default;
};

/// What the choice of the next one goes by.
struct checkpoint_situation {
  /// Seqs of those that there are, ascending, none after `end`.
  std::vector<model::seq_t> have;
  /// Seqs of events that ended a session, ascending.
  std::vector<model::seq_t> session_ends;
  /// The last event that one can be made for.
  model::seq_t end = 0;
  std::uint64_t every = 0;
  /// There is room for none that is made for an event before this one.
  model::seq_t affordable_from = 0;
};

/// The next one to make; nothing when all is as it should be. After the newest one there is one at
/// the end of each session (of old times: where the distance asks for one) and none further than
/// `every`; a wide gap before it is filled.
[[nodiscard]] std::optional<checkpoint_task> next_checkpoint(const checkpoint_situation& now);

}  // namespace dnd::io
