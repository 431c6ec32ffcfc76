#pragma once

#include "benchmarks/peers/child.hpp"

#include <memory>
#include <string>
#include <vector>

namespace dnd::bench {

/// A PostgreSQL primary and a standby that has to have each commit before it is answered, both with
/// `fsync` as a server is used: of a cluster of their own in a directory, on sockets there, as a
/// user without rights. They end with this.
class postgres_pair {
 public:
  /// Errors: `ec::not_found` when there is no server to be started here.
  static io::result<std::unique_ptr<postgres_pair>> start(const std::string& directory);
  ~postgres_pair();
  postgres_pair(const postgres_pair&) = delete;
  postgres_pair& operator=(const postgres_pair&) = delete;

  /// Of the primary's database `postgres`.
  [[nodiscard]] std::string url() const;
  /// What programs say of themselves: "PostgreSQL 15.10 (Debian 15.10-0+deb12u1)".
  [[nodiscard]] const std::string& version() const noexcept { return version_; }

 private:
  /// Of a user without rights.
  struct owner {
    std::string name;
    unsigned user = 0;
    unsigned group = 0;
  };

  explicit postgres_pair(std::string directory) : directory_(std::move(directory)) {}
  [[nodiscard]] io::result<done> find_programs();
  [[nodiscard]] io::result<done> make_places();
  [[nodiscard]] io::result<done> make_primary();
  [[nodiscard]] io::result<done> make_standby();
  [[nodiscard]] io::result<child> serve(const std::string& node) const;
  [[nodiscard]] io::result<done> run(std::vector<std::string> words) const;
  /// As who runs servers, and for no longer than the harness.
  [[nodiscard]] std::vector<std::string> as_owner(std::vector<std::string> words) const;
  [[nodiscard]] std::string socket_of(const std::string& node) const;
  [[nodiscard]] std::string log() const { return directory_ + "/log"; }

  std::string directory_;
  std::string programs_;
  std::string version_;
  owner owner_;
  /// The path of a socket has little room.
  std::string sockets_;
  child primary_;
  child standby_;
};

}  // namespace dnd::bench
