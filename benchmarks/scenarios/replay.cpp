#include "benchmarks/peers/bandwidth.hpp"
#include "benchmarks/peers/json_readers.hpp"
#include "benchmarks/peers/simdjson_reader.hpp"
#include "benchmarks/peers/sqlite_store.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/file_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace dnd::bench {

namespace {

io::error wrong_state(std::uint64_t events) {
  return {.code = io::ec::internal,
          .what = fmt::format("the replay of {} events came to another state", events)};
}

/// Events a second of a replay from an empty state, as an open without a snapshot does it. Small
/// logs are replayed again and again, so that what is measured is no shorter than 50,000 events.
io::result<double> replay_rate(workbench& bench, const made_campaign& campaign) {
  const auto repeats = std::max<std::uint64_t>(50'000 / campaign.events, 1);
  double seconds = 0;
  for (std::uint64_t i = 0; i < repeats; ++i) {
    io::result<io::loaded_campaign> loaded = io::error{};
    seconds += seconds_of([&] {
      loaded = io::load_campaign(bench.ops(), campaign.where.path, io::access::read_only);
    });
    if (!loaded) return loaded.error();
    if (loaded->replayed != campaign.events || !(loaded->state == campaign.state))
      return wrong_state(campaign.events);
  }
  return static_cast<double>(repeats * campaign.events) / seconds;
}

io::result<double> rate_of(const io::result<reading>& read, std::uint64_t events) {
  if (!read) return read.error();
  if (read->events != events) return wrong_state(read->events);
  return static_cast<double>(read->events) / read->seconds;
}

/// How much more an event costs in a log than in some smaller one, at the worst.
double growth(const std::vector<double>& rates) {
  double fastest = rates.front();
  double worst = 1;
  for (const auto rate : rates) {
    worst = std::max(worst, fastest / rate);
    fastest = std::max(fastest, rate);
  }
  return worst;
}

io::result<done> replay_sizes(workbench& bench) {
  std::vector<contestant> all;
  std::vector<std::uint64_t> events;
  for (const auto size : bench.sizes()) {
    const auto campaign = bench.campaign(size);
    if (!campaign) return campaign.error();
    events.push_back((*campaign)->events);
    const auto path = io::path_in((*campaign)->where.path, io::log_file_name);
    all.push_back({.run = [&bench, made = *campaign] { return replay_rate(bench, *made); }});
    all.push_back({.run = [path, made = *campaign] {
      return rate_of(simdjson_three_fields(path), made->events);
    }});
  }
  if (auto ran = take_turns(bench, "replaying logs of all sizes", all); !ran) return ran;
  series worst;
  for (std::size_t run = 0; run < bench.options().runs; ++run) {
    std::vector<double> rates;
    for (std::size_t i = 0; i < events.size(); ++i) rates.push_back(all[2 * i].values[run]);
    worst.push_back(growth(rates));
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    bench.results().points.push_back({.plot = "replay",
                                      .what = "replay",
                                      .unit = "events/s",
                                      .curve = i % 2 == 0 ? "engine" : "simdjson, 3 fields",
                                      .size = static_cast<double>(events[i / 2]),
                                      .value = spread_of(all[i].values)});
  bench.results().figures.push_back(
      measured({.id = "replay.growth",
                .what = fmt::format("cost of an event, {} to {} events, worst growth",
                                    events.front(), events.back()),
                .unit = "x",
                .way = better::lower,
                .must = 1.15},
               worst));
  return done{};
}

/// One who reads what the engine replays, or a limit of the machine.
struct rival {
  std::string_view id;
  std::string_view peer;
  std::function<io::result<double>()> run;
  std::optional<double> must = {};
  std::optional<double> aim = {};
  /// Reads nothing, and says whether the harness was built with the library. Empty: it always is.
  std::function<io::result<reading>()> is_built = {};
  /// Limits count bytes.
  std::string_view unit = "events/s";
};

std::vector<rival> readers_of(const std::string& path, std::uint64_t events, sqlite_store* stored,
                              std::uint64_t some) {
  std::vector<rival> all;
  all.push_back({.id = "replay.simdjson",
                 .peer = "simdjson iterate_many, 3 fields, 1 thread",
                 .run = [=] { return rate_of(simdjson_three_fields(path), events); },
                 .must = 0.7,
                 .aim = 1.3});
  if (stored != nullptr)
    all.push_back({.id = "replay.sqlite",
                   .peer = "read back from SQLite, parsed with nlohmann/json",
                   .run = [=] { return rate_of(stored->read_back(), some); },
                   .must = 12,
                   .aim = 20});
  all.push_back({.id = "replay.nlohmann",
                 .peer = "nlohmann/json, a tree of each line",
                 .run = [=] { return rate_of(nlohmann_trees(path, some), some); },
                 .is_built = [=] { return nlohmann_trees(path, 0); }});
  all.push_back({.id = "replay.rapidjson",
                 .peer = "RapidJSON, a tree of each line",
                 .run = [=] { return rate_of(rapidjson_trees(path, some), some); },
                 .is_built = [=] { return rapidjson_trees(path, 0); }});
  all.push_back({.id = "replay.read",
                 .peer = "read() of the same file, in the page cache",
                 .run = [=] { return read_bandwidth(path); },
                 .unit = "B/s"});
  all.push_back({.id = "replay.memcpy",
                 .peer = "memcpy",
                 .run = []() -> io::result<double> { return copy_bandwidth(); },
                 .unit = "B/s"});
  return all;
}

io::result<done> replay_beside_readers(workbench& bench) {
  const auto campaign = bench.campaign(bench.options().events);
  if (!campaign) return campaign.error();
  const auto path = io::path_in((*campaign)->where.path, io::log_file_name);
  const auto some = std::min((*campaign)->events, bench.options().peer_events);
  auto stored = sqlite_store::make(bench.scratch() + "/replay.sqlite");
  if (!stored && stored.error().code != io::ec::not_found) return stored.error();
  if (!stored) bench.leave_out("SQLite", stored.error());
  if (stored)
    if (auto loaded = (*stored)->load(path, some); !loaded) return loaded.error();
  auto rivals = readers_of(path, (*campaign)->events, stored ? stored->get() : nullptr, some);
  std::erase_if(rivals, [&](const rival& one) {
    const auto tried = one.is_built ? one.is_built() : io::result<reading>(reading{});
    const bool leaves = !tried && tried.error().code == io::ec::not_found;
    if (leaves) bench.leave_out(one.peer, tried.error());
    return leaves;
  });
  std::vector<contestant> all;
  all.push_back({.run = [&, made = *campaign] { return replay_rate(bench, *made); }});
  for (const auto& one : rivals) all.push_back({.run = one.run});
  if (auto ran = take_turns(bench, "replaying beside other readers", all); !ran) return ran;
  const auto bytes = static_cast<double>((*campaign)->bytes);
  const auto bytes_an_event = bytes / static_cast<double>((*campaign)->events);
  for (std::size_t i = 0; i < rivals.size(); ++i) {
    auto ours = all.front().values;
    if (rivals[i].unit == "B/s")
      for (auto& rate : ours) rate *= bytes_an_event;
    bench.results().figures.push_back(
        compared({.id = std::string(rivals[i].id),
                  .what = fmt::format("replay of {} events, sums verified", (*campaign)->events),
                  .unit = std::string(rivals[i].unit),
                  .peer = std::string(rivals[i].peer),
                  .must = rivals[i].must,
                  .aim = rivals[i].aim},
                 ours, all[i + 1].values));
  }
  return done{};
}

}  // namespace

io::result<done> run_replay(workbench& bench) {
  if (auto ran = replay_beside_readers(bench); !ran) return ran;
  return replay_sizes(bench);
}

}  // namespace dnd::bench
