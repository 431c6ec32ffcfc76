#include "benchmarks/report/statistics.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <cmath>

namespace dnd::bench {

double quantile(std::span<const double> values, double share) {
  DND_ASSERT(!values.empty() && share >= 0 && share <= 1);
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

double median(std::span<const double> values) {
  return quantile(values, 0.5);
}

spread spread_of(std::span<const double> values) {
  return {.median = median(values), .low = quantile(values, 0), .high = quantile(values, 1)};
}

std::vector<double> ratios(std::span<const double> over, std::span<const double> under) {
  DND_ASSERT(over.size() == under.size());
  std::vector<double> result;
  result.reserve(over.size());
  for (std::size_t i = 0; i < over.size(); ++i) result.push_back(over[i] / under[i]);
  return result;
}

bool lie_apart(const spread& a, const spread& b) noexcept {
  return a.high < b.low || b.high < a.low;
}

}  // namespace dnd::bench
