// Choices by chance: the same seed makes the same ones, and each comes up.

#include "model/automatic/chance.hpp"

#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "tests/support/arena.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_chance_suite)

using namespace dnd::model;
using automatic::chance;

namespace {

const content_lookup no_content = [](std::string_view) { return found_content(); };

}  // namespace

BOOST_AUTO_TEST_CASE(numbers_follow_from_the_seed) {
  // The first numbers of SplitMix64 with seed 0, as its authors give them.
  chance zero(0);
  BOOST_TEST(zero.next() == 0xe220a8397b1dcdafULL);
  BOOST_TEST(zero.next() == 0x6e789e6aa1b965f4ULL);
  BOOST_TEST(zero.next() == 0x06c45d188009454fULL);
}

BOOST_AUTO_TEST_CASE(every_pick_comes_up_and_none_beyond) {
  chance by(7);
  std::set<std::size_t> seen;
  for (int i = 0; i < 200; ++i) seen.insert(by.pick(6));
  BOOST_TEST(seen.size() == 6U);
  BOOST_TEST(*seen.rbegin() == 5U);
}

BOOST_AUTO_TEST_CASE(a_shuffle_loses_nothing) {
  chance by(3);
  std::vector<int> all{1, 2, 3, 4, 5};
  by.shuffle(all);
  std::ranges::sort(all);
  BOOST_TEST((all == std::vector<int>{1, 2, 3, 4, 5}));
  std::vector<int> none;
  by.shuffle(none);
  BOOST_TEST(none.empty());
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_options) {
  game g = arena();
  const auto lines_of = [&](std::uint64_t seed) {
    chance by(seed);
    std::string all;
    for (const command& one : automatic::any_options(g.state, g.who("ann"), no_content, by))
      all += print(one) + "\n";
    return all;
  };
  BOOST_TEST(lines_of(1) == lines_of(1));
  BOOST_TEST(lines_of(1) != lines_of(2));
}

BOOST_AUTO_TEST_CASE(every_option_is_a_line_of_the_language) {
  game g = arena();
  g.say("damage to: bob amount: 20");
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    chance by(seed);
    for (const command& one : automatic::any_options(g.state, g.who("ann"), no_content, by)) {
      const auto read = parse_command(print(one));
      BOOST_REQUIRE_MESSAGE(read, print(one));
      BOOST_TEST((*read == one), print(one));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
