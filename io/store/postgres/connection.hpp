#pragma once

#include "io/store/postgres/sql_errors.hpp"
#include "io/store/postgres/wire.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dnd::io::postgres {

using deadline = std::chrono::steady_clock::time_point;

/// A statement to be sent. `name` is that of a prepared one; with `sql` as well it is prepared by
/// this, without a name `sql` is carried out as it is.
struct call {
  std::string name = {};
  std::string sql = {};
  std::vector<value> values = {};
};

/// What a server says, piece by piece, to what was sent.
struct arrival {
  enum class kind : std::uint8_t {
    answer,      ///< What one statement gave. Whether that lasts is not known yet.
    skipped,     ///< One that came after one which failed.
    failed,      ///< One that failed, or the server's last words.
    sync_point,  ///< What was sent is through: committed, or, after a failure, undone.
    lost,        ///< Nothing more will come, or nothing has come in time.
  };
  kind what = kind::lost;
  reply given = {};
  /// Of `failed` and `lost`.
  std::optional<failure> why = {};
  /// Of `failed`: the connection is gone as well.
  bool is_last = false;
};

/// A connection to the primary of a database. Owned by one thread at a time. Statements go through
/// `pipeline.hpp`. Once lost it stays so.
class connection {
 public:
  connection() = default;
  virtual ~connection() = default;
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  [[nodiscard]] bool is_lost() const noexcept { return lost_; }
  /// It is closed when it is destroyed, and nothing more is sent over it.
  void lose() noexcept { lost_ = true; }

  /// The server's timeline when it was looked at.
  [[nodiscard]] std::uint64_t timeline() const noexcept { return timeline_; }
  void set_timeline(std::uint64_t what) noexcept { timeline_ = what; }

  /// `newest`: the highest timeline of all servers that are known. `on_slow` is called now and then
  /// while the server lets somebody wait, and must not wait for anything; it may be empty.
  void watch(std::shared_ptr<const std::atomic<std::uint64_t>> newest,
             std::function<void()> on_slow) noexcept {
    newest_ = std::move(newest);
    on_slow_ = std::move(on_slow);
  }
  /// Whether the server has been replaced by another: it may sleep, and is not waited for, and not
  /// believed.
  [[nodiscard]] bool is_replaced() const noexcept {
    return newest_ != nullptr && timeline_ < newest_->load();
  }

  /// Whether the server has warned since this was asked the last time. A warning during a commit
  /// says that it may not be where it has to be ("committed locally, but …").
  [[nodiscard]] std::string take_warning() { return std::exchange(warning_, {}); }

  /// Sends all of them in one go, with a sync point behind them. Empty, or why it is lost.
  [[nodiscard]] virtual std::optional<failure> send(std::span<const call> calls) = 0;
  /// Waits for what comes next; no longer than until the server is known to be replaced.
  [[nodiscard]] virtual arrival next(deadline until) = 0;
  /// After the sync point. False when nothing more can be sent.
  [[nodiscard]] virtual bool finish() = 0;

 protected:
  void warn(std::string what) { warning_ = std::move(what); }
  void tell_slow() const {
    if (on_slow_) on_slow_();
  }

 private:
  bool lost_ = false;
  std::uint64_t timeline_ = 0;
  std::shared_ptr<const std::atomic<std::uint64_t>> newest_;
  std::function<void()> on_slow_;
  std::string warning_;
};

}  // namespace dnd::io::postgres
