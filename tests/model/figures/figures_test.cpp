// Figures add up, whatever the order, and keep apart what is to be told apart.

#include "model/figures/figures.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(totals_suite)

using namespace dnd::model::figures;

namespace {

totals one_evening() {
  totals out;
  out.of_creature("mira").damage_dealt = 10;
  out.of_creature("mira").longest_turn_ms = 4'000;
  out.of_attack("mira", "Fire Bolt").most = 7;
  out.of_attack("mira", "Fire Bolt").damage = 10;
  out.of_die(6).counts[5] = 2;
  out.of_pool("mira", "1st-level slots").spent = 1;
  out.fights.push_back({.number = 1, .rounds = 3, .first = 5, .last = 20});
  out.name("mira", "Mira", true);
  out.add_turn_length(20'000);
  return out;
}

totals another_evening() {
  totals out;
  out.of_creature("goblin").damage_taken = 10;
  out.of_creature("mira").damage_dealt = 5;
  out.of_creature("mira").longest_turn_ms = 3'000;
  out.of_attack("goblin", "Scimitar").misses = 2;
  out.of_attack("mira", "Fire Bolt").most = 9;
  out.of_die(6).counts[0] = 1;
  out.of_die(20).counts[19] = 1;
  out.name("goblin", "Goblin", false);
  out.add_turn_length(900'000);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(entries_are_made_once_and_stand_in_their_order) {
  totals all;
  all.of_creature("zora").hits = 1;
  all.of_creature("abe").hits = 2;
  all.of_creature("zora").hits += 1;
  BOOST_REQUIRE_EQUAL(all.creatures.size(), 2U);
  BOOST_TEST(all.creatures[0].who == "abe");
  BOOST_TEST(all.creatures[1].hits == 2);
  all.of_attack("zora", "Bite").hits = 1;
  all.of_attack("abe", "Claw").hits = 1;
  all.of_attack("zora", "Arrow").hits = 1;
  BOOST_REQUIRE_EQUAL(all.attacks.size(), 3U);
  BOOST_TEST(all.attacks[1].with == "Arrow");
  BOOST_TEST(all.of_die(4).counts.size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_sum_has_what_is_in_both_and_the_larger_of_what_is_a_largest) {
  totals all = one_evening();
  all += another_evening();
  BOOST_TEST(all.of_creature("mira").damage_dealt == 15);
  BOOST_TEST(all.of_creature("mira").longest_turn_ms == 4'000);
  BOOST_TEST(all.of_creature("goblin").damage_taken == 10);
  BOOST_TEST(all.of_attack("mira", "Fire Bolt").most == 9);
  BOOST_TEST(all.of_attack("mira", "Fire Bolt").damage == 10);
  BOOST_TEST(all.of_die(6).counts[5] == 2);
  BOOST_TEST(all.of_die(6).counts[0] == 1);
  BOOST_TEST(all.of_pool("mira", "1st-level slots").spent == 1);
  BOOST_REQUIRE_EQUAL(all.turn_lengths.size(), turn_classes);
  BOOST_TEST(all.turn_lengths[1] == 1);
  BOOST_TEST(all.turn_lengths.back() == 1);
  BOOST_TEST(all.find_name("goblin")->name == "Goblin");
  BOOST_TEST(all.find_name("nobody") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_order_of_a_sum_makes_no_difference) {
  totals first = one_evening();
  first += another_evening();
  totals second = another_evening();
  second += one_evening();
  BOOST_TEST((first == second));
  totals nothing;
  nothing += first;
  BOOST_TEST((nothing == first));
}

BOOST_AUTO_TEST_SUITE_END()
