// What a character's file says that it has.

#include "io/content/character_goods.hpp"

#include "io/content/library.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace dnd::tests {
namespace character_goods_suite {
namespace {

using namespace model;

struct wardrobe {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};

  io::result<stat_block_ptr> hero(std::string_view lines) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nrace: human\nclass: fighter\nlevel: 5\n"
               "abilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 8}\n" +
                   std::string(lines));
    content.forget();
    return content.creature("hero");
  }
};

std::string goods_of(const stat_block& block) {
  std::string all;
  for (const item_stack& each : block.goods)
    all += std::to_string(each.count) + " " + each.item.str() + "; ";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(character_goods_suite)

BOOST_AUTO_TEST_CASE(what_is_worn_wielded_and_carried_is_had) {
  wardrobe w;
  const auto read = w.hero(
      "armor: chain-mail\nshield: true\nweapons: [longsword, {weapon: handaxe, name: Old Friend}, "
      "handaxe]\nitems: [{item: potion-of-healing-common, count: 3}]\n"
      "equipment: {rope-hempen-50-feet: 1, arrow: 40}\ncoins: 12 gp 5 sp\n");
  BOOST_REQUIRE(read);
  BOOST_TEST(goods_of(**read) ==
             "1 chain-mail; 1 shield; 1 longsword; 2 handaxe; 3 potion-of-healing-common; "
             "1 rope-hempen-50-feet; 40 arrow; ");
  BOOST_TEST((*read)->coins == 1'250);
  const item_stack& arrows = (*read)->goods.back();
  BOOST_TEST(weight_of(arrows) == 200);
  BOOST_TEST(arrows.cost == 100);
}

BOOST_AUTO_TEST_CASE(a_pack_is_what_is_in_it) {
  wardrobe w;
  const auto read = w.hero("equipment: {explorers-pack: 1}\n");
  BOOST_REQUIRE(read);
  BOOST_TEST(goods_of(**read).find("10 torch; ") != std::string::npos);
  BOOST_TEST(goods_of(**read).find("pack;") == goods_of(**read).find("backpack;") + 4);
}

BOOST_AUTO_TEST_CASE(what_is_no_thing_and_no_sum_is_told) {
  wardrobe w;
  BOOST_TEST(!w.hero("equipment: {unicorn-horn: 1}\n"));
  const auto wrong = w.hero("coins: many\n");
  BOOST_REQUIRE(!wrong);
  BOOST_TEST(io::render(wrong.error()).find("sum of coins") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(uses_that_are_gone_stay_gone) {
  wardrobe w;
  const auto read = w.hero(
      "inventory: [{item: healers-kit, name: Kit, spent: [{pool: uses, count: 3, refill: never}, "
      "{pool: glow, count: 1, refill: {dawn: 1d4}}]}]\n");
  BOOST_REQUIRE(read);
  const std::vector<spent_charges> expected{{"uses", 3, "never", ""}, {"glow", 1, "dawn", "1d4"}};
  BOOST_REQUIRE((**read).goods.size() == 1U);
  BOOST_TEST(((**read).goods.front().spent == expected));
  for (const std::string_view wrong :
       {"[{pool: uses}]", "[{count: 3}]", "[{pool: uses, count: 0}]",
        "[{pool: uses, count: 1, refill: soon}]", "[{pool: uses, count: 1, more: 2}]"})
    BOOST_TEST(!w.hero("inventory: [{item: kit, name: Kit, spent: " + std::string(wrong) + "}]\n"),
               wrong);
}

BOOST_AUTO_TEST_CASE(equipment_and_magic_items_are_found_by_name_and_in_the_plural) {
  wardrobe w;
  const auto name_of = [&](std::string_view typed) {
    const auto found = w.content.goods(typed);
    return found ? (*found)->one.name : io::render(found.error());
  };
  BOOST_TEST(name_of("longsword") == "Longsword");
  BOOST_TEST(name_of("arrows") == "Arrow");
  BOOST_TEST(name_of("torches") == "Torch");
  BOOST_TEST(name_of("potion of healing").find("Potion of Healing") == 0U);
  BOOST_TEST(name_of("bag of holding") == "Bag of Holding");
  BOOST_TEST(name_of("rope").find("several things begin") != std::string::npos);
  BOOST_TEST(name_of("longswrod").find("longsword") != std::string::npos);
  const auto pack = w.content.needed("items/explorers-pack");
  BOOST_REQUIRE(pack && pack->item);
  BOOST_TEST(pack->item->contents.size() == 8U);
  BOOST_TEST((*w.content.goods("wand of fireballs"))->attunement);
  BOOST_TEST((*w.content.goods("potion of healing"))->used_up);
}

BOOST_AUTO_TEST_CASE(a_potion_of_healing_has_the_price_and_weight_of_the_table) {
  wardrobe w;
  for (const char* typed :
       {"potion of healing", "Potions of Healing", "potion-of-healing-common"}) {
    const auto thing = w.content.goods(typed);
    BOOST_REQUIRE(thing);
    BOOST_TEST((*thing)->one.cost == 50 * 100, typed);
    BOOST_TEST((*thing)->one.weight == 50, typed);
  }
  // What no table prices has none.
  BOOST_TEST((*w.content.goods("ring of protection"))->one.cost == 0);
}

BOOST_AUTO_TEST_CASE(what_tables_turn_around_is_called_as_people_say_it) {
  wardrobe w;
  const auto name_of = [&](const char* slug) { return (*w.content.goods(slug))->one.name; };
  BOOST_TEST(name_of("rope-hempen-50-feet") == "Hempen Rope (50 feet)");
  BOOST_TEST(name_of("crossbow-light") == "Light Crossbow");
  BOOST_TEST(name_of("rations-1-day") == "Rations (1 day)");
  // And found so.
  BOOST_TEST(name_of("silk rope") == "Silk Rope (50 feet)");
  BOOST_TEST(name_of("light crossbow") == "Light Crossbow");
  BOOST_TEST(name_of("hooded lanterns") == "Hooded Lantern");
}

BOOST_AUTO_TEST_CASE(all_equipment_can_be_had) {
  wardrobe w;
  for (const io::content::category kind :
       {io::content::category::equipment, io::content::category::magic_items})
    for (const std::string& slug : w.content.slugs(kind)) {
      const auto found = w.content.goods(slug);
      BOOST_REQUIRE_MESSAGE(found, slug << ": " << (found ? "" : io::render(found.error())));
      BOOST_TEST(is_sound((*found)->one), slug);
      BOOST_TEST((*found)->one.item.view() == slug);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace character_goods_suite
}  // namespace dnd::tests
