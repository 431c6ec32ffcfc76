#pragma once

#include "io/store/log_store.hpp"
#include "model/commit.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace dnd::actors {

/// The last stretch of a campaign in memory: some states to begin from, and the commits since.
/// Undo looks here first; what is older is found by the store (`log_store::find`).
/// Bounded: `bounds::history_anchors_max` states, `bounds::history_commands_between_anchors`
/// commits between two. A state costs a pointer for each creature: of a large one there are fewer,
/// with a commit for every four creatures between two, so that a command costs the same however
/// many creatures there are. More only while commits are on their way that are not durable.
class recent_history {
 public:
  /// `found` is the state to begin from: what loading found.
  explicit recent_history(const model::state& found);

  /// Takes in a commit that was applied. `after` is the state after its last event.
  void remember(model::commit_ptr what, const model::state& after);

  /// Forgets nothing after event `seq`: the store cannot find it yet.
  void keep_after(model::seq_t seq) noexcept { kept_after_ = seq; }

  /// The commit that event `seq` belongs to, and the state before it. Nothing when that is
  /// further back than this reaches.
  [[nodiscard]] std::optional<io::commit_in_place> find(model::seq_t seq) const;

  /// The same without the state: costs nothing but looking. Null when that is too far back.
  [[nodiscard]] model::commit_ptr commit_of(model::seq_t seq) const;

  /// The commits that are held, from the one with event `first` on, oldest first. All of those in
  /// the log from there on only where the first of them is not after `first`.
  [[nodiscard]] std::vector<model::commit_ptr> commits_from(model::seq_t first) const;

  /// The state after the last commit whose last event is at most `seq`. Nothing when that is
  /// further back than this reaches.
  [[nodiscard]] std::optional<model::state> state_after(model::seq_t seq) const;

 private:
  struct anchor {
    model::state state;
    /// Commits taken in before it, ever.
    std::uint64_t commits = 0;
  };

  [[nodiscard]] std::optional<model::state> replay_before(model::seq_t first) const;
  /// Whether enough is held without the oldest anchor, and all of it that must be.
  [[nodiscard]] bool can_drop_oldest() const;
  void drop_oldest();

  /// Ascending by seq; `commits_` holds everything after the first.
  std::deque<anchor> anchors_;
  std::deque<model::commit_ptr> commits_;
  /// Commits taken in, ever.
  std::uint64_t taken_ = 0;
  model::seq_t kept_after_ = UINT64_MAX;
};

}  // namespace dnd::actors
