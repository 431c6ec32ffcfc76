// What goods do to a state, and what contradicts it.

#include "model/events/goods.hpp"

#include "model/patch.hpp"
#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(goods_events_suite, apply_fixture)

namespace {

item_stack ropes(std::int32_t count) {
  return {.item = "rope", .name = "Rope", .count = count, .weight = 1'000};
}

}  // namespace

BOOST_AUTO_TEST_CASE(coins_come_go_and_change_hands) {
  does(coins_changed{.holder = "a", .coins = {0, 500}});
  does(coins_moved{
      .from = "a", .to = "b", .amount = 200, .from_has = {500, 300}, .to_has = {0, 200}});
  does(coins_changed{.holder = "a", .coins = {300, 0}, .why = goods_reason::paid});
  BOOST_TEST(now.books().holdings.find("a") == nullptr);
  BOOST_TEST(now.books().holdings.find("b")->coins == 200);
}

BOOST_AUTO_TEST_CASE(things_come_go_and_change_hands) {
  does(items_changed{.holder = "a", .item = ropes(3), .has = {0, 3}});
  does(items_moved{.from = "a", .to = "b", .item = ropes(2), .from_has = {3, 1}, .to_has = {0, 2}});
  does(items_changed{.holder = "a", .item = ropes(1), .has = {1, 0}, .why = goods_reason::lost});
  BOOST_TEST(now.books().holdings.find("b")->items.front().count == 2);
  BOOST_TEST(now.books().holdings.find("a") == nullptr);
}

BOOST_AUTO_TEST_CASE(what_is_identified_lies_with_its_like) {
  item_stack odd = ropes(1);
  odd.unidentified = true;
  does(items_changed{.holder = "a", .item = ropes(1), .has = {0, 1}});
  does(items_changed{.holder = "a", .item = odd, .has = {0, 1}});
  does(item_identified{.holder = "a", .item = odd});
  BOOST_REQUIRE(now.books().holdings.find("a")->items.size() == 1U);
  BOOST_TEST(now.books().holdings.find("a")->items.front().count == 2);
}

BOOST_AUTO_TEST_CASE(charges_go_from_the_wearer_to_the_thing_and_back) {
  const item_stack full{.item = "wand", .name = "Wand", .count = 1};
  const std::vector<spent_charges> gone = {{.pool = "wand", .spent = 3, .refill = "dawn"}};
  item_stack used = full;
  used.spent = gone;
  adds("a");
  now.edit("a")->spent = {{"hit die", 1}, {"wand", 3}};
  item_stack two = full;
  two.count = 2;
  does(items_changed{.holder = "a", .item = two, .has = {0, 2}});
  does(charges_changed{.holder = "a", .item = full, .spent = gone, .uses = {{"wand", 0}}});
  BOOST_TEST(now.books().holdings.find("a")->items.size() == 2U);
  BOOST_TEST(now.find("a")->spent.size() == 1U);
  contradicts(charges_changed{.holder = "a", .item = full, .spent = {}, .uses = {}}, "as many");
  contradicts(charges_changed{.holder = "b", .item = used, .spent = {}, .uses = {}}, "as many");
  contradicts(charges_changed{.holder = "a", .item = two, .spent = gone, .uses = {}}, "as many");
  does(charges_changed{.holder = "a", .item = used, .spent = {}, .uses = {{"wand", 3}}});
  BOOST_REQUIRE(now.books().holdings.find("a")->items.size() == 1U);
  BOOST_TEST(now.books().holdings.find("a")->items.front().count == 2);
  BOOST_TEST(now.find("a")->spent.back().spent == 3);
}

BOOST_AUTO_TEST_CASE(a_container_is_there_until_it_goes_empty) {
  does(container_set{.container = "container/box", .name = "Box", .within = "a", .weight = 500});
  does(coins_changed{.holder = "container/box", .coins = {0, 5}});
  contradicts(container_set{.container = "container/box", .name = {}, .within = {}}, "not empty");
  does(coins_changed{.holder = "container/box", .coins = {5, 0}});
  does(container_set{.container = "container/box", .name = {}, .within = {}});
  BOOST_TEST(now.books().is_empty());
}

BOOST_AUTO_TEST_CASE(ammunition_is_counted_per_kind) {
  does(ammunition_counted{.creature = "a", .item = "bolt", .shot = {0, 1}});
  does(ammunition_counted{.creature = "a", .item = "arrow", .shot = {0, 1}});
  does(ammunition_counted{.creature = "a", .item = "bolt", .shot = {1, 0}});
  const life& known = *now.books().lives.find("a");
  BOOST_REQUIRE(known.shot.size() == 2U);
  BOOST_TEST(known.shot[0].pool.view() == "arrow");
  BOOST_TEST(known.shot[1].spent == 0);
}

BOOST_AUTO_TEST_CASE(what_does_not_add_up_contradicts) {
  does(coins_changed{.holder = "a", .coins = {0, 500}});
  does(items_changed{.holder = "a", .item = ropes(3), .has = {0, 3}});
  contradicts(coins_changed{.holder = "a", .coins = {400, 300}}, "coins before");
  contradicts(coins_changed{.holder = "a", .coins = {500, -1}}, "coins before");
  contradicts(
      coins_moved{.from = "a", .to = "b", .amount = 2, .from_has = {500, 499}, .to_has = {0, 2}},
      "coins before");
  contradicts(
      coins_moved{
          .from = "a", .to = "a", .amount = 2, .from_has = {500, 498}, .to_has = {500, 502}},
      "coins before");
  contradicts(items_changed{.holder = "a", .item = ropes(1), .has = {3, 5}}, "as many");
  contradicts(items_changed{.holder = "a", .item = ropes(4), .has = {3, -1}}, "as many");
  contradicts(
      items_moved{.from = "a", .to = "b", .item = ropes(1), .from_has = {3, 3}, .to_has = {0, 1}},
      "as many");
  contradicts(item_identified{.holder = "a", .item = ropes(3)}, "as many");
  contradicts(ammunition_counted{.creature = "a", .item = "bolt", .shot = {1, 0}}, "lies about");
}

BOOST_AUTO_TEST_CASE(a_patch_puts_the_books_back) {
  does(coins_changed{.holder = "a", .coins = {0, 500}});
  does(container_set{.container = "container/box", .name = "Box", .within = {}});
  const state before = now;
  does(coins_changed{.holder = "a", .coins = {500, 0}});
  does(items_changed{.holder = "b", .item = ropes(3), .has = {0, 3}});
  does(ammunition_counted{.creature = "a", .item = "bolt", .shot = {0, 1}});
  BOOST_TEST(!(now == before));
  const state_patch patch = diff(now, before);
  BOOST_TEST(patch.holdings.size() == 2U);
  BOOST_TEST(patch.lives.size() == 1U);
  BOOST_TEST(restore(now, patch).ok());
  BOOST_TEST((now == before));
}

BOOST_AUTO_TEST_SUITE_END()
