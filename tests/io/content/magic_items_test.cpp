// Every magic item of the content reads as what a character may carry.

#include "io/content/magic_items.hpp"

#include "io/content/library.hpp"
#include "tests/support/faulty_disk.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(magic_items_suite)

using namespace dnd;
using namespace dnd::io::content;

BOOST_AUTO_TEST_CASE(every_item_is_read_with_its_name_and_category) {
  test::faulty_disk nothing;
  library srd(nothing, {});
  for (const std::string& slug : srd.slugs(category::magic_items)) {
    const auto item = srd.magic_item(slug);
    BOOST_REQUIRE_MESSAGE(item, slug);
    BOOST_TEST(!item->gives.name.empty(), slug);
    BOOST_TEST(!item->category.empty(), slug);
  }
}

BOOST_AUTO_TEST_CASE(bonuses_and_attunement_are_read_and_what_is_drunk_is_gone) {
  test::faulty_disk nothing;
  library srd(nothing, {});
  const auto avenger = srd.magic_item("holy-avenger");
  BOOST_REQUIRE(avenger);
  BOOST_TEST(avenger->attunement);
  BOOST_TEST(avenger->attack_bonus == 3);
  BOOST_TEST(avenger->damage_bonus == 3);
  BOOST_TEST(!avenger->is_used_up());
  const auto potion = srd.magic_item("potion-of-healing-common");
  BOOST_REQUIRE(potion);
  BOOST_TEST(potion->is_used_up());
}

BOOST_AUTO_TEST_SUITE_END()
