#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>

/// Opening a campaign that has a snapshot.
namespace dnd::bench {

namespace {

constexpr std::size_t opens_a_run = 20;
/// The longest life that is made.
constexpr std::uint64_t life_events_max = 1'000'000;

io::result<std::unique_ptr<actors::open_campaign>> open_once(actors::engine& engine,
                                                             const made_campaign& campaign) {
  return engine.open(address_of(campaign, usual_options()));
}

/// Milliseconds of an open, p50 of several.
io::result<double> open_ms(actors::engine& engine, const made_campaign& campaign) {
  series ms;
  for (std::size_t i = 0; i < opens_a_run; ++i) {
    io::result<std::unique_ptr<actors::open_campaign>> opened = io::error{};
    ms.push_back(1e3 * seconds_of([&] { opened = open_once(engine, campaign); }));
    if (!opened) return opened.error();
    if ((*opened)->report().replayed != 0 && i > 0)
      return io::error{.code = io::ec::internal, .what = "the open did not use the snapshot"};
    if (auto closed = (*opened)->close(); !closed) return closed.error();
  }
  return median(ms);
}

/// A long life beside a campaign in which nothing has happened.
io::result<done> open_lives(workbench& bench, actors::engine& engine) {
  const auto life = bench.life("Life", std::min(bench.sizes().back(), life_events_max));
  if (!life) return life.error();
  const auto empty =
      generate_lines(bench.ops(), bench.scratch(), {.name = "Empty", .content = {}, .lines = {}});
  if (!empty) return empty.error();
  std::vector<contestant> both{{.run = [&] { return open_ms(engine, *life); }},
                               {.run = [&] { return open_ms(engine, *empty); }}};
  if (auto ran = take_turns(bench, "opening a life", both); !ran) return ran;
  bench.results().figures.push_back(
      compared({.id = "open.life",
                .what = fmt::format("open with a snapshot, {} events of a life", life->events),
                .unit = "ms",
                .peer = "open of an empty campaign",
                .way = better::lower,
                .must = 2.0,
                .aim = 1.2},
               both[0].values, both[1].values));
  return done{};
}

}  // namespace

io::result<done> run_open(workbench& bench) {
  const auto engine =
      actors::engine::start(bench.ops(), {.log_writers = 2, .seed = 1, .clock = {}});
  std::vector<contestant> all;
  std::vector<std::uint64_t> events;
  std::vector<const made_campaign*> opened;
  for (const auto size : bench.sizes()) {
    const auto campaign = bench.campaign(size);
    if (!campaign) return campaign.error();
    opened.push_back(*campaign);
    events.push_back((*campaign)->events);
    all.push_back({.run = [&engine, made = *campaign] { return open_ms(*engine, *made); }});
  }
  if (auto ran = take_turns(bench, "opening campaigns with a snapshot", all); !ran) return ran;
  // The next ones want the campaigns without.
  for (const auto* made : opened)
    if (auto removed = bench.ops().remove(io::path_in(made->where.path, io::snapshot_file_name));
        !removed)
      return removed;
  for (std::size_t i = 0; i < all.size(); ++i)
    bench.results().points.push_back({.plot = "open",
                                      .what = "open with a snapshot, until commands are taken",
                                      .unit = "ms",
                                      .size = static_cast<double>(events[i]),
                                      .value = spread_of(all[i].values)});
  bench.results().figures.push_back(
      compared({.id = "open.size",
                .what = fmt::format("open with a snapshot, {} events", events.back()),
                .unit = "ms",
                .peer = fmt::format("the same with {} events", events.front()),
                .way = better::lower,
                .must = 1.3,
                .aim = 1.1},
               all.back().values, all.front().values));
  bench.results().figures.push_back(measured(
      {.id = "open.ms", .what = "the same, alone", .unit = "ms", .way = better::lower, .must = 10},
      all.back().values));
  return open_lives(bench, *engine);
}

}  // namespace dnd::bench
