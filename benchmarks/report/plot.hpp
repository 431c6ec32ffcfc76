#pragma once

#include "benchmarks/report/figure.hpp"

#include <span>
#include <string>

namespace dnd::bench {

/// All points as one SVG: a panel for each plot, a curve for each of its contestants, sizes on a
/// logarithmic axis, medians with the spread of the runs as a bar.
[[nodiscard]] std::string plots_svg(std::span<const point> points);

}  // namespace dnd::bench
