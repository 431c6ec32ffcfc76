// What things weigh, and what a load does.

#include "model/coins.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/goods.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

BOOST_AUTO_TEST_SUITE(load_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(fifty_coins_weigh_a_pound) {
  game g = shop();
  g.say("give 49 gp and: 1 sp to: ann");
  BOOST_TEST(rules::weight_of(g.state, "ann") == 100);
}

BOOST_AUTO_TEST_CASE(containers_weigh_with_what_is_in_them_unless_they_are_weightless) {
  game g = shop();
  g.say("container Box of: ann weight: 5");
  g.say("container Bag of Holding of: box weight: 15 weightless");
  g.say("give 3 rope to: box");
  g.say("give anvil to: bag of holding");
  BOOST_TEST(rules::weight_of(g.state, "ann") == 500 + 3'000 + 1'500);
}

BOOST_AUTO_TEST_CASE(strength_and_size_say_how_much_is_carried) {
  game g = shop();
  creature who = g.who("ann");
  BOOST_TEST(rules::capacity_of(who) == 16 * 15 * 100);
  stat_block other = *who.block;
  const auto with_size = [&](creature_size size) {
    other.size = size;
    who.block = std::make_shared<const stat_block>(other);
    return rules::capacity_of(who);
  };
  BOOST_TEST(with_size(creature_size::large) == 2 * 16 * 15 * 100);
  BOOST_TEST(with_size(creature_size::huge) == 4 * 16 * 15 * 100);
  BOOST_TEST(with_size(creature_size::small) == 16 * 15 * 100);
  BOOST_TEST(with_size(creature_size::tiny) == 16 * 15 * 50);
}

BOOST_AUTO_TEST_CASE(who_carries_more_than_it_can_moves_five_feet) {
  game g = shop();
  g.say("give anvil and: 4 rope to: ann");
  BOOST_TEST(walking_speed_of(g.who("ann")) == 30);
  g.say("give torch to: ann");
  BOOST_TEST(bears(g, "ann", "Overloaded"));
  BOOST_TEST(walking_speed_of(g.who("ann")) == 5);
  g.say("give torch to: bob from: ann");
  BOOST_TEST(!bears(g, "ann", "Overloaded"));
  BOOST_TEST(walking_speed_of(g.who("ann")) == 30);
}

BOOST_AUTO_TEST_CASE(the_variant_slows_step_by_step) {
  game g = shop();
  g.house.load = load_ruling::variant;
  // Strength 16: from 80 and from 160 pounds on.
  g.say("give 8 rope to: ann");
  BOOST_TEST(walking_speed_of(g.who("ann")) == 30);
  g.say("give torch to: ann");
  BOOST_TEST(bears(g, "ann", "Encumbered"));
  BOOST_TEST(walking_speed_of(g.who("ann")) == 20);
  g.say("give 8 rope to: ann");
  BOOST_TEST(bears(g, "ann", "Heavily Encumbered"));
  BOOST_TEST(!bears(g, "ann", "Encumbered"));
  BOOST_TEST(walking_speed_of(g.who("ann")) == 10);
  g.say("check athletics by: ann rolled: 15,5");
  BOOST_TEST((g.the<check_rolled>().mode == roll_mode::disadvantage));
  g.say("check arcana by: ann rolled: 15");
  BOOST_TEST((g.the<check_rolled>().mode == roll_mode::straight));
  g.say("save con by: ann rolled: 15,5");
  BOOST_TEST((g.the<saving_throw_rolled>().mode == roll_mode::disadvantage));
}

BOOST_AUTO_TEST_CASE(what_is_in_a_container_counts_for_who_carries_it) {
  game g = shop();
  g.say("container Box of: ann");
  g.say("give anvil and: 5 rope to: box");
  BOOST_TEST(bears(g, "ann", "Overloaded"));
  g.say("container Box of: ground");
  BOOST_TEST(!bears(g, "ann", "Overloaded"));
}

BOOST_AUTO_TEST_SUITE_END()
