// Buying, selling, and what things are kept in.

#include "model/verbs/goods.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(trade_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(a_shop_takes_the_price_of_the_entry_and_change_is_made) {
  game g = shop();
  g.say("give 2 pp to: ann");
  g.say("buy longsword and: 3 torch by: ann");
  BOOST_TEST(coins_of(g, "ann") == 2'000 - 1'500 - 3);
  BOOST_TEST(count_of(g, "ann", "torch") == 3);
  BOOST_TEST((g.refused("buy longsword by: ann").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(part_of_a_lot_costs_its_part_rounded_up) {
  game g = shop();
  g.say("give 1 gp to: ann");
  g.say("buy 3 arrow by: ann");
  BOOST_TEST(coins_of(g, "ann") == 85);
  g.say("buy torch by: ann for: 5 cp");
  BOOST_TEST(coins_of(g, "ann") == 80);
}

BOOST_AUTO_TEST_CASE(a_pack_has_a_price_of_its_own) {
  game g = shop();
  g.say("give 1 gp to: ann");
  g.say("buy pack by: ann");
  BOOST_TEST(coins_of(g, "ann") == 10);
  BOOST_TEST(count_of(g, "ann", "rope") == 1);
}

BOOST_AUTO_TEST_CASE(what_nobody_has_a_price_for_needs_one) {
  game g = shop();
  g.say("give 9 gp to: ann");
  BOOST_TEST((g.refused("buy ring of protection by: ann").code == refusal_code::missing_label));
  BOOST_TEST(
      (g.refused("buy ring of protection by: ann for: much").code == refusal_code::bad_value));
  g.say("buy ring of protection by: ann for: 9 gp");
  BOOST_TEST((g.refused("sell ring of protection by: ann").code == refusal_code::missing_label));
  BOOST_TEST((g.refused("buy 3 gp by: ann").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(things_are_sold_for_half_of_what_they_cost) {
  game g = shop();
  g.say("give longsword and: 10 arrow to: ann");
  g.say("sell longsword and: 10 arrows by: ann");
  BOOST_TEST(coins_of(g, "ann") == 750 + 25);
  BOOST_TEST(count_of(g, "ann", "longsword") == 0);
  BOOST_TEST((g.refused("sell longsword by: ann").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(between_two_holders_nothing_comes_or_goes) {
  game g = shop();
  g.say("give longsword to: ann");
  g.say("give 20 gp to: bob");
  g.say("sell longsword by: ann to: bob for: 12 gp");
  BOOST_TEST(coins_of(g, "ann") == 1'200);
  BOOST_TEST(coins_of(g, "bob") == 800);
  g.say("buy longsword by: ann from: bob for: 10 gp");
  BOOST_TEST(count_of(g, "ann", "longsword") == 1);
  BOOST_TEST(coins_of(g, "ann") + coins_of(g, "bob") == 2'000);
  BOOST_TEST(g.count<coins_changed>() == 0U);
  BOOST_TEST((g.refused("sell longsword by: ann to: ann").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(a_container_holds_what_it_holds_and_is_carried) {
  game g = shop();
  g.say("container Old Chest of: ann holds: 25 weight: 5");
  g.say("give 2 rope to: Old Chest");
  BOOST_TEST(count_of(g, "container/old-chest", "rope") == 2);
  BOOST_TEST((g.refused("give rope to: old chest").code == refusal_code::not_available));
  g.say("take rope from: old chest to: bob");
  g.say("container old chest of: bob");
  BOOST_TEST((g.the<container_set>().within.view() == "bob"));
  BOOST_TEST(g.the<container_set>().capacity == 2'500);
  BOOST_TEST((g.refused("container old chest gone").code == refusal_code::not_available));
  g.say("take rope from: old chest to: bob");
  g.say("container old chest gone");
  BOOST_TEST((g.refused("give rope to: old chest").code == refusal_code::unknown_creature));
}

BOOST_AUTO_TEST_CASE(nothing_is_in_itself) {
  game g = shop();
  g.say("container Box of: ann");
  g.say("container Bag of: box");
  BOOST_TEST((g.refused("container Box of: bag").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("container Box of: box").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("container stash").code == refusal_code::bad_name));
}

BOOST_AUTO_TEST_CASE(a_shop_asks_what_its_prices_are) {
  game g = shop();
  g.say("give 10 gp to: ann");
  g.say("shop Barthen's Provisions prices: 150");
  g.say("buy 2 rope by: ann from: barthen");
  BOOST_TEST(coins_of(g, "ann") == 1'000 - 300);
  BOOST_TEST(count_of(g, "ann", "rope") == 2);
  g.say("sell rope by: ann to: Barthen's Provisions");
  BOOST_TEST(coins_of(g, "ann") == 700 + 50);
  g.say("shop Barthen's Provisions prices: 50");
  g.say("buy rope by: ann from: Barthen's Provisions");
  BOOST_TEST(coins_of(g, "ann") == 700);
  BOOST_TEST((g.refused("shop Barthen's Provisions prices: 0").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(a_shop_with_a_stock_has_no_more_than_that) {
  game g = shop();
  g.say("give 10 gp to: ann");
  g.say("shop Corner");
  g.say("container Corner");
  g.say("give 2 rope to: corner");
  BOOST_TEST((g.refused("buy 3 rope by: ann from: corner").code == refusal_code::not_available));
  BOOST_TEST((g.refused("buy torch by: ann from: corner").code == refusal_code::not_available));
  g.say("buy rope by: ann from: corner");
  BOOST_TEST(count_of(g, "container/corner", "rope") == 1);
  BOOST_TEST(coins_of(g, "ann") == 900);
  // Nobody counts what is in its till.
  BOOST_TEST(coins_of(g, "container/corner") == 0);
  g.say("sell rope by: ann to: corner");
  BOOST_TEST(count_of(g, "container/corner", "rope") == 2);
  BOOST_TEST(coins_of(g, "ann") == 950);
}

BOOST_AUTO_TEST_CASE(who_has_the_name_that_a_shop_begins_with_is_meant_first) {
  game g = shop();
  g.say("shop Bob's Emporium");
  g.say("give rope to: bob");
  g.say("give 10 gp to: ann");
  g.say("buy rope by: ann from: bob");
  BOOST_TEST(coins_of(g, "bob") == 100);
}

BOOST_AUTO_TEST_SUITE_END()
