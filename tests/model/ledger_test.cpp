// The books: parts by their keys, and stacks of things.

#include "model/ledger.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(ledger_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(parts_stand_by_their_keys_and_go_when_they_are_nothing) {
  keyed_list<holding> list;
  list.set({.holder = "b", .coins = 1});
  list.set({.holder = "a", .coins = 2});
  list.set({.holder = "b", .coins = 3});
  BOOST_REQUIRE(list.size() == 2U);
  BOOST_TEST(list.all()[0]->holder.view() == "a");
  BOOST_TEST(list.find("b")->coins == 3);
  list.set({.holder = "a"});
  list.set({.holder = "c"});
  BOOST_TEST(list.size() == 1U);
  BOOST_TEST(list.find("a") == nullptr);
}

BOOST_AUTO_TEST_CASE(copies_share_parts_and_stay_as_they_are) {
  keyed_list<fact> list;
  list.set({.id = "a", .kind = fact_kind::quest, .name = "A"});
  const keyed_list<fact> copy = list;
  BOOST_TEST((copy == list));
  list.set({.id = "a", .kind = fact_kind::quest, .name = "B"});
  BOOST_TEST(copy.find("a")->name == "A");
  BOOST_TEST(!(copy == list));
}

BOOST_AUTO_TEST_CASE(things_that_are_alike_lie_together_and_others_apart) {
  holding has{.holder = "a"};
  const item_stack ring{.item = "ring", .name = "Ring"};
  item_stack odd = ring;
  odd.unidentified = true;
  odd.looks = "odd ring";
  set_count(has, ring, 2);
  set_count(has, odd, 1);
  set_count(has, {.item = "arrow", .name = "Arrow"}, 20);
  BOOST_REQUIRE(has.items.size() == 3U);
  BOOST_TEST(has.items[0].item.view() == "arrow");
  BOOST_TEST(find_stack(has, ring)->count == 2);
  BOOST_TEST(find_stack(has, odd)->count == 1);
  set_count(has, ring, 0);
  BOOST_TEST(find_stack(has, ring) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_lot_weighs_what_its_price_says) {
  const item_stack arrows{.item = "arrow", .name = "Arrow", .count = 30, .weight = 100, .lot = 20};
  BOOST_TEST(weight_of(arrows) == 150);
}

BOOST_AUTO_TEST_SUITE_END()
