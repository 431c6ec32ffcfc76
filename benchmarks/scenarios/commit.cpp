#include "benchmarks/peers/raw_log.hpp"
#include "benchmarks/peers/redis.hpp"
#include "benchmarks/peers/sqlite_store.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "io/store/file/file_names.hpp"

#include <fmt/format.h>

#include <numeric>

/// Commands that are on disk when they are answered.
namespace dnd::bench {

namespace {

constexpr std::size_t crowd_size = 20;
constexpr std::size_t campaigns_at_once = 4;
constexpr std::size_t commands_a_run = 200;
constexpr double seconds_a_run = 1;

/// Bytes that a command comes to in the log, on the average.
io::result<std::size_t> bytes_a_command(workbench& bench, const made_campaign& crowd) {
  const auto path = io::path_in(crowd.where.path, io::log_file_name);
  const auto file = bench.ops().open(path, io::open_mode::read_only);
  if (!file) return file.error();
  engine_client client(bench);
  if (auto opened = client.open(crowd, usual_options()); !opened) return opened.error();
  const auto before = (*file)->size();
  if (!before) return before.error();
  if (const auto given = client.one_at_a_time(commands_a_run); !given) return given.error();
  const auto after = (*file)->size();
  if (!after) return after.error();
  return static_cast<std::size_t>((*after - *before) / commands_a_run);
}

/// p50 of one at a time, run by run.
struct latencies {
  series engine;
  series raw;
  series sqlite;
};

io::result<done> measure_one(workbench& bench, engine_client& client, std::size_t bytes,
                             latencies& p50) {
  auto raw = raw_log::open(bench.scratch() + "/raw.log");
  if (!raw) return raw.error();
  auto sqlite = sqlite_store::make(bench.scratch() + "/commit.sqlite");
  if (!sqlite) {
    if (sqlite.error().code != io::ec::not_found) return sqlite.error();
    bench.leave_out("SQLite", sqlite.error());
  }
  auto progress = bench.bar("one command at a time", bench.options().runs + 1);
  for (std::size_t run = 0; run <= bench.options().runs; ++run) {
    const auto theirs = raw->write(commands_a_run, bytes);
    if (!theirs) return theirs.error();
    const auto ours = client.one_at_a_time(commands_a_run);
    if (!ours) return ours.error();
    if (sqlite) {
      const auto stored = (*sqlite)->append(commands_a_run, bytes);
      if (!stored) return stored.error();
      if (run > 0) p50.sqlite.push_back(1e6 * median(*stored));
    }
    progress.update(run + 1);
    if (run == 0) continue;
    p50.raw.push_back(1e6 * median(*theirs));
    p50.engine.push_back(1e6 * median(*ours));
  }
  progress.finish();
  return done{};
}

void report_one(report& results, const latencies& p50, std::size_t bytes) {
  results.figures.push_back(
      compared({.id = "commit.one.raw",
                .what = "a durable command, client to answer, p50",
                .unit = "us",
                .peer = fmt::format("write + fdatasync of the same {} bytes", bytes),
                .way = better::lower,
                .must = 2.0,
                .aim = 1.5},
               p50.engine, p50.raw));
  if (p50.sqlite.empty()) return;
  results.figures.push_back(compared({.id = "commit.one.sqlite",
                                      .what = "the same",
                                      .unit = "us",
                                      .peer = "SQLite, WAL, synchronous=FULL, insert of the bytes",
                                      .way = better::lower},
                                     p50.engine, p50.sqlite));
}

/// Commands a second, run by run.
struct rates {
  series engine;
  series redis;
  series commands_a_sync;
};

struct crowd_load {
  std::size_t in_flight = 0;
  redis_server::load redis;
};

io::result<done> measure_many(workbench& bench, engine_client& client, redis_server* redis,
                              const crowd_load& load, rates& found) {
  auto progress =
      bench.bar(fmt::format("{} commands in flight", load.in_flight), bench.options().runs + 1);
  for (std::size_t run = 0; run <= bench.options().runs; ++run) {
    const auto ours = client.keep_in_flight(load.in_flight, seconds_a_run);
    if (!ours) return ours.error();
    if (redis) {
      const auto theirs = redis->append(load.redis);
      if (!theirs) return theirs.error();
      if (run > 0) found.redis.push_back(*theirs);
    }
    progress.update(run + 1);
    if (run == 0) continue;
    const auto commands = static_cast<double>(ours->commands);
    found.engine.push_back(commands / ours->seconds);
    found.commands_a_sync.push_back(commands / static_cast<double>(ours->syncs));
  }
  progress.finish();
  return done{};
}

void report_fifty(report& results, const rates& found) {
  figure what{.id = "commit.50.redis",
              .what = "durable commands, 50 in flight",
              .unit = "/s",
              .peer = "Redis, appendfsync always, 50 clients",
              .must = 1.0,
              .aim = 2.0};
  if (!found.redis.empty()) {
    results.figures.push_back(compared(what, found.engine, found.redis));
    return;
  }
  // Without Redis there is a rate, and nothing to judge it by.
  results.figures.push_back(
      measured({.id = "commit.50.rate", .what = what.what, .unit = what.unit}, found.engine));
}

void report_thousand(report& results, const rates& found) {
  results.figures.push_back(measured(
      {.id = "commit.1000.rate",
       .what = fmt::format("durable commands, 1,000 in flight, {} campaigns", campaigns_at_once),
       .unit = "/s",
       .must = 100'000},
      found.engine));
  results.figures.push_back(measured({.id = "commit.1000.commands_a_sync",
                                      .what = "commands that share a sync, 1,000 in flight",
                                      .unit = "",
                                      .must = 50},
                                     found.commands_a_sync));
  if (found.redis.empty()) return;
  results.figures.push_back(compared({.id = "commit.1000.redis",
                                      .what = "durable commands, 1,000 in flight",
                                      .unit = "/s",
                                      .peer = "Redis, appendfsync always, 50 clients x 20",
                                      .aim = 1.0},
                                     found.engine, found.redis));
}

io::result<done> run_many(workbench& bench, std::size_t bytes) {
  engine_client one(bench);
  engine_client several(bench);
  for (std::size_t i = 0; i < campaigns_at_once; ++i) {
    const auto crowd = bench.crowd(fmt::format("Commit {}", i), crowd_size);
    if (!crowd) return crowd.error();
    if (auto opened = several.open(*crowd, usual_options()); !opened) return opened;
  }
  const auto crowd = bench.crowd("Commit 50", crowd_size);
  if (!crowd) return crowd.error();
  if (auto opened = one.open(*crowd, usual_options()); !opened) return opened;

  auto redis = redis_server::start(bench.scratch());
  if (!redis) {
    if (redis.error().code != io::ec::not_found) return redis.error();
    bench.leave_out("Redis", redis.error());
  }
  auto* const beside = redis ? redis->get() : nullptr;
  redis_server::load load{.clients = 50, .bytes = bytes, .seconds = seconds_a_run};
  rates fifty;
  if (auto ran = measure_many(bench, one, beside, {50, load}, fifty); !ran) return ran;
  load.in_flight_each = 20;
  rates thousand;
  if (auto ran = measure_many(bench, several, beside, {1'000, load}, thousand); !ran) return ran;
  report_fifty(bench.results(), fifty);
  report_thousand(bench.results(), thousand);
  return done{};
}

}  // namespace

io::result<done> run_commit(workbench& bench) {
  const auto crowd = bench.crowd("Commit one", crowd_size);
  if (!crowd) return crowd.error();
  const auto bytes = bytes_a_command(bench, *crowd);
  if (!bytes) return bytes.error();
  {
    engine_client client(bench);
    if (auto opened = client.open(*crowd, usual_options()); !opened) return opened;
    latencies p50;
    if (auto ran = measure_one(bench, client, *bytes, p50); !ran) return ran;
    report_one(bench.results(), p50, *bytes);
  }
  return run_many(bench, *bytes);
}

}  // namespace dnd::bench
