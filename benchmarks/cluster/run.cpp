#include "benchmarks/cluster/parts.hpp"
#include "benchmarks/cluster/postgres_pair.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <utility>

/// Campaigns in PostgreSQL, beside the same statements without the program.
namespace dnd::bench {

namespace {

constexpr std::size_t crowd_size = 4;

/// A server of the harness's own, unless one was named.
template <class Measure>
io::result<done> with_server(workbench& bench, Measure measure) {
  // Copies of content, which are nobody's but the harness's.
  ::setenv("XDG_CACHE_HOME", (bench.scratch() + "/cache").c_str(), 1);
  if (const auto& given = bench.options().store; !given.empty()) return measure(given);
  const auto own = postgres_pair::start(bench.scratch() + "/postgres");
  if (own) return measure((*own)->url());
  if (own.error().code != io::ec::not_found) return own.error();
  bench.leave_out("campaigns in PostgreSQL", own.error());
  return done{};
}

/// The parts of one database, one after the other.
io::result<done> with_load(workbench& bench,
                           std::initializer_list<io::result<done> (*)(cluster_load&)> parts) {
  return with_server(bench, [&](const std::string& server) -> io::result<done> {
    const auto crowd = bench.crowd("Stored", crowd_size);
    if (!crowd) return crowd.error();
    auto store = campaign_database::make(bench, server, "dnd_bench_load");
    if (!store) return store.error();
    if (auto pushed = (*store)->push(*crowd); !pushed) return pushed;
    auto token = (*store)->make_token();
    if (!token) return token.error();
    cluster_load load{
        .bench = bench,
        .store = **store,
        .token = *std::move(token),
        .crowd = *crowd,
        .lines = lines_for(*crowd, 1),
        .servers = bench.options().store.empty() ? "on two servers" : "on a server that was there"};
    for (const auto part : parts)
      if (auto ran = part(load); !ran) return ran;
    return bench.remove(*crowd);
  });
}

}  // namespace

io::result<done> run_cluster_commit(workbench& bench) {
  return with_load(bench, {measure_commits, measure_updates});
}

io::result<done> run_cluster_hosts(workbench& bench) {
  return with_load(bench, {measure_host_memory, measure_hosts});
}

io::result<done> run_cluster_open(workbench& bench) {
  return with_server(bench, [&](const std::string& server) { return measure_many(bench, server); });
}

}  // namespace dnd::bench
