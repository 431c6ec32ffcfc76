#include "benchmarks/cluster/bare_appender.hpp"
#include "benchmarks/cluster/bench_host.hpp"
#include "benchmarks/cluster/parts.hpp"
#include "benchmarks/cluster/store_client.hpp"

#include <fmt/format.h>

#include <chrono>
#include <thread>
#include <utility>

/// Durable commands: through a host, through the engine of this process, and bare.
namespace dnd::bench {

namespace {

constexpr std::size_t commands_alone = 400;
constexpr double seconds_together = 3;
constexpr std::size_t snapshots_spread = 50;
constexpr double us_a_second = 1e6;

/// Who takes part, and what each plays.
struct committers {
  std::unique_ptr<store_client> engine;
  bench_host host;
  std::unique_ptr<http_clients> clients;
  std::unique_ptr<bare_appender> bare;
};

io::result<std::unique_ptr<store_client>> engine_of(cluster_load& load) {
  auto made = store_client::start(load.bench, load.store.url());
  if (!made) return made.error();
  const auto rows = load.store.copy("engine", cluster_campaigns);
  if (!rows) return rows.error();
  auto progress = load.bench.bar("opening campaigns of the store", rows->size());
  for (std::size_t i = 0; i < rows->size(); ++i) {
    // Snapshots do not all come at once, as they do not where campaigns are of different age.
    auto options = usual_options();
    options.snapshot_every += i % snapshots_spread - snapshots_spread / 2;
    if (auto opened = (*made)->client().open(address_of((*rows)[i], options), load.lines); !opened)
      return opened.error();
    progress.update(i + 1);
  }
  progress.finish();
  return made;
}

/// What a command comes to in the log, on average of some.
io::result<std::size_t> bytes_of_commands(cluster_load& load) {
  const auto rows = load.store.copy("sample", 1);
  if (!rows) return rows.error();
  auto made = store_client::start(load.bench, load.store.url());
  if (!made) return made.error();
  auto& client = (*made)->client();
  if (auto opened = client.open(address_of(rows->front(), usual_options()), load.lines); !opened)
    return opened.error();
  if (auto played = client.one_at_a_time(2 * load.lines.size()); !played) return played.error();
  const auto bytes = load.store.on().number(
      fmt::format("select avg(octet_length(body)) from commit where campaign = '{}' and last > {}",
                  io::postgres::render_uuid(rows->front().id), rows->front().seq));
  if (!bytes) return bytes.error();
  return static_cast<std::size_t>(*bytes);
}

io::result<committers> prepare_commits(cluster_load& load) {
  committers made;
  const auto bytes = bytes_of_commands(load);
  if (!bytes) return bytes.error();
  load.bytes_a_command = *bytes;
  const auto rows = load.store.copy("bare", cluster_campaigns);
  if (!rows) return rows.error();
  auto bare = bare_appender::connect(load.store.url(), *rows, *bytes);
  if (!bare) return bare.error();
  made.bare = *std::move(bare);
  const auto hosted = load.store.copy("hosted", cluster_campaigns);
  if (!hosted) return hosted.error();
  auto engine = engine_of(load);
  if (!engine) return engine.error();
  made.engine = *std::move(engine);
  if (auto settled = load.store.settle(); !settled) return settled.error();
  auto host = bench_host::start(load.bench, load.store, load.token);
  if (!host) return host.error();
  made.host = *std::move(host);
  auto clients = http_clients::connect(plays_of(*hosted, load.crowd, made.host.door()));
  if (!clients) return clients.error();
  made.clients = *std::move(clients);
  if (auto opened = made.clients->open_all(); !opened) return opened.error();
  return made;
}

io::result<double> p50_us(io::result<series> seconds) {
  if (!seconds) return std::move(seconds).error();
  return us_a_second * median(*seconds);
}

io::result<done> measure_one(cluster_load& load, committers& all) {
  std::vector<contestant> takers{
      {.run = [&] { return p50_us(all.clients->one_at_a_time(commands_alone)); }},
      {.run = [&] { return p50_us(all.bare->one_at_a_time(commands_alone)); }},
      {.run = [&] { return p50_us(all.engine->client().one_at_a_time(commands_alone)); }}};
  if (auto ran = take_turns(load.bench, "a command at a time in a database", takers); !ran)
    return ran;
  auto& figures = load.bench.results().figures;
  figures.push_back(compared(
      {.id = "cluster.one.bare",
       .what = fmt::format("a command through a host, {}, client to answer, p50", load.servers),
       .unit = "us",
       .peer = fmt::format("the same append of {} bytes, bare", load.bytes_a_command),
       .way = better::lower,
       .must = 1.5},
      takers[0].values, takers[1].values));
  figures.push_back(compared({.id = "cluster.one.process",
                              .what = "the same, through the engine in this process",
                              .unit = "us",
                              .peer = "the same",
                              .way = better::lower},
                             takers[2].values, takers[1].values));
  return done{};
}

/// Transactions that the database has committed so far.
io::result<double> transactions_of(cluster_load& load) {
  if (auto flushed = load.store.on().sql("select pg_stat_clear_snapshot()"); !flushed)
    return flushed.error();
  return load.store.on().number(
      "select xact_commit from pg_stat_database where datname = current_database()");
}

/// Commands a second of the engine in this process, and how many shared a transaction.
io::result<double> engine_rate(cluster_load& load, committers& all, series& shared) {
  const auto before = transactions_of(load);
  if (!before) return before;
  const auto driven = all.engine->client().keep_in_flight(cluster_campaigns, seconds_together);
  if (!driven) return driven.error();
  // Connections tell what they have done once a second.
  std::this_thread::sleep_for(std::chrono::milliseconds(1'100));
  if (auto more = all.engine->client().one_at_a_time(1); !more) return more.error();
  const auto after = transactions_of(load);
  if (!after) return after;
  shared.push_back(static_cast<double>(driven->commands) / (*after - *before));
  return static_cast<double>(driven->commands) / driven->seconds;
}

io::result<done> measure_thousand(cluster_load& load, committers& all) {
  series shared;
  std::vector<contestant> takers{
      {.run = [&] { return engine_rate(load, all, shared); }},
      {.run = [&] { return all.bare->all_at_once(seconds_together); }},
      {.run = [&] { return all.clients->all_at_once(seconds_together); }}};
  if (auto ran = take_turns(load.bench, "a thousand commands at a time in a database", takers);
      !ran)
    return ran;
  const auto peer = fmt::format("the same append, {} commands of {} bytes in each, bare",
                                cluster_campaigns, load.bytes_a_command);
  auto& figures = load.bench.results().figures;
  figures.push_back(
      compared({.id = "cluster.1000.bare",
                .what = fmt::format("commands of {} campaigns, one in flight in each, {}",
                                    cluster_campaigns, load.servers),
                .unit = "/s",
                .peer = peer,
                .must = 0.8},
               takers[0].values, takers[1].values));
  shared.erase(shared.begin());  // The first run does not count.
  figures.push_back(measured({.id = "cluster.1000.shared",
                              .what = "commands that share a transaction, those of snapshots "
                                      "among them",
                              .unit = ""},
                             shared));
  figures.push_back(compared({.id = "cluster.1000.http",
                              .what = "the same, through a host with as many connections",
                              .unit = "/s",
                              .peer = "the same"},
                             takers[2].values, takers[1].values));
  return done{};
}

}  // namespace

std::vector<http_play> plays_of(const std::vector<campaign_row>& campaigns,
                                const made_campaign& crowd, const host_door& where) {
  std::vector<http_play> plays;
  for (const auto& each : campaigns)
    plays.push_back({.where = where,
                     .label = crowd.where.world + "/" + each.slug,
                     .lines = lines_for(crowd, 1)});
  return plays;
}

io::result<done> measure_commits(cluster_load& load) {
  auto all = prepare_commits(load);
  if (!all) return all.error();
  if (auto ran = measure_one(load, *all); !ran) return ran;
  return measure_thousand(load, *all);
}

}  // namespace dnd::bench
