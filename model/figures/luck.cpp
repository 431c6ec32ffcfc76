#include "model/figures/luck.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <cstddef>

namespace dnd::model::figures {
namespace {

/// The upper tail of the chi-square distribution.
[[nodiscard]] double tail_of_chi_square(double value, std::int32_t freedom) {
  return boost::math::gamma_q(static_cast<double>(freedom) / 2, value / 2);
}

constexpr double expected_count_least = 5;

}  // namespace

luck luck_of(const die_figures& die) {
  luck out;
  out.expected_mean = (die.faces + 1) / 2.0;
  out.freedom = die.faces - 1;
  double sum = 0;
  for (std::size_t i = 0; i < die.counts.size(); ++i) {
    out.rolls += die.counts[i];
    sum += static_cast<double>(die.counts[i]) * static_cast<double>(i + 1);
  }
  if (out.rolls == 0 || out.freedom < 1) return out;
  out.mean = sum / static_cast<double>(out.rolls);
  out.expected_count = static_cast<double>(out.rolls) / die.faces;
  for (const std::int64_t count : die.counts) {
    const double off = static_cast<double>(count) - out.expected_count;
    out.chi_square += off * off / out.expected_count;
  }
  out.p = tail_of_chi_square(out.chi_square, out.freedom);
  out.is_enough = out.expected_count >= expected_count_least;
  return out;
}

}  // namespace dnd::model::figures
