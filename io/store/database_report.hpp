#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dnd::io {

/// What there is to say of a database that campaigns are kept in.
struct database_report {
  /// Without a password.
  std::string address;
  /// Of the program that serves it.
  std::string server_version;
  std::string store_id;
  std::uint64_t format = 0;
  /// On how many disks a commit has to be before it counts, and on how many it is.
  std::uint64_t disks_asked = 0;
  std::uint64_t disks_found = 0;
  bool fsync = false;
  bool full_page_writes = false;
  std::string synchronous_commit;
  std::string standbys;

  struct host {
    std::string url;
    std::string version;
    /// Its lease runs.
    bool is_alive = false;
  };
  std::vector<host> hosts;
  std::uint64_t campaigns = 0;
  /// Those that a host plays now.
  std::uint64_t open = 0;
  /// Of all campaigns together.
  std::uint64_t events = 0;
  std::uint64_t bytes = 0;

  /// Sentences: what keeps commits from being safe, or the store from being used.
  std::vector<std::string> problems;
  /// What whoever runs it should know.
  std::vector<std::string> remarks;
};

}  // namespace dnd::io
