#include "benchmarks/cluster/bench_host.hpp"
#include "benchmarks/cluster/parts.hpp"
#include "benchmarks/cluster/store_client.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

/// A database with a hundred campaigns beside one with a hundred thousand.
namespace dnd::bench {

namespace {

constexpr std::size_t few_campaigns = 100;
constexpr std::size_t many_campaigns_max = 100'000;
/// Of those that are only there.
constexpr std::size_t commands_of_others = 4;
constexpr std::size_t opens_a_run = 20;
/// After the snapshot.
constexpr std::size_t lines_to_replay = 100;
constexpr std::size_t crowd_size = 4;
constexpr std::size_t renewals_a_run = 200;
constexpr std::size_t owned_by_few = 10;
constexpr std::size_t owned_by_many = 10'000;
constexpr const char* opened_name = "open";
constexpr const char* other_name = "other";

/// A database, and who opens its campaigns.
struct opened_database {
  std::unique_ptr<campaign_database> store;
  std::unique_ptr<store_client> engine;
  std::vector<campaign_row> campaigns;
  std::string token;
  made_campaign crowd;
};

/// The campaign that others are copied from gets a snapshot, and then lines that are after it.
io::result<done> play_template(workbench& bench, opened_database& in) {
  const auto row = in.store->pushed();
  if (!row) return row.error();
  auto options = usual_options();
  // None comes in between.
  options.snapshot_every = bounds::snapshot_every_max;
  const auto play = [&](std::size_t commands) -> io::result<done> {
    auto engine = store_client::start(bench, in.store->url());
    if (!engine) return engine.error();
    auto& client = (*engine)->client();
    if (auto opened = client.open(address_of(*row, options), lines_for(in.crowd, 1)); !opened)
      return opened;
    const auto played = client.one_at_a_time(commands);
    if (!played) return played.error();
    return done{};
  };
  // Whoever lets go of one keeps a snapshot.
  if (auto played = play(1); !played) return played;
  auto& on = in.store->on();
  // In a schema of its own: the store may have any table.
  for (const char* statement :
       {"create schema bench", "create table bench.snapshot as table snapshot"})
    if (auto ran = on.sql(statement); !ran) return ran.error();
  if (auto played = play(lines_to_replay); !played) return played;
  for (const char* statement :
       {"delete from snapshot", "insert into snapshot select * from bench.snapshot",
        "drop table bench.snapshot", "drop schema bench"})
    if (auto ran = on.sql(statement); !ran) return ran.error();
  return done{};
}

io::result<opened_database> make_database(workbench& bench, const std::string& server,
                                          const made_campaign& crowd, std::size_t campaigns) {
  opened_database made;
  auto store = campaign_database::make(bench, server, fmt::format("dnd_bench_{}", campaigns));
  if (!store) return store.error();
  made.store = *std::move(store);
  made.crowd = crowd;
  if (auto pushed = made.store->push(crowd); !pushed) return pushed.error();
  if (auto played = play_template(bench, made); !played) return played.error();
  auto token = made.store->make_token();
  if (!token) return token.error();
  made.token = *std::move(token);
  if (campaigns > few_campaigns)
    if (auto filled = made.store->copy(other_name, campaigns - few_campaigns, commands_of_others);
        !filled)
      return filled.error();
  auto rows = made.store->copy(opened_name, few_campaigns);
  if (!rows) return rows.error();
  made.campaigns = *std::move(rows);
  if (auto settled = made.store->settle(); !settled) return settled.error();
  auto engine = store_client::start(bench, made.store->url());
  if (!engine) return engine.error();
  made.engine = *std::move(engine);
  return made;
}

/// The next of them, each time others.
std::vector<campaign_row> next_of(const opened_database& in, std::size_t& from) {
  std::vector<campaign_row> some;
  for (std::size_t i = 0; i < opens_a_run; ++i)
    some.push_back(in.campaigns[from++ % in.campaigns.size()]);
  return some;
}

/// Milliseconds of an open by the engine in this process, p50 of several.
io::result<double> open_ms(opened_database& in, std::size_t& from) {
  series ms;
  for (const auto& each : next_of(in, from)) {
    io::result<std::unique_ptr<actors::open_campaign>> opened = io::error{};
    const auto where = address_of(each, usual_options());
    auto& engine = in.engine->client().engine();
    ms.push_back(1e3 * seconds_of([&] { opened = engine.open(where); }));
    if (!opened) return opened.error();
    if ((*opened)->report().replayed < lines_to_replay)
      return io::error{.code = io::ec::internal, .what = "there was nothing to replay"};
    if (auto closed = (*opened)->close(); !closed) return closed.error();
  }
  if (auto put_back = in.store->snapshots_as_pushed(opened_name); !put_back)
    return put_back.error();
  return median(ms);
}

/// The same two questions that an opening needs an answer to: whose the campaign is, which is a
/// durable write, and what there is of it.
io::result<double> bare_open_ms(opened_database& in, std::size_t& from) {
  constexpr io::postgres::prepared all{"all_of_it", R"(
with newest as (select seq, body from snapshot where campaign = $1::uuid order by seq desc limit 1)
(select seq, body from newest) union all
(select last, body from commit
 where campaign = $1::uuid and last > coalesce((select seq from newest), 0) order by last))"};
  auto on = bare_database::connect(in.store->url());
  if (!on) return on.error();
  for (const auto& each : {io::postgres::take, io::postgres::prepared(all)})
    if (auto prepared = (*on)->prepare(each); !prepared) return prepared.error();
  const io::postgres::uuid nobody{};
  series ms;
  for (const auto& each : next_of(in, from)) {
    const auto id = io::postgres::id(each.id);
    std::size_t rows = 0;
    std::optional<io::error> why;
    ms.push_back(1e3 * seconds_of([&] {
                   for (const auto& ask :
                        {bare_database::statement{.name = io::postgres::take.name,
                        .values = {id, io::postgres::id(nobody)}},
                         bare_database::statement{.name = all.name, .values = {id}}}) {
                     const auto given = (*on)->run({ask});
                     if (!given) why = given.error();
                     rows = given ? given->front() : 0;
                   }
                 }));
    if (why) return *why;
    if (rows <= lines_to_replay / 2)
      return io::error{.code = io::ec::internal, .what = "a bare opening found nothing"};
  }
  return median(ms);
}

/// Milliseconds of the first request to a host for a campaign, p50 of several.
io::result<double> request_ms(workbench& bench, opened_database& in, std::size_t& from) {
  auto host = bench_host::start(bench, *in.store, in.token);
  if (!host) return host.error();
  // The first one finds out what all need.
  auto some = plays_of(next_of(in, from), in.crowd, host->door());
  auto clients = http_clients::connect(std::move(some));
  if (!clients) return clients.error();
  const auto seconds = (*clients)->open_all();
  if (!seconds) return seconds.error();
  *host = {};
  if (auto put_back = in.store->snapshots_as_pushed(opened_name); !put_back)
    return put_back.error();
  return 1e3 * median(*seconds);
}

io::result<done> measure_opening(workbench& bench, opened_database& few, opened_database& many) {
  std::size_t next[5] = {};
  std::vector<contestant> takers{{.run = [&] { return open_ms(few, next[0]); }},
                                 {.run = [&] { return bare_open_ms(few, next[1]); }},
                                 {.run = [&] { return open_ms(many, next[2]); }},
                                 {.run = [&] { return request_ms(bench, few, next[3]); }},
                                 {.run = [&] { return request_ms(bench, many, next[4]); }}};
  if (auto ran = take_turns(bench, "opening campaigns of a store", takers); !ran) return ran;
  const auto add = [&](figure what, std::size_t ours, std::size_t theirs) {
    what.unit = "ms";
    what.way = better::lower;
    bench.results().figures.push_back(
        compared(std::move(what), takers[ours].values, takers[theirs].values));
  };
  const auto peer = fmt::format("the same with {} campaigns", few.campaigns.size());
  add({.id = "cluster.open.bare",
       .what = fmt::format("open of a campaign of a store, snapshot and {} lines", lines_to_replay),
       .peer = "its take-over and a select of the same rows, bare",
       .must = 3.0},
      0, 1);
  const auto all = many.store->on().number("select count(*) - 1 from campaign");
  if (!all) return all.error();
  add({.id = "cluster.open.size",
       .what = fmt::format("the same, one of {} campaigns", *all),
       .peer = peer,
       .must = 1.2},
      2, 0);
  add({.id = "cluster.open.request",
       .what = "first request to a host for a campaign, with its opening",
       .peer = "take-over and select, bare"},
      3, 1);
  add({.id = "cluster.open.request.size",
       .what = fmt::format("the same, one of {} campaigns", *all),
       .peer = peer,
       .must = 1.2},
      4, 3);
  return done{};
}

/// Microseconds of a renewal of a host's lease, p50.
io::result<double> renewal_us(bare_database& on, const io::postgres::uuid& host) {
  const bare_database::statement ask{
      .name = io::postgres::renew.name,
      .values = {io::postgres::id(host), io::postgres::text("http://127.0.0.1:1"),
                 io::postgres::text("bench"), io::postgres::number(60'000)}};
  series seconds;
  for (std::size_t i = 0; i < renewals_a_run; ++i) {
    io::result<std::vector<std::size_t>> given = io::error{};
    seconds.push_back(seconds_of([&] { given = on.run({ask}); }));
    if (!given) return given.error();
  }
  return 1e6 * median(seconds);
}

/// Two hosts of one database that play few and many campaigns.
io::result<done> measure_renewals(workbench& bench, opened_database& many) {
  auto on = bare_database::connect(many.store->url());
  if (!on) return on.error();
  if (auto prepared = (*on)->prepare(io::postgres::renew); !prepared) return prepared;
  io::postgres::uuid hosts[2] = {{1}, {2}};
  const std::size_t owned[2] = {owned_by_few, owned_by_many};
  for (std::size_t i = 0; i < 2; ++i) {
    const auto taken = (*on)->sql(
        fmt::format("update campaign set owner = '{}' where id in (select id from campaign where "
                    "slug like '{}-%' and owner is null limit {})",
                    io::postgres::render_uuid(hosts[i]), other_name, owned[i]));
    if (!taken) return taken.error();
  }
  std::vector<contestant> takers{{.run = [&] { return renewal_us(**on, hosts[1]); }},
                                 {.run = [&] { return renewal_us(**on, hosts[0]); }}};
  if (auto ran = take_turns(bench, "renewing leases", takers); !ran) return ran;
  const auto count = many.store->on().number(fmt::format(
      "select count(*) from campaign where owner = '{}'", io::postgres::render_uuid(hosts[1])));
  if (!count) return count.error();
  bench.results().figures.push_back(
      compared({.id = "cluster.renew",
                .what = fmt::format("renewal of a host's lease with {} campaigns, p50", *count),
                .unit = "us",
                .peer = fmt::format("with {} campaigns", owned_by_few),
                .way = better::lower,
                .must = 1.2},
               takers[0].values, takers[1].values));
  return done{};
}

}  // namespace

io::result<done> measure_many(workbench& bench, const std::string& server) {
  const auto crowd = bench.crowd("Opened", crowd_size);
  if (!crowd) return crowd.error();
  auto few = make_database(bench, server, *crowd, few_campaigns);
  if (!few) return few.error();
  const auto count =
      std::clamp<std::size_t>(bench.options().events, 10 * few_campaigns, many_campaigns_max);
  auto many = make_database(bench, server, *crowd, count);
  if (!many) return many.error();
  if (auto ran = measure_opening(bench, *few, *many); !ran) return ran;
  return measure_renewals(bench, *many);
}

}  // namespace dnd::bench
