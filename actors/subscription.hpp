#pragma once

#include "io/files/error.hpp"
#include "model/bounds.hpp"
#include "model/commit.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

/// Following a campaign: every commit once, in order, from any event on.
namespace dnd::actors {

/// Whether a subscription goes on, and if not, why.
enum class subscription_end : std::uint8_t {
  none,      ///< It goes on.
  too_slow,  ///< More commits were waiting than may wait for the subscriber.
  closed,    ///< The campaign was closed, or opened again after a failure.
  failed,    ///< The store could not be read.
};

struct subscription_status {
  subscription_end end = subscription_end::none;
  /// The first event that was not handed out: where another subscription goes on without a loss or
  /// a repetition.
  model::seq_t resume_from = 0;
  /// `failed`.
  std::optional<io::error> failure = {};
};

/// Who wants to follow, and how.
struct subscriber {
  /// Called on a thread of the engine when there is something to take, or when the subscription has
  /// ended: once, and then not again before `take` has given nothing. Must not wait for anything.
  /// May be empty.
  std::function<void()> on_ready = {};
  /// Commits that may wait to be taken: past it the subscription ends. At most
  /// `bounds::feed_commits_max`. Commits from before the subscription began do not count.
  std::size_t lag_max = bounds::subscriber_lag_max;
};

/// Usable from any thread. It ends with this object, whose destructor waits for an `on_ready` that
/// is running on another thread: not to be destroyed under a lock that `on_ready` takes.
class subscription {
 public:
  virtual ~subscription() = default;
  /// What has come since the last time, oldest first, at most `most` commits. Does not wait:
  /// nothing when there is nothing yet. What is as durable as the campaign promises comes, and
  /// nothing else.
  virtual std::vector<model::commit_ptr> take(std::size_t most) = 0;
  /// The same, and waits for the first commit for so long. Nothing when the time is over or the
  /// subscription has ended.
  virtual std::vector<model::commit_ptr> wait(std::size_t most,
                                              std::chrono::milliseconds longest) = 0;
  [[nodiscard]] virtual subscription_status status() const = 0;
};

}  // namespace dnd::actors
