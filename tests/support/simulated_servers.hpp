#pragma once

#include "io/store/postgres/servers.hpp"
#include "tests/support/simulated_cluster.hpp"

#include <memory>
#include <set>
#include <string>

namespace dnd::test {

/// A host's process is no more: whatever it was at ends here.
struct process_is_gone {};

/// The process of a host, as far as time and the network go.
struct simulated_process {
  /// Another one with each start.
  std::uint64_t number = 0;
  simulated_time::duration clock{0};
  simulated_time::duration frozen_until{0};
  bool is_dead = false;
  /// Rows of which it was not told whether they were written, when they were sent; and what was
  /// sent and answered to the end.
  std::set<std::string> doubtful = {};
  std::set<std::uint64_t> answered = {};
  std::uint64_t requests = 0;
};

/// The servers of a cluster, as a host reaches them. Its waiting is what lets everything else
/// happen: other hosts come and go within it, on the same stack. So of two hosts that wait the one
/// that began later goes on first; each begins in any moment of another's, and what they say meets
/// at the servers in any order.
[[nodiscard]] std::unique_ptr<io::postgres::servers> servers_for(
    simulated_time& time, simulated_cluster& of, std::shared_ptr<simulated_process> as);

}  // namespace dnd::test
