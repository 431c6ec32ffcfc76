#pragma once

#include "io/store/file/campaign_reader.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dnd::actors {

/// Who typed a command, what, and when.
struct command_origin {
  std::int64_t at_ms = 0;
  std::string by = {};
  std::string line = {};
};

/// The last stretch of a campaign in memory: some states to begin from, and the events since.
/// Undo looks here first; what is older is found by replaying the log (`io::find_command`).
/// Bounded: `bounds::history_anchors_max` states, `bounds::history_commands_between_anchors`
/// commands between two. A state costs a pointer for each creature: of a large table there are
/// fewer, with a command for every four creatures between two, so that a command costs the same at
/// any table. More only while commands are in flight that are not on disk.
class past {
 public:
  /// `table` is the state to begin from: what loading found.
  explicit past(const model::state& table);

  /// Takes in a command that was applied. `after` is the state behind its last event.
  void remember(std::shared_ptr<const std::vector<model::event>> events, const model::state& after,
                command_origin from = {});

  /// Forgets nothing behind event `seq`: it cannot be found on disk yet.
  void keep_behind(model::seq_t seq) noexcept { kept_behind_ = seq; }

  /// The command that event `seq` belongs to, and the table before it. Nothing when that is
  /// further back than this reaches.
  [[nodiscard]] std::optional<io::command_place> find_command(model::seq_t seq) const;

  /// The table after the last command whose last event is at most `seq`. Nothing when that is
  /// further back than this reaches.
  [[nodiscard]] std::optional<model::state> table_after(model::seq_t seq) const;

 private:
  struct command {
    model::seq_t first = 0;
    model::seq_t last = 0;
    std::shared_ptr<const std::vector<model::event>> events;
    command_origin from;
  };

  struct anchor {
    model::state table;
    /// Commands taken in before it, ever.
    std::uint64_t commands = 0;
  };

  [[nodiscard]] std::optional<model::state> replay_before(model::seq_t first) const;
  /// Whether enough is held without the oldest anchor, and all of it that must be.
  [[nodiscard]] bool can_drop_oldest() const;
  void drop_oldest();

  /// Ascending by seq; `commands_` holds everything behind the first.
  std::deque<anchor> anchors_;
  std::deque<command> commands_;
  /// Commands taken in, ever.
  std::uint64_t taken_ = 0;
  model::seq_t kept_behind_ = UINT64_MAX;
};

}  // namespace dnd::actors
