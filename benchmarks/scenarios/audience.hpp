#pragma once

#include "actors/engine.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace dnd::bench {

/// Subscribers of one open campaign. One thread reads for all that read, whenever the engine says
/// that there is something, as a host's thread reads for many sockets.
class audience {
 public:
  using clock = std::chrono::steady_clock;

  /// A commit that one of them has read.
  struct sight {
    model::seq_t first = 0;  ///< Of the commit.
    clock::time_point when;
  };

  /// `readers` follow the campaign from its next event on and read all of it; `silent` follow it
  /// too and read nothing. `campaign` must outlive this.
  static io::result<std::unique_ptr<audience>> follow(actors::open_campaign& campaign,
                                                      std::size_t readers, std::size_t silent);
  /// Ends the subscriptions.
  ~audience();
  audience(const audience&) = delete;
  audience& operator=(const audience&) = delete;

  /// Waits until every reader has read so many commits; what they saw. Fails when a subscription
  /// of a reader has ended.
  io::result<std::vector<sight>> wait_for(std::size_t commits);

 private:
  audience() = default;
  void read();
  void read_one(std::size_t which);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::size_t> ready_;  ///< Readers that have something to take.
  std::vector<sight> seen_;
  bool is_over_ = false;
  bool has_failed_ = false;
  std::vector<std::unique_ptr<actors::subscription>> readers_;
  std::vector<std::unique_ptr<actors::subscription>> silent_;
  std::thread thread_;
};

}  // namespace dnd::bench
