#pragma once

#include "benchmarks/report/figure.hpp"
#include "cli/render/table.hpp"

#include <string>
#include <vector>

namespace dnd::bench {

/// What became of a figure. Ratios are compared where there is one, so that a slower machine, or
/// the same one on a busy day, is no slower engine.
enum class trend : std::uint8_t {
  same,  ///< The runs overlap: the difference may be noise.
  better,
  worse,
  added,  ///< Only in the new report.
  gone,   ///< Only in the old one.
};

struct compared_figure {
  figure now;  ///< Of the old report when it is gone.
  spread before;
  trend what = trend::same;
};

/// In the order of `now`, with what is gone after.
[[nodiscard]] std::vector<compared_figure> compare(const report& before, const report& now);

[[nodiscard]] std::vector<std::string> comparison_lines(const report& before, const report& now,
                                                        const cli::layout& where);

}  // namespace dnd::bench
