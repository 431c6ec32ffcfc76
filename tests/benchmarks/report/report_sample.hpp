#pragma once

#include "benchmarks/report/figure.hpp"

namespace dnd::bench {

/// One of everything that a report can hold.
inline report sample_report() {
  report what{.machine = "2 x \"fast\" processors", .command = "dnd-bench all", .events = 1'000};
  what.figures.push_back(compared({.id = "replay.peer",
                                   .what = "replay",
                                   .unit = "events/s",
                                   .peer = "another reader",
                                   .must = 0.5,
                                   .aim = 1.5},
                                  {1e6, 2e6, 3e6}, {1e6, 1e6, 4e6}));
  what.figures.push_back(measured(
      {.id = "memory.peak", .what = "memory", .unit = "MiB", .way = better::lower, .must = 64},
      {70, 80, 90}));
  what.figures.push_back(measured({.id = "plain", .what = "plain", .unit = "ms"}, {1}));
  what.points.push_back({.plot = "replay",
                         .what = "replay <fast>",
                         .unit = "events/s",
                         .size = 1'000,
                         .value = {.median = 2e6, .low = 1e6, .high = 3e6}});
  what.left_out.push_back("Redis: there is no redis-server");
  return what;
}

}  // namespace dnd::bench
