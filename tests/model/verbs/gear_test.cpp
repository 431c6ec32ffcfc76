// What is worn and wielded counts, and what is not does not. SRD: Armor, Weapons.

#include "model/verbs/gear.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/wardrobe.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace gear_verbs_suite {

using namespace model;

BOOST_FIXTURE_TEST_SUITE(gear_verbs, test::wardrobe)

BOOST_AUTO_TEST_CASE(armor_counts_from_when_it_is_on_to_when_it_is_off) {
  say("give chain mail to: hero");
  BOOST_TEST(ac() == 12);
  say("don chain mail by: hero");
  BOOST_TEST(ac() == 16);
  BOOST_TEST(told() == "Chain Mail on");
  BOOST_TEST(who("hero").block->noisy_armor);
  say("doff by: hero");
  BOOST_TEST(ac() == 12);
  BOOST_TEST(!who("hero").block->noisy_armor);
  BOOST_TEST(count_of("hero", "chain-mail") == 1);
}

BOOST_AUTO_TEST_CASE(donning_and_doffing_take_their_minutes) {
  say("give leather armor and: scale mail and: plate armor to: hero");
  say("don leather by: hero");
  BOOST_TEST(minutes() == 1);
  say("doff by: hero");
  BOOST_TEST(minutes() == 2);
  say("don scale mail by: hero");
  BOOST_TEST(minutes() == 7);
  // The one off, the other on.
  say("don plate armor by: hero");
  BOOST_TEST(minutes() == 7 + 1 + 10);
  BOOST_TEST(ac() == 18);
  say("doff by: hero");
  BOOST_TEST(minutes() == 18 + 5);
  say("don leather by: hero free");
  BOOST_TEST(minutes() == 23);
}

BOOST_AUTO_TEST_CASE(in_a_fight_armor_is_refused_and_a_shield_is_an_action) {
  say("give chain mail and: shield and: longsword and: mace to: hero");
  say("encounter start with: hero and: sage");
  say("initiative by: hero rolled: 20");
  say("initiative by: sage rolled: 1");
  BOOST_TEST((refused("don chain mail by: hero").code == refusal_code::encounter_running));
  say("don shield by: hero");
  BOOST_TEST(ac() == 14);
  BOOST_TEST(who("hero").turn.actions == 1);
  BOOST_TEST((refused("doff shield by: hero").code == refusal_code::not_available));
  // A sword is drawn for nothing, a second thing would be an action.
  say("equip longsword by: hero");
  BOOST_TEST((refused("equip mace by: hero").code == refusal_code::not_available));
  say("equip mace by: hero free");
  say("don chain mail by: hero free");
  BOOST_TEST(ac() == 18);
  BOOST_TEST(state.fight()->round == 1);
}

BOOST_AUTO_TEST_CASE(a_weapon_is_there_to_attack_with_while_it_is_at_hand) {
  say("give longsword to: hero");
  BOOST_TEST(!attacks_with("Longsword"));
  say("equip longsword by: hero");
  BOOST_TEST(attacks_with("Longsword"));
  BOOST_TEST(attacks_with("Longsword (two-handed)"));
  say("give shield to: hero");
  say("don shield by: hero");
  BOOST_TEST(!attacks_with("Longsword (two-handed)"));
  say("doff shield by: hero");
  BOOST_TEST(attacks_with("Longsword (two-handed)"));
  BOOST_TEST((refused("equip longsword by: hero").code == refusal_code::not_available));
  say("unequip longsword by: hero");
  BOOST_TEST(!attacks_with("Longsword"));
  BOOST_TEST((refused("unequip longsword by: hero").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(there_is_one_shield_and_one_armor) {
  say("give shield and: chain mail and: leather armor to: hero");
  say("equip shield and: chain mail by: hero");
  BOOST_TEST(ac() == 18);
  BOOST_TEST((refused("equip shield by: hero").code == refusal_code::not_available));
  say("equip leather by: hero");
  BOOST_TEST(ac() == 11 + 2 + 2);
  BOOST_TEST(who("hero").record->armor == "leather-armor");
}

BOOST_AUTO_TEST_CASE(who_has_no_proficiency_is_told_so_by_the_figures) {
  say("give chain mail to: sage");
  say("don chain mail by: sage");
  BOOST_TEST(who("sage").block->unproficient_armor);
  // Strength 8 in chain mail.
  BOOST_TEST(who("sage").block->speed.walk == 20);
  say("doff by: sage");
  BOOST_TEST(!who("sage").block->unproficient_armor);
}

BOOST_AUTO_TEST_CASE(a_file_and_what_is_put_on_come_to_the_same_sheet) {
  say("give chain mail and: shield and: longsword and: cloak of protection to: hero");
  say("equip chain mail and: shield and: longsword by: hero free");
  say("attune cloak of protection by: hero free");
  meet("twin",
       "name: Twin\nrace: human\nclass: fighter\nlevel: 5\nalignment: lawful good\n"
       "abilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 8}\n"
       "armor: chain-mail\nshield: true\nweapons: [longsword]\n"
       "items: [cloak-of-protection]\nattuned: [cloak-of-protection]\n");
  stat_block one = *who("hero").block;
  const stat_block& other = *who("twin").block;
  one.slug = other.slug;
  one.name = other.name;
  one.goods = other.goods;
  BOOST_TEST((one == other));
}

BOOST_AUTO_TEST_CASE(what_is_given_away_dropped_or_sold_is_worn_no_more) {
  say("give chain mail and: longsword and: shield to: hero");
  say("equip chain mail and: longsword and: shield by: hero free");
  say("give longsword to: sage from: hero");
  BOOST_TEST(!attacks_with("Longsword"));
  say("take shield from: hero");
  BOOST_TEST(ac() == 16);
  say("sell chain mail by: hero");
  BOOST_TEST(ac() == 12);
  BOOST_TEST(who("hero").record->armor.empty());
}

BOOST_AUTO_TEST_CASE(one_of_two_stays_at_hand_when_the_other_goes) {
  say("give 2 handaxe to: hero");
  say("equip handaxe by: hero");
  say("give handaxe to: sage from: hero");
  BOOST_TEST(attacks_with("Handaxe"));
  say("give handaxe to: sage from: hero");
  BOOST_TEST(!attacks_with("Handaxe"));
}

BOOST_AUTO_TEST_CASE(undo_puts_it_back_on) {
  say("give chain mail to: hero");
  say("don chain mail by: hero");
  const auto before = *who("hero").record;
  say("take chain mail from: hero");
  BOOST_TEST(ac() == 12);
  BOOST_TEST((before.armor == "chain-mail"));
}

BOOST_AUTO_TEST_CASE(what_is_not_worn_is_refused_with_what_to_do) {
  say("give rope hempen and: potion of greater healing and: rusty key to: hero homemade");
  BOOST_TEST((refused("equip rusty key by: hero").code == refusal_code::not_available));
  say("give rope hempen 50 feet and: potion of greater healing to: sage");
  BOOST_TEST(refused("equip rope by: sage").message.find("carried") != std::string::npos);
  BOOST_TEST(refused("equip potion by: sage").hint.find("`use`") != std::string::npos);
  BOOST_TEST((refused("equip longsword by: sage").code == refusal_code::not_available));
  BOOST_TEST((refused("don rope by: sage").code == refusal_code::not_available));
  BOOST_TEST((refused("doff by: sage").code == refusal_code::not_available));
  BOOST_TEST((refused("equip rope").code == refusal_code::missing_label));
  say("add goblin");
  BOOST_TEST(refused("equip scimitar by: goblin-1").hint.find("`set`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(magic_armor_is_the_armor_that_it_is) {
  say("give armor +1 and: dwarven plate and: adamantine armor to: hero");
  BOOST_TEST((refused("don armor +1 by: hero").code == refusal_code::missing_label));
  say("don armor +1 by: hero as: chain mail");
  BOOST_TEST(ac() == 17);
  BOOST_TEST(minutes() == 10);
  // Which it is follows from its entry.
  say("don dwarven plate by: hero");
  BOOST_TEST(minutes() == 10 + 5 + 10);
  BOOST_TEST(ac() == 20);
  BOOST_TEST(
      (refused("don adamantine armor by: hero as: leather").code == refusal_code::bad_value));
  BOOST_TEST(
      (refused("don adamantine armor by: hero as: longsword").code == refusal_code::bad_value));
  say("doff by: hero");
  BOOST_TEST(ac() == 12);
  BOOST_TEST(who("hero").record->items.empty());
}

BOOST_AUTO_TEST_CASE(a_magic_weapon_hits_by_its_bonus) {
  say("give weapon +1 to: hero");
  say("equip weapon +1 by: hero as: longsword");
  BOOST_TEST(attacks_with("Longsword +1"));
  for (const action& one : who("hero").block->actions)
    if (one.name.view() == "Longsword +1") BOOST_TEST(one.attack->to_hit == 3 + 3 + 1);
}

BOOST_AUTO_TEST_CASE(what_is_cursed_does_not_come_off_without_a_word) {
  say("give demon armor and: plate armor to: hero");
  say("don demon armor by: hero free");
  BOOST_TEST(refused("doff by: hero").message.find("cursed") != std::string::npos);
  BOOST_TEST(refused("don plate armor by: hero").message.find("cursed") != std::string::npos);
  BOOST_TEST((refused("drop demon armor by: hero").code == refusal_code::not_available));
  say("doff by: hero free");
  BOOST_TEST(ac() == 12);
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_worn_by_its_looks) {
  say("give ring of protection to: hero looks: odd silver ring");
  say("equip odd silver ring by: hero");
  BOOST_TEST(told() == "odd silver ring on");
  say("attune odd silver ring by: hero free");
  BOOST_TEST(told() == "attuned to odd silver ring");
  BOOST_TEST(ac() == 13);
  const auto has_trait = [&](std::string_view name) {
    for (const trait& one : who("hero").block->traits.all())
      if (one.name == name) return true;
    return false;
  };
  BOOST_TEST(has_trait("odd silver ring"));
  BOOST_TEST(!has_trait("Ring of Protection"));
  say("identify odd silver ring of: hero");
  BOOST_TEST(has_trait("Ring of Protection"));
  BOOST_TEST(ac() == 13);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gear_verbs_suite
}  // namespace dnd::tests
