#include "benchmarks/peers/simdjson_reader.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "io/campaign_reader.hpp"
#include "io/log/files.hpp"
#include "io/state_codec.hpp"

#include <fmt/format.h>

namespace dnd::bench {

namespace {

io::error wrong_state(std::uint64_t events) {
  return {.code = io::ec::internal,
          .what = fmt::format("the replay of {} events came to another state", events)};
}

/// Seconds of one replay from an empty table, as an open without a snapshot does it.
io::result<double> replay_once(workbench& bench, const made_campaign& campaign) {
  io::result<io::loaded_campaign> loaded = io::error{};
  const auto seconds = seconds_of(
      [&] { loaded = io::load_campaign(bench.ops(), campaign.where.path, io::access::read_only); });
  if (!loaded) return loaded.error();
  if (loaded->replayed != campaign.events || !(loaded->table == campaign.table))
    return wrong_state(campaign.events);
  return seconds;
}

/// How the cost of an event changes with the size of the log.
io::result<done> replay_sizes(workbench& bench) {
  for (const auto size : bench.sizes()) {
    const auto campaign = bench.campaign(size);
    if (!campaign) return campaign.error();
    const auto events = static_cast<double>((*campaign)->events);
    series per_second;
    for (std::size_t run = 0; run <= bench.options().runs; ++run) {
      const auto seconds = replay_once(bench, **campaign);
      if (!seconds) return seconds.error();
      if (run > 0) per_second.push_back(events / *seconds);
    }
    bench.results().points.push_back({.id = "replay",
                                      .what = "replay",
                                      .unit = "events/s",
                                      .events = events,
                                      .value = spread_of(per_second)});
  }
  return done{};
}

io::result<done> replay_beside_peers(workbench& bench) {
  const auto campaign = bench.campaign(bench.options().events);
  if (!campaign) return campaign.error();
  const auto events = static_cast<double>((*campaign)->events);
  const auto path = io::path_in((*campaign)->where.path, io::log_file_name);
  auto progress = bench.bar("replaying", bench.options().runs + 1);
  series engine;
  series simdjson;
  for (std::size_t run = 0; run <= bench.options().runs; ++run) {
    const auto ours = replay_once(bench, **campaign);
    if (!ours) return ours.error();
    const auto theirs = simdjson_three_fields(path);
    if (!theirs) return theirs.error();
    if (theirs->events != (*campaign)->events) return wrong_state(theirs->events);
    progress.update(run + 1);
    // The first run brings the file into memory.
    if (run == 0) continue;
    engine.push_back(events / *ours);
    simdjson.push_back(events / theirs->seconds);
  }
  progress.finish();
  bench.results().figures.push_back(
      compared({.id = "replay.simdjson",
                .what = fmt::format("replay of {} events", (*campaign)->events),
                .unit = "events/s",
                .peer = "simdjson iterate_many, 3 fields, 1 thread",
                .must = 0.7,
                .aim = 1.3},
               engine, simdjson));
  return done{};
}

}  // namespace

io::result<done> run_replay(workbench& bench) {
  if (auto sized = replay_sizes(bench); !sized) return sized;
  return replay_beside_peers(bench);
}

}  // namespace dnd::bench
