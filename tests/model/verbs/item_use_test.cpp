// Things that are used: potions, scrolls, what has charges. SRD: Magic Items.

#include "model/verbs/item_use.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/wardrobe.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace item_use_suite {

using namespace model;

BOOST_FIXTURE_TEST_SUITE(item_use, test::wardrobe)

BOOST_AUTO_TEST_CASE(a_potion_is_drunk_and_gone) {
  say("give 2 potion of greater healing to: hero");
  say("damage to: hero amount: 20");
  const auto hp_before = hp("hero");
  say("use potion of greater healing by: hero rolled: 1,2,3,4");
  BOOST_TEST(hp("hero") == hp_before + 14);
  BOOST_TEST(count_of("hero", "potion-of-healing-greater") == 1);
  BOOST_TEST((the<items_changed>().why == goods_reason::used));
}

BOOST_AUTO_TEST_CASE(somebody_else_may_be_given_it_to_drink) {
  say("give potion of greater healing to: hero");
  say("damage to: sage amount: 15");
  const auto hp_before = hp("sage");
  say("use potion by: hero to: sage rolled: 1,1,1,1");
  BOOST_TEST(hp("sage") == hp_before + 8);
}

BOOST_AUTO_TEST_CASE(a_thing_on_somebody_is_no_mere_words) {
  say("give 2 potion of greater healing to: hero");
  say("damage to: sage amount: 15");
  const refusal why = refused("use potion on sage by: hero");
  BOOST_TEST(why.code == refusal_code::missing_label);
  BOOST_TEST(why.hint == "`use potion to: sage`");
  BOOST_TEST(why.column.value() == 14U);
  BOOST_TEST(count_of("hero", "potion-of-healing-greater") == 2);
  const auto hp_before = hp("sage");
  say("use potion to: sage by: hero rolled: 1,1,1,1");
  BOOST_TEST(hp("sage") == hp_before + 8);
  // What it has not, or on what is nobody, is words.
  say("use lever on wall by: hero");
  say("use potion on the altar by: hero");
  BOOST_TEST(count_of("hero", "potion-of-healing-greater") == 1);
}

BOOST_AUTO_TEST_CASE(in_a_fight_it_costs_the_action) {
  say("give 2 potion of greater healing to: hero");
  say("encounter start with: hero and: sage");
  say("initiative by: hero rolled: 20");
  say("initiative by: sage rolled: 1");
  say("use potion by: hero");
  BOOST_TEST(who("hero").turn.actions == 1);
  BOOST_TEST((refused("use potion by: hero").code == refusal_code::not_available));
  BOOST_TEST(count_of("hero", "potion-of-healing-greater") == 1);
}

BOOST_AUTO_TEST_CASE(what_is_bad_for_the_drinker_works_on_the_drinker) {
  say("give potion of poison to: hero looks: red potion");
  const auto hp_before = hp("hero");
  say("use red potion by: hero rolled: 2,2,2,1");
  BOOST_TEST(hp("hero") < hp_before);
  BOOST_TEST(is("hero", condition::poisoned));
}

BOOST_AUTO_TEST_CASE(a_potion_of_a_file_is_counted_once) {
  meet("drinker",
       "name: Drinker\nrace: human\nclass: fighter\nlevel: 1\n"
       "abilities: {str: 10, dex: 10, con: 10, int: 10, wis: 10, cha: 10}\n"
       "items: [{item: potion-of-healing-greater, count: 2}]\n");
  BOOST_TEST(count_of("drinker", "potion-of-healing-greater") == 2);
  say("attack by: drinker with: potion of greater healing");
  BOOST_TEST(count_of("drinker", "potion-of-healing-greater") == 1);
  say("use potion of greater healing by: drinker");
  BOOST_TEST(count_of("drinker", "potion-of-healing-greater") == 0);
  BOOST_TEST(who("drinker").record->items.empty());
  say("give potion of greater healing to: drinker");
  say("use potion of greater healing by: drinker");
  BOOST_TEST(count_of("drinker", "potion-of-healing-greater") == 0);
}

BOOST_AUTO_TEST_CASE(a_monster_drinks_too) {
  say("add goblin");
  say("give potion of greater healing to: goblin-1");
  say("damage to: goblin-1 amount: 6");
  say("use potion of greater healing by: goblin-1");
  BOOST_TEST(hp("goblin-1") == 7);
}

BOOST_AUTO_TEST_CASE(charges_are_spent_and_come_back_at_dawn_by_dice) {
  say("give wand of fireballs to: sage");
  BOOST_TEST(refused("use wand of fireballs by: sage to: hero").hint.find("`attune`") !=
             std::string::npos);
  say("attune wand of fireballs by: sage free");
  say("use wand of fireballs by: sage to: hero choose: 3 charges");
  BOOST_TEST(count<damage_dealt>() == 1U);
  const auto spent = [&] {
    for (const pool_use& each : who("sage").spent)
      if (each.pool.view() == "wand of fireballs") return int{each.spent};
    return 0;
  };
  BOOST_TEST(spent() == 3);
  say("time pass 1 day rolled: 1");
  BOOST_TEST(spent() == 1);
}

BOOST_AUTO_TEST_CASE(what_does_several_things_is_told_which) {
  say("give staff of healing to: hero");
  say("attune staff of healing by: hero free");
  BOOST_TEST(
      (refused("use staff of healing by: hero to: sage").code == refusal_code::missing_label));
  say("condition add poisoned to: sage");
  say("use staff of healing by: hero with: lesser restoration to: sage choose: poisoned");
}

BOOST_AUTO_TEST_CASE(what_is_only_carried_does_nothing) {
  say("give boots of levitation and: cape of the mountebank to: hero");
  BOOST_TEST((refused("use boots of levitation by: hero").code == refusal_code::not_available));
  BOOST_TEST(refused("use cape of the mountebank by: hero").hint.find("`equip`") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(anything_else_is_words) {
  say("give rope hempen to: hero homemade");
  say("use the rope to climb up by: hero");
  BOOST_TEST(the<effect_told>().text.find("climb") != std::string::npos);
  say("use rope hempen by: hero");
  BOOST_TEST((refused("use a lever by: hero to: sage").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace item_use_suite
}  // namespace dnd::tests
