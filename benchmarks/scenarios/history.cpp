#include "benchmarks/scenarios/scenarios.hpp"
#include "io/store/file/caches.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/history/commit_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>

/// Questions about the past of a campaign, the worst place of the log for each.
namespace dnd::bench {

namespace {

/// Events that a state or a command is looked for at, spread over the whole log.
constexpr std::size_t places_a_run = 16;
constexpr std::size_t last_shown = 20;
/// A wait that nobody notices.
constexpr double bound_ms = 50;
/// What a log of a hundred times as many events may add to it.
constexpr double added_ms_max = 10;

struct asked_campaign {
  const made_campaign* made = nullptr;
  io::log_position end = {};
  std::uint64_t cache_bytes = 0;
};

/// What the program does beside play, in one go.
io::result<asked_campaign> with_caches(workbench& bench, const made_campaign& made) {
  const auto loaded = io::load_campaign(bench.ops(), made.where.path, io::access::read_only);
  if (!loaded) return loaded.error();
  auto progress = bench.bar("making the index and the kept snapshots", loaded->end.seq);
  for (bool again = true; again;) {
    const auto step =
        io::extend_caches(bench.ops(), made.where.path, loaded->end, {}, io::cache_pace::now);
    if (!step) return step.error();
    again = step->is_unfinished;
  }
  progress.finish();
  return asked_campaign{.made = &made,
                        .end = loaded->end,
                        .cache_bytes = io::cache_bytes(bench.ops(), made.where.path)};
}

/// The same events in each run: one of each part of the log, and the last.
std::vector<model::seq_t> places_in(const asked_campaign& campaign, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<model::seq_t> all = {campaign.end.seq};
  const auto part = campaign.end.seq / places_a_run;
  for (std::size_t i = 0; i < places_a_run; ++i) all.push_back(1 + i * part + random() % part);
  return all;
}

/// Milliseconds of the slowest of some questions. `ask` says whether the answer was right.
template <class Ask>
io::result<double> worst_ms(const std::vector<model::seq_t>& places, const Ask& ask) {
  double worst = 0;
  for (const auto seq : places) {
    io::result<bool> right = false;
    worst = std::max(worst, 1e3 * seconds_of([&] { right = ask(seq); }));
    if (!right) return right.error();
    if (!*right) return io::error{.code = io::ec::internal, .what = "the answer was wrong"};
  }
  return worst;
}

io::result<double> undo_ms(workbench& bench, const asked_campaign& campaign) {
  return worst_ms(places_in(campaign, bench.options().seed), [&](auto seq) -> io::result<bool> {
    const auto found = io::find_commit(bench.ops(), campaign.made->where.path, seq);
    if (!found) return found.error();
    return found->what->first <= seq && seq <= found->what->last;
  });
}

io::result<double> show_ms(workbench& bench, const asked_campaign& campaign) {
  return worst_ms(places_in(campaign, bench.options().seed), [&](auto seq) -> io::result<bool> {
    const auto then = io::state_at(bench.ops(), campaign.made->where.path, seq);
    if (!then) return then.error();
    return then->seq() == seq;
  });
}

io::result<double> last_ms(workbench& bench, const asked_campaign& campaign) {
  return worst_ms({campaign.end.seq}, [&](auto seq) -> io::result<bool> {
    const auto last = io::last_commits(bench.ops(), campaign.made->where.path, last_shown, seq);
    if (!last) return last.error();
    return last->size() == last_shown && last->back()->last == seq;
  });
}

io::result<double> sessions_ms(workbench& bench, const asked_campaign& campaign) {
  return worst_ms({campaign.end.seq}, [&](auto seq) -> io::result<bool> {
    const auto all = io::list_sessions(bench.ops(), campaign.made->where.path, seq);
    if (!all) return all.error();
    return !all->empty();
  });
}

struct question {
  std::string_view id;
  std::string_view what;
  io::result<double> (*ask)(workbench&, const asked_campaign&);
};
constexpr std::array questions{
    question{"undo", "undo beyond memory", undo_ms},
    question{"last", "log last: 20", last_ms},
    question{"show", "show --at N", show_ms},
    question{"sessions", "list of sessions", sessions_ms},
};

io::result<done> measure(workbench& bench, const question& what,
                         const std::vector<asked_campaign>& campaigns) {
  std::vector<contestant> all;
  for (const auto& each : campaigns)
    all.push_back({.run = [&bench, &what, &each] { return what.ask(bench, each); }});
  if (auto ran = take_turns(bench, std::string(what.what), all); !ran) return ran;
  auto& results = bench.results();
  for (std::size_t i = 0; i < all.size(); ++i)
    results.points.push_back({.plot = "history",
                              .what = "questions about the past, the slowest of each kind",
                              .unit = "ms",
                              .curve = std::string(what.what),
                              .size = static_cast<double>(campaigns[i].end.seq),
                              .value = spread_of(all[i].values)});
  results.figures.push_back(
      measured({.id = fmt::format("history.{}", what.id),
                .what = fmt::format("{}, {} events, worst", what.what, campaigns.back().end.seq),
                .unit = "ms",
                .way = better::lower,
                .must = bound_ms},
               all.back().values));
  if (campaigns.size() == 1) return done{};
  series added;
  for (std::size_t run = 0; run < all.back().values.size(); ++run)
    added.push_back(all.back().values[run] - all.front().values[run]);
  results.figures.push_back(
      measured({.id = fmt::format("history.{}.growth", what.id),
                .what = fmt::format("more than with {} events", campaigns.front().end.seq),
                .unit = "ms",
                .way = better::lower,
                .must = added_ms_max},
               added));
  return done{};
}

}  // namespace

io::result<done> run_history(workbench& bench) {
  constexpr std::uint64_t events_least = 100'000;
  std::vector<asked_campaign> campaigns;
  for (const auto size : bench.sizes()) {
    if (size < events_least && size != bench.options().events) continue;
    const auto made = bench.campaign(size);
    if (!made) return made.error();
    auto asked = with_caches(bench, **made);
    if (!asked) return asked.error();
    campaigns.push_back(*asked);
  }
  for (const auto& each : questions)
    if (auto measured = measure(bench, each, campaigns); !measured) return measured;
  series share;
  for (const auto& each : campaigns)
    share.push_back(100.0 * static_cast<double>(each.cache_bytes) /
                    static_cast<double>(each.made->bytes));
  bench.results().figures.push_back(measured(
      {.id = "history.size",
       .what = fmt::format("index and kept snapshots, {} events", campaigns.back().end.seq),
       .unit = "% of the log",
       .way = better::lower,
       .must = 1},
      {*std::ranges::max_element(share)}));
  // The next ones want the campaigns without.
  for (const auto& each : campaigns)
    if (auto removed = io::remove_caches(bench.ops(), each.made->where.path); !removed)
      return removed;
  return done{};
}

}  // namespace dnd::bench
