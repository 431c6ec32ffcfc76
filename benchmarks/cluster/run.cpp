#include "benchmarks/cluster/parts.hpp"
#include "benchmarks/cluster/postgres_pair.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"

#include <cstdlib>
#include <utility>

/// Campaigns in PostgreSQL, beside the same statements without the program.
namespace dnd::bench {

namespace {

constexpr std::size_t crowd_size = 4;

io::result<done> measure_load(workbench& bench, const std::string& server) {
  const auto crowd = bench.crowd("Stored", crowd_size);
  if (!crowd) return crowd.error();
  auto store = campaign_database::make(bench, server, "dnd_bench_load");
  if (!store) return store.error();
  if (auto pushed = (*store)->push(*crowd); !pushed) return pushed;
  auto token = (*store)->make_token();
  if (!token) return token.error();
  cluster_load load{.bench = bench,
                    .store = **store,
                    .token = *std::move(token),
                    .crowd = *crowd,
                    .lines = lines_for(*crowd, 1)};
  for (const auto part : {measure_commits, measure_host_memory, measure_hosts, measure_updates})
    if (auto ran = part(load); !ran) return ran;
  return done{};
}

}  // namespace

io::result<done> run_cluster(workbench& bench) {
  // Copies of content, which are nobody's but the harness's.
  ::setenv("XDG_CACHE_HOME", (bench.scratch() + "/cache").c_str(), 1);
  std::unique_ptr<postgres_pair> own;
  auto server = bench.options().store;
  if (server.empty()) {
    auto started = postgres_pair::start(bench.scratch() + "/postgres");
    if (!started && started.error().code == io::ec::not_found) {
      bench.leave_out("campaigns in PostgreSQL", started.error());
      return done{};
    }
    if (!started) return started.error();
    own = *std::move(started);
    server = own->url();
  }
  if (auto ran = measure_load(bench, server); !ran) return ran;
  return measure_many(bench, server);
}

}  // namespace dnd::bench
