#pragma once

#include "io/store/postgres/database_url.hpp"
#include "io/store/postgres/sql_errors.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

struct pg_conn;
struct pg_result;

namespace dnd::io::postgres {

using deadline = std::chrono::steady_clock::time_point;

/// A connection to the primary of a database. Owned by one thread at a time. Statements go through
/// `pipeline.hpp`. Once lost it stays so.
class connection {
 public:
  /// To one of the servers of an address, if it is a primary. Tries for as long as the address's
  /// `connect_timeout` says.
  [[nodiscard]] static expected<std::unique_ptr<connection>, failure> open(const database_url& to,
                                                                           std::size_t host);
  ~connection();
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  [[nodiscard]] bool is_lost() const noexcept { return lost_; }
  /// It is closed when it is destroyed, and nothing more is sent over it.
  void lose() noexcept { lost_ = true; }

  /// Whether the server has warned since this was asked the last time. A warning during a commit
  /// says that it may not be where it has to be ("committed locally, but …").
  [[nodiscard]] std::string take_warning() { return std::exchange(warning_, {}); }

  /// Waits until there is something to read, or everything is sent that was to be sent. False when
  /// the time is over or the connection is gone.
  [[nodiscard]] bool wait(deadline until);
  [[nodiscard]] pg_conn* native() const noexcept { return native_; }

 private:
  explicit connection(pg_conn* native) noexcept;
  static void hear(void* self, const pg_result* notice);

  pg_conn* native_;
  bool lost_ = false;
  std::string warning_;
};

}  // namespace dnd::io::postgres
