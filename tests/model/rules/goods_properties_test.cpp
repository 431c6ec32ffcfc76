// Coins and things are conserved. Goal: whatever is typed in whatever order, what there is is what
// the events say. Method: random commands on a few holders; what came into the world and left it is
// added up from the events, and compared with what the holders have after each of them.

#include "model/bounds.hpp"
#include "model/rules/goods.hpp"
#include "tests/support/shop.hpp"

#include <cstdint>
#include <map>
#include <random>
#include <string>

BOOST_AUTO_TEST_SUITE(goods_properties_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

using counts = std::map<std::string, std::int64_t>;

/// Coins as "coins", and each thing by its slug.
counts of_holders(const state& now) {
  counts all;
  for (const auto& each : now.books().holdings.all()) {
    BOOST_REQUIRE(each->coins >= 0);
    all["coins"] += each->coins;
    for (const item_stack& what : each->items) {
      BOOST_REQUIRE(is_sound(what));
      all[what.item.str()] += what.count;
    }
  }
  std::erase_if(all, [](const auto& each) { return each.second == 0; });
  return all;
}

void add_up(counts& all, const event& what) {
  if (const auto* coins = get_if<coins_changed>(&what))
    all["coins"] += coins->coins.after - coins->coins.before;
  if (const auto* things = get_if<items_changed>(&what))
    all[things->item.item.str()] += things->has.after - things->has.before;
  if (const auto* who = get_if<creature_added>(&what); who && who->equipped) {
    all["coins"] += who->block->coins;
    for (const item_stack& each : who->block->goods) all[each.item.str()] += each.count;
  }
  std::erase_if(all, [](const auto& each) { return each.second == 0; });
}

class random_trader {
 public:
  explicit random_trader(unsigned seed) : dice_(seed) {}

  std::string next() {
    const std::string what = thing();
    const std::string who = holder();
    const std::string other = holder();
    switch (pick(14)) {
      case 0:
      case 1:
        return "give " + what + " to: " + who;
      case 2:
        return "give " + what + " to: " + who + " looks: odd thing";
      case 3:
      case 4:
        return "give " + what + " to: " + who + " from: " + other;
      case 5:
        return "take " + what + " from: " + who;
      case 6:
        return "take " + what + " from: " + who + " to: " + other;
      case 7:
        return "buy " + what + " by: " + who;
      case 8:
        return "sell " + what + " by: " + who;
      case 9:
        return "sell " + what + " by: " + who + " to: " + other + " for: 3 gp";
      case 10:
        return "container Box of: " + who + " holds: 60";
      case 11:
        return "identify odd thing of: " + who;
      case 12:
        return pick(2) == 0 ? "add orc" : "remove orc-1";
      default:
        return pick(2) == 0 ? "remove bob" : "add bob";
    }
  }

 private:
  std::size_t pick(std::size_t below) { return dice_() % below; }
  std::string thing() {
    constexpr std::string_view all[] = {"rope", "arrow", "torch",   "longsword", "5 gp",
                                        "3 sp", "anvil", "7 arrow", "pack",      "2 pp 1 cp"};
    return std::string(all[pick(std::size(all))]);
  }
  std::string holder() {
    constexpr std::string_view all[] = {"ann", "bob", "stash", "ground", "box", "orc-1"};
    return std::string(all[pick(std::size(all))]);
  }
  std::mt19937 dice_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_appears_or_vanishes_but_by_an_event_that_says_so) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    game g = shop();
    random_trader trader(seed);
    counts expected = of_holders(g.state);
    int accepted = 0;
    for (int i = 0; i < 150; ++i) {
      const std::string line = trader.next();
      if (!g.attempt(line)) continue;
      ++accepted;
      for (const event& what : g.last) add_up(expected, what);
      BOOST_REQUIRE_MESSAGE(of_holders(g.state) == expected, "seed " << seed << ": " << line);
    }
    BOOST_TEST(accepted > 30, "seed " << seed << ": " << accepted);
    // A container never holds more than it does.
    const std::int64_t inside = rules::weight_of(g.state, "container/box");
    BOOST_TEST(inside <= 6'000);
  }
}

BOOST_AUTO_TEST_SUITE_END()
