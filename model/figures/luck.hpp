#pragma once

#include "model/figures/figures.hpp"

#include <cstdint>

/// Whether dice fall as dice should.
namespace dnd::model::figures {

/// Pearson's chi-square test of one die's faces against all of them being as likely as each other.
struct luck {
  std::int64_t rolls = 0;
  /// Of the faces; what is expected is (faces + 1) / 2.
  double mean = 0;
  double expected_mean = 0;
  /// How often each face is expected.
  double expected_count = 0;
  double chi_square = 0;
  std::int32_t freedom = 0;
  /// How likely a fair die is to stray at least so far; 1 where nothing was rolled.
  double p = 1;
  /// The test says little with fewer than five of each face expected.
  bool is_enough = false;
};

/// Below this probability the faces are told to differ from what is expected.
inline constexpr double significant_below = 0.05;

[[nodiscard]] luck luck_of(const die_figures& die);

}  // namespace dnd::model::figures
