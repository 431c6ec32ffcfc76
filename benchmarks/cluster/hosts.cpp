#include "benchmarks/cluster/bench_host.hpp"
#include "benchmarks/cluster/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

/// Hosts of a store: what they take of memory, and what it costs to ask the wrong one.
namespace dnd::bench {

namespace {

constexpr std::size_t commands_alone = 200;
constexpr std::size_t clients_together = 50;
constexpr double seconds_together = 3;
constexpr std::size_t memory_runs_max = 3;

io::result<double> memory_of_open(cluster_load& load, const std::vector<campaign_row>& rows) {
  auto host = bench_host::start(load.bench, load.store, load.token);
  if (!host) return host.error();
  auto plays = plays_of(rows, load.crowd, host->door());
  // The first one brings into memory what all share.
  auto first = http_clients::connect({plays.front()});
  if (!first) return first.error();
  if (auto opened = (*first)->open_all(); !opened) return opened.error();
  const auto before = host->memory_kib();
  // One after the other, over one connection each; connections are not what is measured.
  for (auto& each : plays) {
    auto one = http_clients::connect({each});
    if (!one) return one.error();
    if (auto opened = (*one)->open_all(); !opened) return opened.error();
  }
  const auto after = host->memory_kib();
  if (!before || !after) return before ? after.error() : before.error();
  return (*after - *before) / static_cast<double>(rows.size() - 1);
}

/// Two hosts, and who asks which for what.
struct two_hosts {
  bench_host first;
  bench_host second;
  /// Of campaigns of the first.
  std::unique_ptr<http_clients> at_owner;
  std::unique_ptr<http_clients> at_other;
  /// Half of them at each, of campaigns of its own.
  std::unique_ptr<http_clients> at_both;
};

io::result<std::unique_ptr<http_clients>> clients_of(std::vector<http_play> plays) {
  auto made = http_clients::connect(std::move(plays));
  if (!made) return made;
  if (auto opened = (*made)->open_all(); !opened) return opened.error();
  return made;
}

io::result<two_hosts> start_two(cluster_load& load) {
  two_hosts made;
  for (bench_host* each : {&made.first, &made.second}) {
    auto started = bench_host::start(load.bench, load.store, load.token);
    if (!started) return started.error();
    *each = *std::move(started);
  }
  const auto of_first = load.store.copy("first", clients_together);
  if (!of_first) return of_first.error();
  const auto of_second = load.store.copy("second", clients_together / 2);
  if (!of_second) return of_second.error();
  if (auto settled = load.store.settle(); !settled) return settled.error();
  // Whoever is asked first takes it.
  auto at_owner = clients_of(plays_of(*of_first, load.crowd, made.first.door()));
  if (!at_owner) return at_owner.error();
  made.at_owner = *std::move(at_owner);
  auto at_other = clients_of(plays_of(*of_first, load.crowd, made.second.door()));
  if (!at_other) return at_other.error();
  made.at_other = *std::move(at_other);
  auto both = plays_of(*of_second, load.crowd, made.second.door());
  auto more = plays_of(*of_first, load.crowd, made.first.door());
  both.insert(both.end(), more.begin(), more.begin() + clients_together / 2);
  auto at_both = clients_of(std::move(both));
  if (!at_both) return at_both.error();
  made.at_both = *std::move(at_both);
  return made;
}

contestant alone(http_clients& who) {
  return {.run = [&who]() -> io::result<double> {
    const auto seconds = who.one_at_a_time(commands_alone);
    if (!seconds) return seconds.error();
    return 1e6 * median(*seconds);
  }};
}

contestant together(http_clients& who) {
  return {.run = [&who] { return who.all_at_once(seconds_together); }};
}

}  // namespace

io::result<done> measure_host_memory(cluster_load& load) {
  const auto rows = load.store.copy("quiet", cluster_campaigns);
  if (!rows) return rows.error();
  series kib;
  const auto runs = std::min(load.bench.options().runs, memory_runs_max);
  auto progress = load.bench.bar("memory of open campaigns", runs);
  for (std::size_t run = 0; run < runs; ++run) {
    const auto each = memory_of_open(load, *rows);
    if (!each) return each.error();
    kib.push_back(*each);
    progress.update(run + 1);
  }
  progress.finish();
  load.bench.results().figures.push_back(
      measured({.id = "cluster.campaign",
                .what = fmt::format("memory of a host for one of {} idle open campaigns of a "
                                    "store, its state included",
                                    cluster_campaigns),
                .unit = "KiB",
                .way = better::lower,
                .must = 1'024},
               kib));
  return done{};
}

io::result<done> measure_hosts(cluster_load& load) {
  auto hosts = start_two(load);
  if (!hosts) return hosts.error();
  std::vector<contestant> takers{alone(*hosts->at_other), alone(*hosts->at_owner),
                                 together(*hosts->at_other), together(*hosts->at_owner),
                                 together(*hosts->at_both)};
  if (auto ran = take_turns(load.bench, "two hosts of a store", takers); !ran) return ran;
  auto& figures = load.bench.results().figures;
  figures.push_back(compared({.id = "cluster.forward.one",
                              .what = "a command through a host that passes it on, p50",
                              .unit = "us",
                              .peer = "through the host that plays the campaign",
                              .way = better::lower,
                              .must = 2.0},
                             takers[0].values, takers[1].values));
  figures.push_back(compared(
      {.id = "cluster.forward.many",
       .what = fmt::format("commands of {} clients through a host that passes them on, two cores",
                           clients_together),
       .unit = "/s",
       .peer = "through the host that plays the campaigns"},
      takers[2].values, takers[3].values));
  figures.push_back(compared(
      {.id = "cluster.hosts",
       .what = fmt::format("commands of {} clients, half of them at each of two hosts, two cores",
                           clients_together),
       .unit = "/s",
       .peer = "all of them at one host"},
      takers[4].values, takers[3].values));
  return done{};
}

io::result<done> measure_updates(cluster_load& load) {
  // What connections have counted for themselves comes to the table within a second or so.
  std::this_thread::sleep_for(std::chrono::seconds(2));
  const auto share = load.store.on().number(
      "select n_tup_hot_upd::float8 / greatest(n_tup_upd, 1) from pg_stat_user_tables where "
      "relname = 'campaign'");
  if (!share) return share.error();
  load.bench.results().figures.push_back(
      measured({.id = "cluster.hot",
                .what = "updates of campaigns that stayed in their page (n_tup_hot_upd/n_tup_upd)",
                .unit = "",
                .aim = 0.9},
               {*share}));
  return done{};
}

}  // namespace dnd::bench
