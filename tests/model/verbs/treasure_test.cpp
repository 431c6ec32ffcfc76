// What is found, by tables of the content.

#include "model/verbs/treasure.hpp"

#include "model/rules/treasure.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/wardrobe.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace dnd::tests {
namespace treasure_suite {

using namespace model;

BOOST_FIXTURE_TEST_SUITE(treasure_verbs, test::wardrobe)

BOOST_AUTO_TEST_CASE(the_table_goes_by_the_challenge) {
  using enum rules::treasure_kind;
  BOOST_TEST(rules::table_for(individual, 0) == "individual-0-to-4");
  BOOST_TEST(rules::table_for(individual, 4) == "individual-0-to-4");
  BOOST_TEST(rules::table_for(individual, 5) == "individual-5-to-10");
  BOOST_TEST(rules::table_for(hoard, 16) == "hoard-11-to-16");
  BOOST_TEST(rules::table_for(hoard, 30) == "hoard-17-and-up");
}

BOOST_AUTO_TEST_CASE(what_one_carries_goes_to_the_stash_with_all_dice_on_record) {
  // The d100, then 4d6 cp.
  say("treasure cr: 2 rolled: 10,6,5,4,3");
  BOOST_TEST(state.books().holdings.find("stash")->coins == 18);
  BOOST_TEST((the<coins_changed>().why == goods_reason::treasure));
  BOOST_TEST(count<dice_rolled>() == 2U);
}

BOOST_AUTO_TEST_CASE(a_hoard_has_coins_gems_and_magic) {
  disk.write("world/treasure-tables/den.yaml",
             "name: Den\ncoins: [2d6 x 10 gp]\nrows:\n"
             "  - {upto: 50, art: {count: 1, worth: 25 gp}}\n"
             "  - {upto: 100, gems: {count: 1d4, worth: 50 gp}, "
             "magic: [{count: 1, from: trinkets}]}\n");
  disk.write("world/treasure-tables/trinkets.yaml",
             "name: Trinkets\nitems: [ring-of-protection, potion-of-speed]\n");
  content.forget();
  say("treasure table: den to: hero unidentified rolled: 3,4,51,3,2");
  const holding& has = *state.books().holdings.find("hero");
  BOOST_TEST(has.coins == 7'000);
  BOOST_TEST(count_of("hero", "gem-50-gp") == 3);
  BOOST_TEST(count_of("hero", "potion-of-speed") == 1);
  BOOST_TEST(std::ranges::count(has.items, true, &item_stack::unidentified) == 1);
  // Gems keep their worth.
  say("sell 2 gems by: hero");
  BOOST_TEST(state.books().holdings.find("hero")->coins == 7'000 + 10'000);
  say("treasure table: den to: hero rolled: 1,1,50");
  BOOST_TEST(count_of("hero", "work-of-art-25-gp") == 1);
}

BOOST_AUTO_TEST_CASE(every_table_that_comes_along_gives_what_it_says) {
  for (const int challenge : {0, 4, 5, 10, 11, 16, 17, 30}) {
    const std::string number = std::to_string(challenge);
    say("container Box " + number);
    for (int i = 0; i < 12; ++i) {
      say("treasure cr: " + number + " to: box " + number);
      say("treasure hoard cr: " + number + " to: box " + number);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_table_that_is_none_is_refused) {
  BOOST_TEST((refused("treasure").code == refusal_code::missing_label));
  BOOST_TEST((refused("treasure cr: 3 table: den").code == refusal_code::missing_label));
  BOOST_TEST((refused("treasure table: dragon's dreams").code == refusal_code::unknown_content));
  BOOST_TEST((refused("treasure table: rare-items").code == refusal_code::bad_content));
  disk.write("world/treasure-tables/short.yaml",
             "name: Short\nrows:\n  - {upto: 50, coins: [1d6 gp]}\n");
  disk.write("world/treasure-tables/wrong.yaml",
             "name: Wrong\nrows:\n  - {upto: 100, coins: [many gp]}\n");
  content.forget();
  BOOST_TEST((refused("treasure table: short rolled: 51").code == refusal_code::bad_content));
  BOOST_TEST((refused("treasure table: wrong").code == refusal_code::bad_content));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace treasure_suite
}  // namespace dnd::tests
