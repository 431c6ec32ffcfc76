#pragma once

#include "benchmarks/scenarios/workbench.hpp"

#include <span>
#include <string_view>

namespace dnd::bench {

/// One thing that is measured. Puts what it finds into the report of the workbench.
struct scenario {
  std::string_view name;
  std::string_view summary;
  io::result<done> (*run)(workbench&);
};

/// In the order in which `all` runs them.
[[nodiscard]] std::span<const scenario> scenarios() noexcept;

io::result<done> run_replay(workbench& bench);
io::result<done> run_command(workbench& bench);
io::result<done> run_effects(workbench& bench);
io::result<done> run_commit(workbench& bench);
io::result<done> run_campaigns(workbench& bench);
io::result<done> run_open(workbench& bench);
io::result<done> run_merge(workbench& bench);
io::result<done> run_subscribers(workbench& bench);
io::result<done> run_snapshot(workbench& bench);
io::result<done> run_verify(workbench& bench);
io::result<done> run_history(workbench& bench);
io::result<done> run_past(workbench& bench);
io::result<done> run_memory(workbench& bench);
io::result<done> run_host(workbench& bench);
// Left out of the program where it is built without databases.
io::result<done> run_cluster_commit(workbench& bench);
io::result<done> run_cluster_open(workbench& bench);
io::result<done> run_cluster_hosts(workbench& bench);
io::result<done> run_startup(workbench& bench);

}  // namespace dnd::bench
