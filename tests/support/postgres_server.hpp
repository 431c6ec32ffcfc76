#pragma once

#include "tests/support/scratch_directory.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// A PostgreSQL server of a test: of a cluster of its own in a scratch folder, on a socket there,
/// as a user without rights. It ends with the test, however that ends. Where none can be started,
/// the test fails and says why.
namespace dnd::test {

class postgres_server {
 public:
  enum class disk : std::uint8_t {
    skipped,  ///< fsync=off: a start of a second, and commits that cost nothing.
    synced,   ///< As a server is used.
    bounded,  ///< The same, and it can be full.
  };
  /// Starts with an empty database `dnd`.
  explicit postgres_server(std::string name = "n1", disk how = disk::skipped);
  /// A standby that follows another, with that one's settings.
  [[nodiscard]] static std::unique_ptr<postgres_server> standby_of(const postgres_server& primary,
                                                                   std::string name);
  ~postgres_server();
  postgres_server(const postgres_server&) = delete;
  postgres_server& operator=(const postgres_server&) = delete;

  void start();
  /// At once, as a crash of the program.
  void kill();
  /// All processes of it stand still, or go on.
  void freeze(bool stands_still);
  void promote();
  /// Ends, and is from then on a standby of another, with a fresh copy of it.
  void follow(const postgres_server& primary);
  /// A standby goes on with another primary, and what it has stays.
  void turn_to(const postgres_server& primary);
  /// How far the log goes that it has, in bytes; of a standby.
  [[nodiscard]] std::uint64_t received() const;
  /// No file grows any more, or may again. Requires a bounded disk.
  void fill_disk(bool is_full) const;
  /// Starts when it has ended by itself.
  void start_if_ended();

  [[nodiscard]] std::string url(std::string_view database = "dnd") const;
  /// Both, in this order, for a client that looks for the primary.
  [[nodiscard]] std::string url_with(const postgres_server& other) const;
  /// What one statement gives: rows by line, cells by `|`. Fails the test when it fails.
  std::string sql(std::string_view statement, std::string_view database = "dnd") const;
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// Of the socket where it takes connections.
  [[nodiscard]] std::string socket() const { return scratch_ / ".s.PGSQL.5432"; }

 private:
  struct empty {};
  postgres_server(empty, std::string name, disk how);
  /// What stands in a file that is read last.
  void set_fsync(bool is_on) const;
  void copy_from(const postgres_server& primary);
  [[nodiscard]] std::string connection_to(const postgres_server& primary) const;
  [[nodiscard]] std::vector<pid_t> processes() const;
  [[nodiscard]] std::string folder() const { return scratch_ / "data"; }

  tests::scratch_directory scratch_;
  std::string name_;
  disk how_;
  pid_t pid_ = -1;
};

/// One that all tests of a program share, with a store in it that keeps nothing for long.
[[nodiscard]] postgres_server& shared_postgres();

}  // namespace dnd::test
