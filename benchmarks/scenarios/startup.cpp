#include "benchmarks/peers/child.hpp"
#include "benchmarks/scenarios/scenarios.hpp"

#include <fmt/format.h>

/// The program as a whole process.
namespace dnd::bench {

namespace {

constexpr std::size_t starts_a_run = 20;

/// Milliseconds from the start of a process to its end, p50 of several.
io::result<double> process_ms(const std::vector<std::string>& words) {
  series ms;
  for (std::size_t i = 0; i < starts_a_run; ++i) {
    io::result<done> ended = done{};
    ms.push_back(1e3 * seconds_of([&] {
                   auto started = child::start(words);
                   ended = started ? started->wait() : io::result<done>(started.error());
                 }));
    if (!ended) return ended.error();
  }
  return median(ms);
}

}  // namespace

io::result<done> run_startup(workbench& bench) {
  const auto& dnd = bench.options().dnd;
  auto made = generate_story(bench.ops(), bench.scratch(),
                             {.name = "Startup", .events = 1'000, .seed = bench.options().seed});
  if (!made) return made.error();
  const std::vector<std::string> exec{
      dnd,    "--worlds-dir",      bench.scratch(),
      "exec", made->where.label(), "check arcana by: Delphine dc: 12"};
  std::vector<contestant> all;
  all.push_back({.run = [&] { return process_ms({dnd, "--version"}); }});
  all.push_back({.run = [&] { return process_ms(exec); }});
  all.push_back({.run = [] { return process_ms({"true"}); }});
  if (auto ran = take_turns(bench, "starting the program", all); !ran) return ran;
  bench.results().figures.push_back(measured({.id = "startup.version",
                                              .what = "`dnd --version`, whole process",
                                              .unit = "ms",
                                              .way = better::lower,
                                              .must = 15,
                                              .aim = 5},
                                             all[0].values));
  bench.results().figures.push_back(
      measured({.id = "startup.exec",
                .what = "`dnd exec` of one command, 1,000 events, whole process",
                .unit = "ms",
                .way = better::lower,
                .must = 60,
                .aim = 25},
               all[1].values));
  bench.results().figures.push_back(compared({.id = "startup.true",
                                              .what = "`dnd --version`, whole process",
                                              .unit = "ms",
                                              .peer = "`true`, whole process",
                                              .way = better::lower},
                                             all[0].values, all[2].values));
  return done{};
}

}  // namespace dnd::bench
