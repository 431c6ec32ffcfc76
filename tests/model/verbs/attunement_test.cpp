// Attunement to magic items. SRD: Attunement.

#include "tests/support/print_enums.hpp"
#include "tests/support/wardrobe.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace attunement_suite {

using namespace model;

BOOST_FIXTURE_TEST_SUITE(attunement, test::wardrobe)

BOOST_AUTO_TEST_CASE(it_takes_a_short_rest_and_the_magic_works_from_then_on) {
  say("give cloak of protection to: hero");
  say("equip cloak of protection by: hero");
  BOOST_TEST(ac() == 12);
  BOOST_REQUIRE(!all<character_changed>().empty());
  BOOST_TEST(all<character_changed>().front().news.front().find("`attune`") != std::string::npos);
  say("attune cloak of protection by: hero");
  BOOST_TEST(minutes() == 60);
  BOOST_TEST(count<rest_taken>() == 1U);
  BOOST_TEST(ac() == 13);
  say("unattune cloak of protection by: hero");
  BOOST_TEST(minutes() == 120);
  BOOST_TEST(ac() == 12);
}

BOOST_AUTO_TEST_CASE(in_a_fight_nobody_is_attuned_to_anything_but_by_a_word) {
  say("give cloak of protection to: hero");
  say("encounter start with: hero and: sage");
  say("initiative by: hero rolled: 20");
  say("initiative by: sage rolled: 1");
  BOOST_TEST((refused("attune cloak by: hero").code == refusal_code::encounter_running));
  say("attune cloak by: hero free");
  BOOST_TEST(ac() == 13);
}

BOOST_AUTO_TEST_CASE(three_are_the_most_and_none_twice) {
  say("give cloak of protection and: ring of protection and: amulet of health and: ring of evasion "
      "to: hero");
  say("attune cloak by: hero free");
  say("attune ring of protection by: hero free");
  say("attune amulet by: hero free");
  const refusal no = refused("attune ring of evasion by: hero free");
  BOOST_TEST(no.message.find("3 things") != std::string::npos);
  BOOST_TEST((refused("attune cloak by: hero free").code == refusal_code::not_available));
  say("unattune amulet by: hero free");
  say("attune ring of evasion by: hero free");
}

BOOST_AUTO_TEST_CASE(some_things_are_for_some_alone) {
  say("give wand of fireballs and: talisman of pure good and: dwarven thrower to: hero");
  BOOST_TEST(refused("attune wand of fireballs by: hero").message.find("spellcaster") !=
             std::string::npos);
  say("attune talisman of pure good by: hero free");
  BOOST_TEST((refused("attune dwarven thrower by: hero").code == refusal_code::not_available));
  say("give wand of fireballs to: sage from: hero");
  say("attune wand of fireballs by: sage");
  BOOST_TEST(attacks_with("Fireball (Wand)", "sage"));
}

BOOST_AUTO_TEST_CASE(who_takes_it_off_stays_attuned_to_it) {
  say("give cloak of protection to: hero");
  say("attune cloak by: hero free");
  say("unequip cloak by: hero");
  BOOST_TEST(ac() == 12);
  BOOST_TEST(who("hero").record->items.front().attuned);
  say("equip cloak by: hero");
  BOOST_TEST(ac() == 13);
  say("unequip cloak by: hero");
  say("unattune cloak by: hero free");
  BOOST_TEST(who("hero").record->items.empty());
}

BOOST_AUTO_TEST_CASE(who_has_it_no_more_is_attuned_to_it_no_more) {
  say("give cloak of protection to: hero");
  say("attune cloak by: hero free");
  say("give cloak to: sage from: hero");
  BOOST_TEST(ac() == 12);
  BOOST_TEST(who("hero").record->items.empty());
  say("attune cloak by: sage free");
  BOOST_TEST(ac("sage") == 13);
}

BOOST_AUTO_TEST_CASE(a_weapon_without_attunement_is_a_plain_one) {
  say("give berserker axe to: hero");
  say("equip berserker axe by: hero as: greataxe");
  const auto to_hit = [&] {
    for (const action& one : who("hero").block->actions)
      if (one.name.view() == "Berserker Axe") return int{one.attack->to_hit};
    return 0;
  };
  BOOST_TEST(to_hit() == 6);
  const auto hp = who("hero").max_hp;
  say("attune berserker axe by: hero");
  BOOST_TEST(to_hit() == 7);
  BOOST_TEST(who("hero").max_hp == hp + 5);
  BOOST_TEST(refused("unattune berserker axe by: hero").message.find("cursed") !=
             std::string::npos);
  BOOST_TEST(refused("unequip berserker axe by: hero").message.find("cursed") != std::string::npos);
  say("unattune berserker axe by: hero free");
  BOOST_TEST(to_hit() == 6);
}

BOOST_AUTO_TEST_CASE(what_asks_for_none_is_refused) {
  say("give bag of holding and: chain mail to: hero");
  BOOST_TEST((refused("attune bag of holding by: hero").code == refusal_code::not_available));
  BOOST_TEST((refused("attune chain mail by: hero").code == refusal_code::not_available));
  BOOST_TEST((refused("unattune chain mail by: hero").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(it_ends_with_death) {
  say("give cloak of protection to: hero");
  say("attune cloak by: hero free");
  say("damage to: hero amount: 500");
  BOOST_TEST((who("hero").life == vitality::dead));
  BOOST_TEST(!who("hero").record->items.front().attuned);
  BOOST_TEST(ac() == 12);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace attunement_suite
}  // namespace dnd::tests
