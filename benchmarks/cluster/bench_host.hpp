#pragma once

#include "benchmarks/cluster/campaign_database.hpp"
#include "benchmarks/cluster/http_clients.hpp"
#include "benchmarks/peers/child.hpp"

#include <string>

namespace dnd::bench {

/// The program as a host of a store, over HTTP on loopback. It ends with this.
class bench_host {
 public:
  /// Returns when it takes requests. `token`: of the store.
  static io::result<bench_host> start(workbench& bench, const campaign_database& store,
                                      const std::string& token);

  [[nodiscard]] const host_door& door() const noexcept { return door_; }
  /// KiB that it has in memory for itself alone.
  [[nodiscard]] io::result<double> memory_kib() const;

 private:
  host_door door_;
  child process_;
};

}  // namespace dnd::bench
