#pragma once

#include "benchmarks/report/statistics.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a run of the harness has to say.
namespace dnd::bench {

enum class better : std::uint8_t { higher, lower };

/// One line of the table: a value of the engine, what stands beside it, and what is wanted.
struct figure {
  /// Never changes, so that runs of different builds can be compared: "replay.simdjson".
  std::string id = {};
  std::string what = {};
  /// Of `value` and `peer_value`.
  std::string unit = {};
  double value = 0;
  /// Empty: nothing stands beside it, and the value itself is judged.
  std::string peer = {};
  double peer_value = 0;
  /// What is judged: the ratio, run by run, or the value.
  spread judged = {};
  better way = better::higher;
  std::optional<double> must = {};
  std::optional<double> aim = {};
  std::size_t runs = 0;
};

/// `below_aim`: there is nothing that it must reach.
enum class verdict : std::uint8_t { shown, below_aim, aim_reached, reached, missed };
[[nodiscard]] verdict judge(const figure& what) noexcept;

/// A value at one size, for the plots.
struct point {
  /// Points of one plot are drawn together: "replay".
  std::string plot = {};
  /// Of the plot: "replay from the log to the state".
  std::string what = {};
  std::string unit = {};
  /// Which curve: "engine", or the name of what stands beside it.
  std::string curve = "engine";
  /// Of the size: "events".
  std::string size_unit = "events";
  double size = 0;
  spread value = {};
};

struct report {
  /// "2 x Intel Xeon @ 2.50GHz, ext4, Linux 6.1", without names of the machine.
  std::string machine = {};
  /// What makes this report again.
  std::string command = {};
  /// Of the largest log.
  std::uint64_t events = 0;
  std::vector<figure> figures = {};
  std::vector<point> points = {};
  /// What could not be measured, and why.
  std::vector<std::string> left_out = {};
};

/// Values of some measurement, one per run.
using series = std::vector<double>;

/// Fills in `value`, `peer_value`, `judged` and `runs`. The ratio is `ours` over `theirs`, or the
/// other way round when less is better for both and more is wanted of the ratio (`inverse`).
enum class ratio_of : std::uint8_t { ours_to_theirs, theirs_to_ours };
[[nodiscard]] figure compared(figure what, const series& ours, const series& theirs,
                              ratio_of how = ratio_of::ours_to_theirs);
/// The same for a figure that stands alone.
[[nodiscard]] figure measured(figure what, const series& ours);

}  // namespace dnd::bench
