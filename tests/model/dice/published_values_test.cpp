// Values that another dice library publishes in its tests, rolled here. Goal: what people know from
// there comes to the same here. Method: the cases of avrae/d20 (MIT, its tests/test_dice.py), each
// as expression and total or range; the words for the operators are those of this program.
//
// Left out, as the notation here has no such thing: comparisons as terms (1 == 1), decimals, %,
// sets in parentheses with commas and what is chosen from them, keeping and dropping by value (k3,
// p1), reroll-and-add (ra), and a row of signs (--1). "0d6" is nothing there and a slip here.

#include "tests/model/dice/dice_support.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(published_dice_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::dice_tests;

namespace {

struct published_total {
  std::string_view text;
  std::int64_t total;
};

struct published_range {
  std::string_view text;
  std::int64_t least;
  std::int64_t most;
};

std::int64_t total_by_chance(std::string_view text, std::uint64_t seed) {
  dice_roller from(seed);
  from.begin({});
  auto made = roll(parsed(text), from);
  if (!made) BOOST_FAIL(text << ": " << made.error().message);
  return made->total;
}

}  // namespace

BOOST_AUTO_TEST_CASE(totals_without_chance_are_those_that_are_published) {
  const published_total all[] = {
      {"1", 1},           {"10000", 10000},    {"-1", -1},          {"(1)", 1},
      {"2 + 2", 4},       {"2 - 2", 0},        {"2 * 5", 10},       {"15 / 2", 7},
      {"1 + 3 * 6", 19},  {"1 + (3 * 6)", 19}, {"(1 + 3) * 6", 24}, {"1 + 2 + 3", 6},
      {"(1 + 2) + 3", 6}, {"1 + (2 + 3)", 6},  {"10d6min6", 60},    {"10d6max1", 10},
      {"1d1r1", 1},       {"1d20rr<20", 20},   {"1d20rr>1", 1},
  };
  for (const published_total& one : all)
    for (std::uint64_t seed = 1; seed <= 5; ++seed)
      BOOST_TEST(total_by_chance(one.text, seed) == one.total, one.text);
}

BOOST_AUTO_TEST_CASE(totals_by_chance_are_within_the_published_bounds) {
  const published_range all[] = {
      {"1d20", 1, 20},         {"d6", 1, 6},         {"1d6", 1, 6},
      {"2d6", 2, 12},          {"4d6kh3", 3, 18},    {"(((1d6)))", 1, 6},
      {"1d6r1", 1, 6},         {"10d6min2", 20, 60}, {"10d6max5", 10, 50},
      {"10d6kh5kl2kh1", 1, 6}, {"3d6kl1", 1, 6},
  };
  for (const published_range& one : all)
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      const std::int64_t total = total_by_chance(one.text, seed);
      BOOST_TEST((total >= one.least && total <= one.most), one.text << " came to " << total);
    }
}

BOOST_AUTO_TEST_CASE(a_coin_that_explodes_comes_to_an_odd_total) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed)
    BOOST_TEST(total_by_chance("1d2x2", seed) % 2 == 1);
}

BOOST_AUTO_TEST_CASE(what_is_refused_there_is_refused_here) {
  for (const std::string_view text : {"1001d6", "6d0", "10 / 0", "10d6minl1"})
    BOOST_TEST(!parse_dice(text).has_value(), text);
  for (const std::string_view text : {"1d20rr<21", "1d1rr1", "1d20x<21", "1d1x1"}) {
    const auto made = parse_dice(text);
    if (!made) continue;  // Seen before any die falls.
    dice_roller from(1);
    from.begin({});
    BOOST_TEST(!roll(*made, from).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(advantage_is_the_first_d20_twice_and_goes_before_what_follows) {
  for (const auto& [text, more] :
       {std::pair("1d20", ""), std::pair("1d20+1", "+1"), std::pair("d20-1d4", "-1d4")}) {
    BOOST_TEST(canonical(std::string(text) + " adv") == std::string("2d20kh1") + more);
    BOOST_TEST(canonical(std::string(text) + " dis") == std::string("2d20kl1") + more);
  }
}

BOOST_AUTO_TEST_SUITE_END()
