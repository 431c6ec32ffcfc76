// Goal: the engine's dice are fair, and each operator shifts chances as the rules of chance say.
// Method: many rolls with a fixed seed against the exact distribution, compared by chi-square with
// a limit that a right program passes in all but one of a million seeds.

#include "tests/model/dice/dice_support.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdlib>
#include <map>

BOOST_AUTO_TEST_SUITE(distribution_suite)

using namespace dnd::model;
using namespace dnd::model::dice_tests;

namespace {

/// Exact shares of each total.
using shares = std::map<std::int64_t, double>;

constexpr int rolls = 40'000;

/// The value that chi-square passes with a chance of one in a million (Wilson and Hilferty).
double chi_square_limit(double freedom) {
  constexpr double deviations = 4.7534;
  const double width = 2.0 / (9.0 * freedom);
  return freedom * std::pow(1.0 - width + deviations * std::sqrt(width), 3.0);
}

void check_shares(std::string_view text, const shares& exact) {
  BOOST_TEST_CONTEXT(text) {
    dice_roller from(20'261'122);
    const auto dice = parsed(text);
    std::map<std::int64_t, int> seen;
    for (int i = 0; i < rolls; ++i) {
      from.begin();
      ++seen[roll(dice, from)->total];
    }
    double distance = 0;
    int counted = 0;
    for (const auto& [total, share] : exact) {
      const double expected = share * rolls;
      const double gap = seen[total] - expected;
      distance += gap * gap / expected;
      counted += seen[total];
    }
    // Nothing else was rolled.
    BOOST_TEST(counted == rolls);
    BOOST_TEST(distance < chi_square_limit(static_cast<double>(exact.size()) - 1.0));
  }
}

/// All ways that `count` dice of 1..`faces` can fall, each seen by `total`.
template <class Total>
shares enumerated(std::size_t count, int faces, Total total) {
  shares made;
  std::vector<int> dice(count, 1);
  const double share = std::pow(faces, -static_cast<double>(count));
  for (;;) {
    made[total(dice)] += share;
    std::size_t at = 0;
    while (at < count && dice[at] == faces) dice[at++] = 1;
    if (at == count) return made;
    ++dice[at];
  }
}

shares uniform(std::int64_t low, std::int64_t high) {
  shares made;
  for (std::int64_t face = low; face <= high; ++face)
    made[face] = 1.0 / static_cast<double>(high - low + 1);
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_face_of_every_die_is_as_likely) {
  for (const int faces : {2, 3, 4, 6, 8, 10, 12, 20, 30, 100, 1'000})
    check_shares("1d" + std::to_string(faces), uniform(1, faces));
  check_shares("1d%", uniform(1, 100));
  check_shares("1dF", uniform(-1, 1));
}

BOOST_AUTO_TEST_CASE(neighbours_in_the_stream_do_not_depend_on_each_other) {
  check_shares("(1d6-1)*6+1d6", uniform(1, 36));
}

BOOST_AUTO_TEST_CASE(sums_fall_as_enumeration_says) {
  check_shares("3d6", enumerated(3, 6, [](const auto& d) { return d[0] + d[1] + d[2]; }));
}

BOOST_AUTO_TEST_CASE(advantage_and_disadvantage_fall_as_squares) {
  shares high, low, best_of_three;
  for (int face = 1; face <= 20; ++face) {
    high[face] = (2.0 * face - 1) / 400;
    low[21 - face] = (2.0 * face - 1) / 400;
    best_of_three[face] = (std::pow(face, 3) - std::pow(face - 1, 3)) / 8000;
  }
  check_shares("1d20 adv", high);
  check_shares("1d20 dis", low);
  check_shares("1d20 ea", best_of_three);
}

BOOST_AUTO_TEST_CASE(the_best_three_of_four_fall_as_enumeration_says) {
  check_shares("4d6kh3", enumerated(4, 6, [](auto d) {
                 std::sort(d.begin(), d.end());
                 return d[1] + d[2] + d[3];
               }));
}

BOOST_AUTO_TEST_CASE(rerolls_shift_shares) {
  shares once{{1, 1.0 / 36}}, until;
  for (int face = 2; face <= 6; ++face) once[face] = 7.0 / 36;
  for (int face = 3; face <= 6; ++face) until[face] = 0.25;
  check_shares("1d6r1", once);
  check_shares("1d6rr<3", until);
}

BOOST_AUTO_TEST_CASE(explosions_shift_shares) {
  shares once;
  for (int face = 1; face <= 5; ++face) once[face] = 1.0 / 6;
  for (int face = 7; face <= 12; ++face) once[face] = 1.0 / 36;
  check_shares("1d6xo", once);

  // With x the tail is endless: its mean is 4.2 and its deviation 3.27 for each roll.
  dice_roller from(4);
  const auto dice = parsed("1d6x");
  double sum = 0;
  for (int i = 0; i < rolls; ++i) {
    from.begin();
    sum += static_cast<double>(roll(dice, from)->total);
  }
  BOOST_TEST(std::abs(sum / rolls - 4.2) < 5 * 3.27 / std::sqrt(rolls));
}

BOOST_AUTO_TEST_CASE(a_loaded_die_would_be_noticed) {
  // The test of the test: one face of a d20 that comes up a quarter more often is seen.
  const double expected = rolls / 20.0;
  const double gap = expected / 4;
  const double distance = gap * gap / expected + 19 * (gap / 19) * (gap / 19) / expected;
  BOOST_TEST(distance > chi_square_limit(19));
}

BOOST_AUTO_TEST_SUITE_END()
