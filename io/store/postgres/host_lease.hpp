#pragma once

#include "io/store/postgres/database.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dnd::io::postgres {

struct lease_options {
  /// Where other hosts send those who want one of its campaigns; may be empty.
  std::string url = {};
  std::string version = {};
  std::chrono::milliseconds runs{10'000};
  std::chrono::milliseconds renewed_every{3'000};
  /// After an attempt that failed: who renews is the first to find a server that was promoted.
  std::chrono::milliseconds again_after{200};
};

/// The row of this process among the hosts of a store. While its lease runs, by the clock of the
/// database, nobody takes over its campaigns. That is a courtesy: what keeps a host from writing
/// that was replaced is the epoch on everything it writes. A new id with each start, so that a
/// process that was thought dead is another one than its successor.
class host_lease {
 public:
  [[nodiscard]] static result<std::unique_ptr<host_lease>> begin(std::shared_ptr<database> at,
                                                                 lease_options options);
  /// Takes the row away, if that can be done.
  ~host_lease();
  host_lease(const host_lease&) = delete;
  host_lease& operator=(const host_lease&) = delete;

  [[nodiscard]] const uuid& host() const noexcept { return host_; }
  /// Whether nobody can have taken over a campaign of this host, by its own clock, which never goes
  /// back: the lease runs from when the last renewal was sent that succeeded. What is known of
  /// campaigns may be out of date otherwise.
  [[nodiscard]] bool runs() const noexcept {
    return at_->now().time_since_epoch().count() < runs_until_.load();
  }
  /// How often it had run out when it was renewed: what was open before may be another's since.
  [[nodiscard]] std::uint64_t lapses() const noexcept { return lapses_.load(); }

  /// An operator wants it to give up all that it has. Known with the next renewal, as what follows.
  [[nodiscard]] bool drains() const noexcept { return drains_.load(); }
  /// Campaigns that another host is wanted to have, each of them once, as world and slug.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> take_wanted();

 private:
  host_lease(std::shared_ptr<database> at, lease_options options, const uuid& host);
  [[nodiscard]] call renewal() const;
  /// What a renewal waits for is no longer than until the next is due.
  [[nodiscard]] deadline soon() const;
  void keep();
  /// Looks for another server while the one that there is lets somebody wait.
  void look_out();
  /// What the row of the host says beside its lease.
  void note_wishes(const reply& row);
  void note_lag();
  void note_renewed(std::chrono::steady_clock::time_point sent) noexcept;

  std::shared_ptr<database> at_;
  lease_options options_;
  uuid host_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ends_ = false;
  bool is_slow_ = false;
  std::atomic<std::chrono::steady_clock::rep> runs_until_ = 0;
  std::atomic<std::uint64_t> lapses_ = 0;
  std::atomic<bool> drains_ = false;
  /// How often something was asked of it that was looked up. Of the keeper.
  std::uint64_t asked_ = 0;
  std::vector<std::pair<std::string, std::string>> wanted_;
  std::thread keeper_;
  std::thread lookout_;
};

}  // namespace dnd::io::postgres
