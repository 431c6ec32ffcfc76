#include "benchmarks/scenarios/crowd_in_memory.hpp"
#include "benchmarks/scenarios/engine_client.hpp"
#include "benchmarks/scenarios/scenarios.hpp"

#include <fmt/format.h>

#include <array>

/// What a command costs before it goes to the disk: parsed, decided, applied, written as lines.
namespace dnd::bench {

namespace {

constexpr std::size_t commands_a_run = 20'000;
constexpr std::array<std::size_t, 3> crowds{10, 100, 1'000};
constexpr std::array<std::size_t, 3> targets{1, 10, 100};

void draw(report& results, std::string_view plot, std::string_view what, double size,
          const series& ns) {
  results.points.push_back({.plot = std::string(plot),
                            .what = "a command without the disk",
                            .unit = "ns",
                            .curve = std::string(what),
                            .size_unit = "creatures on the table, or targets",
                            .size = size,
                            .value = spread_of(ns)});
}

}  // namespace

io::result<done> run_command(workbench& bench) {
  std::vector<std::unique_ptr<crowd_in_memory>> all_crowds;
  std::vector<made_campaign> made;
  for (const auto size : crowds) {
    auto crowd = bench.crowd(fmt::format("Crowd {}", size), size);
    if (!crowd) return crowd.error();
    made.push_back(*std::move(crowd));
    all_crowds.push_back(
        std::make_unique<crowd_in_memory>(bench.ops(), made.back(), lines_for(made.back(), 1)));
  }
  for (const auto count : targets)
    all_crowds.push_back(
        std::make_unique<crowd_in_memory>(bench.ops(), made.back(), lines_for(made.back(), count)));
  std::vector<contestant> all;
  for (std::size_t i = 0; i < all_crowds.size(); ++i) {
    const std::size_t touched = i < crowds.size() ? 1 : targets[i - crowds.size()];
    all.push_back({.run = [each = all_crowds[i].get(), touched] {
      return each->run(commands_a_run / touched);
    }});
  }
  if (auto ran = take_turns(bench, "commands in small and large crowds", all); !ran) return ran;
  auto& results = bench.results();
  for (std::size_t i = 0; i < crowds.size(); ++i)
    draw(results, "command", "one target, so many creatures", static_cast<double>(crowds[i]),
         all[i].values);
  for (std::size_t i = 0; i < targets.size(); ++i)
    draw(results, "command", "so many targets, 1,000 creatures", static_cast<double>(targets[i]),
         all[crowds.size() + i].values);
  results.figures.push_back(compared({.id = "command.creatures",
                                      .what = "a command on one of 1,000 creatures, no disk",
                                      .unit = "ns",
                                      .peer = "the same on one of 10",
                                      .way = better::lower,
                                      .must = 1.15},
                                     all[2].values, all[0].values));
  results.figures.push_back(compared({.id = "command.targets",
                                      .what = "a command on 100 of 1,000 creatures, no disk",
                                      .unit = "ns",
                                      .peer = "the same on 10 of 1,000",
                                      .way = better::lower,
                                      .must = 10},
                                     all[5].values, all[4].values));
  return done{};
}

}  // namespace dnd::bench
