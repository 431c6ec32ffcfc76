#pragma once

#include "actors/subscription.hpp"
#include "io/store/log_store.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace dnd::actors {

class follower;

/// The newest commits of an open campaign that are as durable as it promises, for those who follow
/// it. Publishing costs the same however many they are: each reads at its own pace, and all of them
/// are woken up by somebody else. Every function may be called on any thread.
class commit_feed : public std::enable_shared_from_this<commit_feed> {
 public:
  /// Sends for whoever calls `notify`.
  using notify_later = std::function<void(std::shared_ptr<commit_feed>)>;

  /// `last` is the campaign's last event: nothing up to it is in the feed.
  explicit commit_feed(model::seq_t last) noexcept : last_(last) {}

  /// Requires that the commit follows the last one.
  void publish(model::commit_ptr what);
  /// Wakes up all followers that have something to take, and ends those that are too slow.
  void notify();
  /// Ends all subscriptions: nothing more will come.
  void close();

  /// `wake` is how all followers of the feed are woken up. False when the feed was closed.
  [[nodiscard]] bool add(const std::shared_ptr<follower>& who, notify_later wake);

  struct slice {
    /// Some of what was asked for is not in the feed any more, or never was.
    bool is_incomplete = false;
    /// The first event in the feed, or the one after the last while it is empty.
    model::seq_t first = 0;
    std::vector<model::commit_ptr> commits;
  };
  /// The commits from event `from` on, at most `most`.
  [[nodiscard]] slice read(model::seq_t from, std::size_t most) const;
  /// How many commits there are from event `from` on; nothing when some are not there any more.
  [[nodiscard]] std::optional<std::size_t> count_from(model::seq_t from) const;
  /// The last event that was published.
  [[nodiscard]] model::seq_t last() const;

 private:
  [[nodiscard]] model::seq_t first_held() const;

  notify_later wake_;
  mutable std::mutex mutex_;
  /// Ascending by seq, without gaps; `last_` is the end of the last.
  std::deque<model::commit_ptr> commits_;
  model::seq_t last_;
  std::vector<std::weak_ptr<follower>> followers_;
  bool is_notifying_ = false;
  bool is_closed_ = false;
};

/// One subscription: what its owner has seen, and what is on its way.
class follower : public std::enable_shared_from_this<follower> {
 public:
  /// Asks for commits from the store, some of the range from its beginning on; `take_page` gets
  /// them.
  using page_request = std::function<void(std::shared_ptr<follower>, const io::seq_range&)>;

  follower(std::shared_ptr<commit_feed> feed, model::seq_t from, subscriber who,
           page_request ask_for_page);

  // -- for its owner: see `subscription` ------------------------------------
  [[nodiscard]] std::vector<model::commit_ptr> take(std::size_t most);
  [[nodiscard]] std::vector<model::commit_ptr> wait(std::size_t most,
                                                    std::chrono::milliseconds longest);
  [[nodiscard]] subscription_status status() const;
  /// Ends it. `on_ready` is not running when this returns, unless it is what called this, and is
  /// never called again.
  void dismiss();

  // -- for the engine -------------------------------------------------------
  /// To be called once, when the feed knows of it.
  void start();
  /// The commits that were asked for, in order.
  void take_page(io::result<std::vector<model::commit_ptr>> page);
  /// There may be something new in the feed.
  void notice();
  void end(subscription_end why);

 private:
  /// Requires that the mutex is held.
  [[nodiscard]] std::vector<model::commit_ptr> take_now(std::size_t most,
                                                        std::optional<io::seq_range>& wanted);
  void end_now(subscription_end why);
  /// Calls `on_ready` unless it was called already. Requires that the mutex is not held.
  void wake_owner();

  const std::shared_ptr<commit_feed> feed_;
  const subscriber who_;
  const page_request ask_for_page_;

  /// Held while `on_ready` runs, and taken before `mutex_`. Recursive: it may give up the
  /// subscription.
  std::recursive_mutex calling_;
  bool is_dismissed_ = false;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  /// The first event that was not handed out.
  model::seq_t next_;
  /// From the store, not handed out yet.
  std::deque<model::commit_ptr> page_;
  bool page_is_coming_ = false;
  /// Everything that is wanted is in the feed, or will be.
  bool is_live_ = false;
  bool was_woken_ = false;
  subscription_end end_ = subscription_end::none;
  std::optional<io::error> failure_;
};

}  // namespace dnd::actors
