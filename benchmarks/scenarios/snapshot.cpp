#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

/// Answers while a large snapshot is being written.
namespace dnd::bench {

namespace {

constexpr std::size_t commands_a_run = 300;

/// Milliseconds of an answer, p99.
io::result<double> p99_ms(engine_client& client) {
  const auto seconds = client.one_at_a_time(commands_a_run);
  if (!seconds) return seconds.error();
  return 1e3 * quantile(*seconds, 0.99);
}

/// The same, of commands that were given while a snapshot was being written, and of no others.
io::result<double> p99_ms_beside_snapshots(engine_client& client) {
  series seconds;
  while (seconds.size() < commands_a_run) {
    const auto written = client.engine().count().snapshots;
    if (auto asked = client.say("session save"); !asked) return asked.error();
    while (client.engine().count().snapshots == written) {
      const auto one = client.one_at_a_time(1);
      if (!one) return one.error();
      seconds.push_back(one->front());
    }
  }
  return 1e3 * quantile(seconds, 0.99);
}

}  // namespace

io::result<done> run_snapshot(workbench& bench) {
  // None but those that are asked for.
  auto options = usual_options();
  options.snapshot_every = bounds::snapshot_every_max;
  const auto crowd = bench.crowd("Snapshots", bounds::creatures_max);
  if (!crowd) return crowd.error();
  const auto same = bench.crowd("No snapshots", bounds::creatures_max);
  if (!same) return same.error();
  engine_client with(bench);
  if (auto opened = with.open(*crowd, options); !opened) return opened;
  engine_client without(bench);
  if (auto opened = without.open(*same, options); !opened) return opened;

  if (auto begun = with.say("session start"); !begun) return begun;
  std::vector<contestant> all;
  all.push_back({.run = [&] { return p99_ms_beside_snapshots(with); }});
  all.push_back({.run = [&] { return p99_ms(without); }});
  if (auto ran = take_turns(bench, "answers beside a snapshot", all); !ran) return ran;
  const auto written = with.engine().count().snapshots;
  if (written < bench.options().runs || without.engine().count().snapshots != 0)
    return io::error{.code = io::ec::internal,
                     .what = fmt::format("{} snapshots were written, and that is not what was to "
                                         "be measured",
                                         written)};
  bench.results().figures.push_back(
      compared({.id = "snapshot.p99",
                .what = "answer while a snapshot of 1,000 creatures is written, p99",
                .unit = "ms",
                .peer = "the same without snapshots",
                .way = better::lower,
                .must = 2.0,
                .aim = 1.2},
               all[0].values, all[1].values));
  return done{};
}

}  // namespace dnd::bench
