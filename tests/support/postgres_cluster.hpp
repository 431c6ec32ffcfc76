#pragma once

#include "tests/support/cutting_proxy.hpp"
#include "tests/support/postgres_server.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dnd::test {

/// A primary and two standbys, of which one has to have a commit before it counts; and an operator,
/// who does after a failure what a tool would do that runs such servers. Hosts reach each of them
/// through a line of its own, which can be cut.
class postgres_cluster {
 public:
  explicit postgres_cluster(std::uint64_t seed,
                            postgres_server::disk how = postgres_server::disk::synced);

  /// Of all three, through the lines.
  [[nodiscard]] std::string url() const;
  [[nodiscard]] postgres_server& primary() { return *servers_[primary_]; }
  /// It is dead at once. Returns when it is.
  void kill_primary() { primary().kill(); }
  /// It stands still and keeps its connections: nobody is told anything.
  void freeze_primary() { primary().freeze(true); }
  /// The one that was the primary before goes on where it was, and knows nothing of it.
  postgres_server& wake_former() {
    servers_[former_]->freeze(false);
    return *servers_[former_];
  }
  /// The standby that has more becomes the primary, and the other one follows it.
  void promote_newest();
  /// The one that was the primary before comes back as a standby, with a fresh copy.
  void bring_back() { servers_[former_]->follow(primary()); }
  /// So many of a hundred commits of each host are cut.
  void cut_of_hundred(std::size_t commits);
  [[nodiscard]] std::uint64_t cuts() const;

 private:
  std::vector<std::unique_ptr<postgres_server>> servers_;
  std::vector<std::unique_ptr<cutting_proxy>> lines_;
  std::size_t primary_ = 0;
  std::size_t former_ = 0;
};

}  // namespace dnd::test
