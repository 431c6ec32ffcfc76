#pragma once

#include "actors/campaign/outgoing_commit.hpp"

#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

namespace dnd::actors {

/// Commits that are not on their way to the log yet. What is accepted while the writer is
/// busy goes out together: one message, one write, one sync for all of them. Apart from the actor
/// so that tests can drive it.
class append_queue {
 public:
  /// Requires that the commit follows the last one.
  void push(outgoing_ptr next);

  /// The commits of the next append, in order, of one part of the log. None while there are none,
  /// or while `bounds::appends_under_way_max` were not answered: one is being synced, and one waits
  /// for its turn, so that the disk has always something to do.
  [[nodiscard]] std::vector<outgoing_ptr> take();

  /// An append has been answered.
  void note_answer() noexcept;

  /// Forgets what did not go out: nothing more will be written.
  void clear() noexcept { waiting_.clear(); }

 private:
  std::deque<outgoing_ptr> waiting_;
  std::size_t under_way_ = 0;
};

}  // namespace dnd::actors
