#include "actors/exports.hpp"
#include "actors/questions.hpp"
#include "benchmarks/peers/sqlite_past.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"
#include "cli/app/dialogue.hpp"
#include "io/store/file/caches.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/projections/changes_file.hpp"
#include "io/store/file/projections/kept_changes.hpp"
#include "io/store/file/projections/kept_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

/// What players ask about the past, beside the same questions to a database of it.
namespace dnd::bench {

namespace {

/// A larger one takes long to put into a database.
constexpr std::uint64_t past_events_max = 1'000'000;
constexpr std::size_t asks_a_run = 10;
/// A first build of what is kept must not take longer.
constexpr double counted_per_second_least = 1e6;

struct past_question {
  std::string_view id;
  std::string what;
  std::string line;
  std::string_view sql;
  std::vector<std::string> with;
};

/// About the middle of the log, and its end.
std::vector<past_question> past_questions(model::seq_t last,
                                          const model::views::session_info& session) {
  const auto text = [](std::uint64_t number) { return fmt::format("{}", number); };
  const model::seq_t from = last / 2;
  return {
      {.id = "why",
       .what = "why hp Aldric",
       .line = "why hp Aldric",
       .sql = "SELECT seq, type, fields FROM events WHERE target = ?1 AND type IN "
              "('damage_dealt', 'healed') AND undone = 0 ORDER BY seq DESC LIMIT 1",
       .with = {"aldric"}},
      {.id = "history",
       .what = "history Aldric hp",
       .line = "history Aldric hp",
       .sql = "SELECT e.seq, e.fields, c.command FROM events e JOIN commits c ON c.seq = "
              "e.commit_seq WHERE e.target = ?1 AND e.type IN ('damage_dealt', 'healed') AND "
              "e.undone = 0 ORDER BY e.seq DESC LIMIT 20",
       .with = {"aldric"}},
      // It has been the same from the first event on.
      {.id = "why.old",
       .what = "why ac Aldric",
       .line = "why ac Aldric",
       .sql = "SELECT seq, type, fields FROM events WHERE target = ?1 AND type = "
              "'creature_added' AND undone = 0 ORDER BY seq DESC LIMIT 1",
       .with = {"aldric"}},
      {.id = "diff",
       .what = "diff of 100 events",
       .line = fmt::format("diff {}..{}", from, from + 100),
       .sql = "SELECT seq, type, fields FROM events WHERE seq > ?1 AND seq <= ?2",
       .with = {text(from), text(from + 100)}},
      {.id = "recap",
       .what = fmt::format("recap of a session of {} events", session.events),
       .line = fmt::format("recap session {}", session.number),
       .sql = "SELECT seq, type, fields FROM events WHERE session = ?1 AND undone = 0 ORDER BY seq",
       .with = {text(session.number)}},
      {.id = "stats",
       .what = "stats campaign",
       .line = "stats campaign",
       .sql = "SELECT actor, target, count(*), sum(amount), max(amount) FROM events WHERE type = "
              "'damage_dealt' AND undone = 0 GROUP BY actor, target",
       .with = {}},
  };
}

struct built_projection {
  std::string_view id;
  /// With a place for the number of events.
  std::string what;
};

/// How many events a second go into a file that is made anew.
template <class Remove, class Keep>
io::result<done> measure_build(workbench& bench, const made_campaign& made,
                               const built_projection& which, const Remove& remove,
                               const Keep& keep) {
  series rate;
  for (std::size_t run = 0; run < bench.options().runs; ++run) {
    if (auto removed = remove(); !removed) return removed;
    io::result<bool> more = true;
    const double seconds = seconds_of([&] {
      while (more && *more) more = keep();
    });
    if (!more) return more.error();
    rate.push_back(static_cast<double>(made.events) / seconds);
  }
  bench.results().figures.push_back(
      measured({.id = std::string(which.id),
                .what = fmt::format(fmt::runtime(which.what), made.events),
                .unit = "events/s",
                .must = counted_per_second_least},
               rate));
  return done{};
}

io::result<done> make_all_caches(workbench& bench, const made_campaign& made) {
  const auto loaded = io::load_campaign(bench.ops(), made.where.path, io::access::read_only);
  if (!loaded) return loaded.error();
  for (bool again = true; again;) {
    const auto step =
        io::extend_caches(bench.ops(), made.where.path, loaded->end, {}, io::cache_pace::now);
    if (!step) return step.error();
    again = step->is_unfinished;
  }
  const auto& directory = made.where.path;
  auto built = measure_build(
      bench, made, {.id = "past.build", .what = "first count of {} events for `stats`"},
      [&] { return io::remove_figures(bench.ops(), directory); },
      [&] { return io::keep_figures(bench.ops(), directory, loaded->end, io::cache_pace::now); });
  if (!built) return built;
  return measure_build(
      bench, made,
      {.id = "past.build.changes", .what = "first note of what {} events changed, for `why`"},
      [&] { return io::remove_changes(bench.ops(), directory); },
      [&] { return io::keep_changes(bench.ops(), directory, loaded->end, io::cache_pace::now); });
}

io::result<std::unique_ptr<sqlite_past>> database_of(workbench& bench, const made_campaign& made,
                                                     const std::vector<std::string>& content) {
  const actors::campaign_info which{.id = made.where.path,
                                    .name = made.where.name,
                                    .world = made.where.world,
                                    .label = made.where.label(),
                                    .path = made.where.path,
                                    .last_at = {},
                                    .problem = {},
                                    .settings = {},
                                    .store = nullptr};
  auto progress = bench.bar("exporting to SQLite", made.events);
  const std::string path = bench.scratch() + "/past.sqlite";
  const auto written =
      actors::export_database(bench.ops(), actors::questions(bench.ops(), which, content), which,
                              path, actors::existing_file::is_replaced);
  progress.finish();
  if (!written) return written.error();
  return sqlite_past::open(path);
}

/// Milliseconds of a question, the median of some.
template <class Ask>
io::result<double> median_ms(const Ask& ask) {
  series ms;
  for (std::size_t i = 0; i < asks_a_run; ++i) {
    io::result<done> went = done{};
    ms.push_back(1e3 * seconds_of([&] { went = ask(); }));
    if (!went) return went.error();
  }
  return median(ms);
}

io::result<done> compare_question(workbench& bench, actors::open_campaign& campaign,
                                  sqlite_past& base, const past_question& what,
                                  std::uint64_t events) {
  const auto ask_engine = [&]() -> io::result<done> {
    const auto answer = cli::ask(campaign, what.line);
    if (answer.response->how == actors::outcome::answered) return done{};
    return io::error{.code = io::ec::internal, .what = what.line + " was not answered"};
  };
  const auto ask_base = [&]() -> io::result<done> {
    const auto rows = base.ask(what.sql, what.with);
    if (!rows) return rows.error();
    if (rows->rows > 0) return done{};
    return io::error{.code = io::ec::internal, .what = "SQLite found nothing"};
  };
  std::vector<contestant> both{{.run = [&] { return median_ms(ask_engine); }},
                               {.run = [&] { return median_ms(ask_base); }}};
  if (auto ran = take_turns(bench, std::string(what.what), both); !ran) return ran;
  bench.results().figures.push_back(
      compared({.id = fmt::format("past.{}", what.id),
                .what = fmt::format("{}, {} events", what.what, events),
                .unit = "ms",
                .peer = "SQLite, the rows of it, with an index for the question",
                .way = better::lower},
               both[0].values, both[1].values));
  return done{};
}

}  // namespace

io::result<done> run_past(workbench& bench) {
  const auto made = bench.campaign(std::min(bench.sizes().back(), past_events_max));
  if (!made) return made.error();
  const made_campaign& campaign = **made;
  if (auto ready = make_all_caches(bench, campaign); !ready) return ready;
  const auto sessions = io::list_sessions(bench.ops(), campaign.where.path);
  if (!sessions) return sessions.error();
  const auto engine =
      actors::engine::start(bench.ops(), {.log_writers = 1, .seed = 1, .clock = {}});
  const auto address = address_of(campaign, usual_options());
  const auto base = database_of(bench, campaign, address.content);
  if (!base) {
    bench.leave_out("questions about the past beside SQLite", base.error());
    return done{};
  }
  auto opened = engine->open(address);
  if (!opened) return std::move(opened).error();
  for (const past_question& each :
       past_questions(campaign.state.seq(), (*sessions)[sessions->size() / 2]))
    if (auto done = compare_question(bench, **opened, **base, each, campaign.events); !done)
      return done;
  if (auto closed = (*opened)->close(); !closed) return closed;
  // The next ones want the campaign without.
  return io::remove_caches(bench.ops(), campaign.where.path);
}

}  // namespace dnd::bench
