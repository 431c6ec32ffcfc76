#include "benchmarks/peers/raw_log.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>

/// The end of a long fight: its bytes move after those of the log.
namespace dnd::bench {

namespace {

/// Leaves a snapshot in the campaign, so that the copies of it open at once.
io::result<done> leave_snapshot(actors::engine& engine, const made_campaign& campaign) {
  auto opened = engine.open(address_of(campaign, usual_options()));
  if (!opened) return opened.error();
  return (*opened)->close();
}

/// Seconds from `encounter end` to its answer, in a copy of the campaign.
io::result<double> merge_once(workbench& bench, actors::engine& engine,
                              const made_campaign& fight) {
  auto copy = bench.clone(fight, "Merge");
  if (!copy) return copy.error();
  auto opened = engine.open(address_of(*copy, usual_options()));
  if (!opened) return opened.error();
  actors::response_ptr answer;
  const auto seconds = seconds_of([&] {
    answer = (*opened)->execute({.line = "encounter end", .wanted = actors::attach::nothing});
  });
  if (answer->how != actors::outcome::accepted)
    return io::error{.code = io::ec::internal, .what = "the fight could not be ended"};
  if (auto closed = (*opened)->close(); !closed) return closed.error();
  const auto left = bench.ops().kind_of(io::path_in(copy->where.path, io::encounter_file_name));
  if (!left || *left != io::entry_kind::none)
    return io::error{.code = io::ec::internal, .what = "the fight was not merged"};
  if (auto removed = bench.remove(*copy); !removed) return removed.error();
  return seconds;
}

}  // namespace

io::result<done> run_merge(workbench& bench) {
  constexpr std::uint64_t events_most = 1'000'000;
  const auto events = std::min(bench.options().events, events_most);
  const auto engine =
      actors::engine::start(bench.ops(), {.log_writers = 2, .seed = 1, .clock = {}});
  auto fight = bench.fight("Fight", events);
  if (!fight) return fight.error();
  if (auto left = leave_snapshot(*engine, *fight); !left) return left;
  const auto path = io::path_in(fight->where.path, io::encounter_file_name);
  std::vector<contestant> all;
  all.push_back({.run = [&] { return merge_once(bench, *engine, *fight); }});
  all.push_back({.run = [&] { return copy_and_sync(path); }});
  if (auto ran = take_turns(bench, "ending a long fight", all); !ran) return ran;
  bench.results().figures.push_back(
      compared({.id = "merge.copy",
                .what = fmt::format("end of a fight of {} events", fight->events),
                .unit = "s",
                .peer = "copy_file_range + fdatasync of the same bytes",
                .way = better::lower,
                .must = 2.0,
                .aim = 1.2},
               all[0].values, all[1].values));
  return bench.remove(*fight);
}

}  // namespace dnd::bench
