#include "benchmarks/scenarios/audience.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"

#include <fmt/format.h>

#include <unordered_map>

/// Commands of a campaign that many follow.
namespace dnd::bench {

namespace {

constexpr std::size_t crowd_size = 20;
constexpr std::size_t commands_a_run = 200;
constexpr std::size_t subscribers = 1'000;
constexpr std::size_t silent_ones = 10;

/// Run by run.
struct times {
  series answer_us;  ///< p50.
  series delay_ms;   ///< p50, from the command to a subscriber's hands.
};

io::result<done> measure(engine_client& client, std::size_t readers, std::size_t silent,
                         times& found) {
  auto all = audience::follow(client.first(), readers, silent);
  if (!all) return all.error();
  series answers;
  series delays;
  std::unordered_map<model::seq_t, audience::clock::time_point> given;
  for (std::size_t i = 0; i < commands_a_run; ++i) {
    const auto begin = audience::clock::now();
    const auto answer = client.next();
    if (!answer) return answer.error();
    answers.push_back(1e6 * std::chrono::duration<double>(audience::clock::now() - begin).count());
    given.emplace((*answer)->what->first, begin);
  }
  const auto seen = (*all)->wait_for(commands_a_run);
  if (!seen) return seen.error();
  for (const auto& each : *seen)
    delays.push_back(1e3 * std::chrono::duration<double>(each.when - given.at(each.first)).count());
  found.answer_us.push_back(median(answers));
  if (!delays.empty()) found.delay_ms.push_back(median(delays));
  return done{};
}

}  // namespace

io::result<done> run_subscribers(workbench& bench) {
  const auto crowd = bench.crowd("Followed", crowd_size);
  if (!crowd) return crowd.error();
  engine_client client(bench);
  if (auto opened = client.open(*crowd, usual_options()); !opened) return opened;
  times alone;
  times all_read;
  times some_silent;
  auto progress = bench.bar("followed by a thousand", bench.options().runs + 1);
  for (std::size_t run = 0; run <= bench.options().runs; ++run) {
    if (run == 1) alone = all_read = some_silent = {};  // The first does not count.
    if (auto ran = measure(client, 0, 0, alone); !ran) return ran;
    if (auto ran = measure(client, subscribers, 0, all_read); !ran) return ran;
    if (auto ran = measure(client, subscribers - silent_ones, silent_ones, some_silent); !ran)
      return ran;
    progress.update(run + 1);
  }
  progress.finish();
  const auto who = fmt::format("{} subscribers of whom {} read nothing", subscribers, silent_ones);
  auto& figures = bench.results().figures;
  figures.push_back(compared({.id = "subscribers.answer",
                              .what = fmt::format("answer beside {}, p50", who),
                              .unit = "us",
                              .peer = "the same where all of them read",
                              .way = better::lower,
                              .must = 1.2},
                             some_silent.answer_us, all_read.answer_us));
  figures.push_back(compared({.id = "subscribers.delay",
                              .what = "from a command to the others, p50",
                              .unit = "ms",
                              .peer = "the same where all of them read",
                              .way = better::lower,
                              .must = 1.2},
                             some_silent.delay_ms, all_read.delay_ms));
  figures.push_back(compared({.id = "subscribers.none",
                              .what = fmt::format("answer beside {}, p50", who),
                              .unit = "us",
                              .peer = "the same without subscribers",
                              .way = better::lower,
                              .must = 1.2},
                             some_silent.answer_us, alone.answer_us));
  return done{};
}

}  // namespace dnd::bench
