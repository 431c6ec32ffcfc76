// Coins and things that are given, taken and identified.

#include "model/verbs/goods.hpp"

#include "model/bounds.hpp"
#include "model/coins.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(goods_verbs_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(coins_are_given_and_change_hands) {
  game g = shop();
  g.say("give 15 gp 5 sp to: ann");
  BOOST_TEST(coins_of(g, "ann") == 1'550);
  g.say("give 5 gp to: bob from: ann");
  BOOST_TEST((g.the<coins_moved>().from_has == change<std::int64_t>{1'550, 1'050}));
  BOOST_TEST(coins_of(g, "bob") == 500);
  g.say("take 1 pp from: ann to: stash");
  BOOST_TEST(coins_of(g, "stash") == 1'000);
  g.say("take 5 sp from: ann");
  BOOST_TEST((g.the<coins_changed>().why == goods_reason::lost));
  BOOST_TEST(coins_of(g, "ann") == 0);
}

BOOST_AUTO_TEST_CASE(things_have_numbers_before_them_or_a_count) {
  game g = shop();
  g.say("give 20 arrow and: rope to: ann");
  BOOST_TEST(count_of(g, "ann", "arrow") == 20);
  BOOST_TEST(count_of(g, "ann", "rope") == 1);
  g.say("give torch to: ann count: 3");
  g.say("give 2 torches to: bob from: ann");
  BOOST_TEST(count_of(g, "bob", "torch") == 2);
  g.say("take arrow from: ann to: ground count: 5");
  BOOST_TEST(count_of(g, "ann", "arrow") == 15);
  BOOST_TEST(count_of(g, "ground", "arrow") == 5);
}

BOOST_AUTO_TEST_CASE(a_pack_is_what_is_in_it) {
  game g = shop();
  g.say("give 2 pack to: ann");
  BOOST_TEST(count_of(g, "ann", "pack") == 0);
  BOOST_TEST(count_of(g, "ann", "rope") == 2);
  BOOST_TEST(count_of(g, "ann", "torch") == 4);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_refused_and_nothing_moves) {
  game g = shop();
  g.say("give 5 gp and: rope to: ann");
  BOOST_TEST(g.refused("give 6 gp to: bob from: ann").message.find("5 gp") != std::string::npos);
  BOOST_TEST(g.refused("give 2 rope to: bob from: ann").message.find("has 1 of Rope") !=
             std::string::npos);
  BOOST_TEST(g.refused("take torch from: ann").hint.find("Rope") != std::string::npos);
  BOOST_TEST((g.refused("give unicorn to: ann").code == refusal_code::unknown_content));
  BOOST_TEST((g.refused("give rope to: nobody").code == refusal_code::unknown_creature));
  BOOST_TEST((g.refused("give rope to: ann from: ann").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("give 0 gp to: ann").code == refusal_code::bad_value));
  // The first of the two is taken back with the second.
  static_cast<void>(g.refused("give 1 gp and: torch to: bob from: ann"));
  BOOST_TEST(coins_of(g, "ann") == 500);
}

BOOST_AUTO_TEST_CASE(bounds_of_coins_and_things_hold) {
  game g = shop();
  g.say("give 9,999,999 gp to: ann");
  BOOST_TEST((g.refused("give 2 gp to: ann").code == refusal_code::too_many));
  g.say("give 1000000 torch to: bob");
  BOOST_TEST((g.refused("give torch to: bob").code == refusal_code::too_many));
  BOOST_TEST((g.refused("give 1000001 torch to: ann").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(only_so_many_kinds_of_things_are_kept) {
  game g = shop();
  for (std::size_t i = 0; i < dnd::bounds::item_kinds_max; ++i)
    g.say("give relic-" + std::to_string(i) + " to: stash homemade");
  BOOST_TEST((g.refused("give one more to: stash homemade").code == refusal_code::too_many));
}

BOOST_AUTO_TEST_CASE(a_homemade_thing_is_what_is_said_of_it) {
  game g = shop();
  g.say("give rusty key to: ann homemade weight: 0.1 cost: 2 cp");
  const item_stack& key = g.state.books().holdings.find("ann")->items.front();
  BOOST_TEST(key.name == "rusty key");
  BOOST_TEST(key.weight == 10);
  BOOST_TEST(key.cost == 2);
  BOOST_TEST((g.refused("give rope to: ann weight: 3").code == refusal_code::unexpected_text));
  BOOST_TEST((g.refused("give x to: ann homemade weight: much").code == refusal_code::bad_value));
  BOOST_TEST((g.refused("give x to: ann homemade weight: 1.234").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_called_by_its_looks_until_it_is_identified) {
  game g = shop();
  g.say("give ring of protection to: ann looks: odd silver ring");
  BOOST_TEST(g.state.books().holdings.find("ann")->items.front().unidentified);
  g.say("give odd silver ring to: bob from: ann");
  g.say("identify odd silver ring of: bob");
  BOOST_TEST(!g.state.books().holdings.find("bob")->items.front().unidentified);
  BOOST_TEST((g.refused("identify ring of: bob").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(what_one_alone_has_needs_no_name_to_be_identified) {
  game g = shop();
  g.say("give ring of protection to: ann looks: odd silver ring");
  g.say("identify odd silver ring");
  BOOST_TEST(!g.state.books().holdings.find("ann")->items.front().unidentified);
  const refusal none = g.refused("identify odd silver ring");
  BOOST_TEST((none.code == refusal_code::not_available));
  BOOST_TEST(none.column.value() == 9U);
  g.say("give ring of protection to: bob looks: odd silver ring");
  g.say("give ring of protection to: stash looks: odd silver ring");
  const refusal two = g.refused("identify odd silver ring");
  BOOST_TEST((two.code == refusal_code::missing_label));
  BOOST_TEST(two.hint.find("bob") != std::string::npos);
  BOOST_TEST(two.hint.find("stash") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_creature_with_a_number_has_stays_on_the_ground_when_it_goes) {
  game g = shop();
  g.say("add orc");
  g.say("give 3 gp and: rope to: orc-1");
  g.say("remove orc-1");
  BOOST_TEST(coins_of(g, "ground") == 300);
  BOOST_TEST(count_of(g, "ground", "rope") == 1);
  BOOST_TEST(g.state.books().holdings.find("orc-1") == nullptr);
}

BOOST_AUTO_TEST_CASE(what_a_character_has_waits_for_it_when_it_goes) {
  game g = shop();
  g.say("give 3 gp to: ann");
  g.say("remove ann");
  g.say("give 1 gp to: bob from: ann");
  g.say("add ann");
  BOOST_TEST(coins_of(g, "ann") == 200);
}

BOOST_AUTO_TEST_CASE(a_character_brings_its_things_along_once) {
  game g = shop();
  stat_block cid = fighter("Cid");
  cid.goods = {ware("rope", "Rope", 1'000, 100).one, ware("torch", "Torch", 100, 1).one};
  cid.goods[1].count = 5;
  cid.coins = 700;
  cid.experience = 950;
  g.knows(cid);
  g.say("add cid");
  BOOST_TEST(g.the<creature_added>().equipped);
  BOOST_TEST(count_of(g, "cid", "torch") == 5);
  BOOST_TEST(coins_of(g, "cid") == 700);
  BOOST_TEST(g.state.books().lives.find("cid")->experience == 950);
  g.say("take 5 torches from: cid");
  g.say("remove cid");
  g.say("add cid");
  BOOST_TEST(!g.the<creature_added>().equipped);
  BOOST_TEST(count_of(g, "cid", "torch") == 0);
  BOOST_TEST(count_of(g, "cid", "rope") == 1);
}

BOOST_AUTO_TEST_CASE(only_so_many_have_something) {
  game g = shop();
  for (std::size_t i = 0; i < dnd::bounds::holders_max; ++i)
    g.state.set_holding({.holder = "x" + std::to_string(i), .coins = 1});
  BOOST_TEST((g.refused("give 1 gp to: ann").code == refusal_code::too_many));
  BOOST_TEST((g.refused("give rope to: ann").code == refusal_code::too_many));
  BOOST_TEST((g.refused("container Box").code == refusal_code::too_many));
}

BOOST_AUTO_TEST_SUITE_END()
