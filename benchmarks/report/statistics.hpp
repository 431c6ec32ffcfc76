#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// What several runs of the same thing come to.
namespace dnd::bench {

/// The middle of the values, and between which two all of them lie.
struct spread {
  double median = 0;
  double low = 0;   ///< The least.
  double high = 0;  ///< The greatest.
  friend bool operator==(const spread&, const spread&) = default;
};

/// 0 <= `share` <= 1; between two values it takes their weighted mean. Requires a value.
[[nodiscard]] double quantile(std::span<const double> values, double share);
[[nodiscard]] double median(std::span<const double> values);
/// Requires a value.
[[nodiscard]] spread spread_of(std::span<const double> values);

/// Run by run, so that what slowed both down at the time falls out. Requires as many of each.
[[nodiscard]] std::vector<double> ratios(std::span<const double> over,
                                         std::span<const double> under);

/// Whether all runs of one lie on one side of all runs of the other: anything less may be noise.
[[nodiscard]] bool lie_apart(const spread& a, const spread& b) noexcept;

}  // namespace dnd::bench
