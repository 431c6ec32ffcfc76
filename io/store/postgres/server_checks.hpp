#pragma once

#include "io/store/postgres/connection.hpp"

#include <cstdint>
#include <string>

/// What is looked at on each connection before anything is sent: settings are each server's own,
/// and the one that was promoted a second ago may have others than the one that was lost.
namespace dnd::io::postgres {

struct server_facts {
  bool is_standby = false;
  bool fsync = false;
  bool full_page_writes = false;
  std::string synchronous_commit = {};
  std::string standbys = {};
  /// Grows with each promotion.
  std::uint64_t timeline = 0;

  /// On how many disks a commit is when it has returned, at least: 0, 1, or 2.
  [[nodiscard]] std::uint64_t disks() const;
};

[[nodiscard]] expected<server_facts, failure> read_facts(connection& on, deadline until);

/// What is asked of a server. Both only grow while a store is used.
struct requirements {
  std::uint64_t disks = 0;
  std::uint64_t timeline = 0;
};

/// Refuses a standby, a server that keeps commits on too few disks, and one that was the primary
/// once and does not know that it is not.
[[nodiscard]] result<done> meets(const server_facts& facts, const requirements& asked);

}  // namespace dnd::io::postgres
