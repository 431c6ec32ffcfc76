// What magic items that stand in a character's file do: figures, attacks, charges, attunement.

#include "io/content/character_items.hpp"

#include "io/content/library.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace character_items_suite {
namespace {

using namespace model;

/// A human fighter of level 5, and a target to try things on.
struct bearer {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};
  test::game g;

  std::string told(std::string_view lines) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nrace: human\nclass: fighter\nlevel: 5\n"
               "abilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 8}\n" +
                   std::string(lines));
    content.forget();
    const auto read = content.creature("hero");
    return read ? "read" : io::render(read.error());
  }
  bool tells(std::string_view lines, std::string_view part) {
    return told(lines).find(part) != std::string::npos;
  }
  stat_block hero(std::string_view lines) {
    const std::string message = told(lines);
    BOOST_REQUIRE_MESSAGE(message == "read", message);
    return **content.creature("hero");
  }
  void plays(std::string_view lines) {
    g.knows(hero(lines));
    g.say("add hero and: target");
  }
};

const action* action_of(const stat_block& block, std::string_view name) {
  const auto found =
      std::ranges::find(block.actions, name, [](const action& one) { return one.name.view(); });
  return found == block.actions.end() ? nullptr : &*found;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(items_of_characters, bearer)

BOOST_AUTO_TEST_CASE(a_cloak_of_protection_counts_for_armor_and_saves) {
  const stat_block without = hero("");
  const stat_block with = hero("items: [cloak-of-protection]\nattuned: [cloak-of-protection]\n");
  BOOST_TEST(with.armor_class == without.armor_class + 1);
  plays("items: [cloak-of-protection]\nattuned: [cloak-of-protection]\n");
  g.say("save wis by: hero rolled: 10");
  BOOST_TEST(g.the<saving_throw_rolled>().total == 10 + without.saves[4] + 1);
}

BOOST_AUTO_TEST_CASE(what_asks_for_attunement_does_nothing_without_it) {
  const stat_block block = hero("items: [cloak-of-protection, ring-of-protection]\n");
  BOOST_TEST(block.armor_class == hero("").armor_class);
  BOOST_TEST(block.traits.size() == hero("").traits.size());
}

BOOST_AUTO_TEST_CASE(three_items_are_the_most_that_somebody_is_attuned_to) {
  BOOST_TEST(
      tells("items: [cloak-of-protection, ring-of-protection, amulet-of-health, ring-of-evasion]\n"
            "attuned: [cloak-of-protection, ring-of-protection, amulet-of-health, "
            "ring-of-evasion]\n",
            "3 is the most"));
  BOOST_TEST(tells("attuned: [cloak-of-protection]\n", "not among the items"));
  BOOST_TEST(tells("items: [bag-of-holding]\nattuned: [bag-of-holding]\n", "no attunement"));
}

BOOST_AUTO_TEST_CASE(what_is_no_item_or_no_weapon_is_said) {
  BOOST_TEST(tells("items: [cloak-of-nothing]\n", "cloak-of-nothing"));
  BOOST_TEST(tells("items: [weapon-1]\n", "which one is not said"));
  BOOST_TEST(tells("items: [{item: weapon-1, weapon: chain-mail}]\n", "is not a weapon"));
  BOOST_TEST(tells("items: [{item: weapon-1, weapon: longsword, count: 0}]\n", "count"));
  BOOST_TEST(tells("items: [{weapon: longsword}]\n", "item"));
}

BOOST_AUTO_TEST_CASE(a_score_that_an_item_sets_is_in_every_figure) {
  const stat_block plain = hero("");
  const stat_block strong = hero(
      "items: [belt-of-giant-strength-hill, amulet-of-health]\n"
      "attuned: [belt-of-giant-strength-hill, amulet-of-health]\nweapons: [longsword]\n");
  BOOST_TEST(strong.abilities[0] == 21);
  BOOST_TEST(strong.saves[0] == plain.saves[0] + 2);
  BOOST_TEST(action_of(strong, "Longsword")->attack->to_hit == 5 + 3);
  BOOST_TEST(strong.hit_points == plain.hit_points + 10);
}

BOOST_AUTO_TEST_CASE(a_magic_weapon_is_carried_with_its_bonus) {
  const stat_block block = hero("items: [{item: weapon-1, weapon: longsword}]\n");
  const action* const sword = action_of(block, "Longsword +1");
  BOOST_REQUIRE(sword != nullptr);
  BOOST_TEST(sword->attack->to_hit == 3 + 3 + 1);
  BOOST_TEST(sword->damage.at(0).dice == "1d8+4");
  BOOST_TEST(sword->magical);
  BOOST_TEST((action_of(block, "Longsword +1 (two-handed)") != nullptr));
}

BOOST_AUTO_TEST_CASE(a_flame_tongue_burns_when_it_is_lit_and_burns_alone) {
  plays(
      "items: [{item: flame-tongue, weapon: longsword}]\nattuned: [flame-tongue]\n"
      "weapons: [mace]\n");
  g.say("attack by: hero with: \"Flame Tongue\" to: target-1 rolled: 15,4");
  BOOST_TEST(g.hp("target-1") == 93);
  g.say("attack by: hero with: kindle to: hero");
  g.say("attack by: hero with: \"Flame Tongue\" to: target-1 rolled: 15,4,3,3");
  BOOST_TEST(g.hp("target-1") == 80);
  g.say("attack by: hero with: mace to: target-1 rolled: 15,4");
  BOOST_TEST(g.hp("target-1") == 73);
}

BOOST_AUTO_TEST_CASE(a_giant_slayer_asks_only_those_whom_it_hits_for_a_save) {
  stat_block giant = test::monster("Giant", 10, 100);
  giant.type = "giant";
  g.knows(giant);
  g.say("add giant");
  plays("items: [{item: giant-slayer, weapon: greatsword}]\nweapons: [mace]\n");
  g.say("attack by: hero with: \"Giant Slayer\" to: giant-1 rolled: 15,3,3,2,2,5");
  BOOST_TEST(g.count<saving_throw_rolled>() == 1U);
  BOOST_TEST(g.is("giant-1", condition::prone));
  g.say("attack by: hero with: mace to: giant-1 rolled: 15,15,3");
  BOOST_TEST(g.count<saving_throw_rolled>() == 0U);
}

BOOST_AUTO_TEST_CASE(charges_of_a_wand_are_spent_and_come_back_at_dawn) {
  g.knows(**content.castable("fireball"));
  plays("items: [wand-of-fireballs]\nattuned: [wand-of-fireballs]\n");
  // First the d20 of the last charge.
  g.say(
      "attack by: hero with: fireball to: target-1 choose: 7 charges "
      "rolled: 2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,20");
  BOOST_TEST(g.hp("target-1") == 93);
  (void)g.refused("attack by: hero with: fireball to: target-1");
  g.say("time pass 1 day rolled: 3");
  g.say("attack by: hero with: fireball to: target-1 choose: 4 charges");
}

BOOST_AUTO_TEST_CASE(a_score_is_raised_no_higher_than_the_item_says) {
  const auto con_of = [&](int con) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nrace: human\nclass: fighter\nlevel: 5\nabilities: {con: " +
                   std::to_string(con) +
                   "}\nitems: [belt-of-dwarvenkind]\nattuned: [belt-of-dwarvenkind]\n");
    content.forget();
    const auto read = content.creature("hero");
    BOOST_REQUIRE(read);
    return int((*read)->abilities[static_cast<std::size_t>(ability::con)]);
  };
  BOOST_TEST(con_of(14) == 16);
  BOOST_TEST(con_of(19) == 20);
  BOOST_TEST(con_of(22) == 22);
}

BOOST_AUTO_TEST_CASE(a_wand_crumbles_on_a_1_with_its_last_charge_and_never_comes_back) {
  g.knows(**content.castable("fireball"));
  plays(
      "items: [{item: wand-of-fireballs, uses: {wand of fireballs: 1}}]\n"
      "attuned: [wand-of-fireballs]\n");
  g.say("attack by: hero with: fireball to: target-1 rolled: 1,1,1,1,1,1,1,1,1,20");
  g.say("time pass 1 day");
  (void)g.refused("attack by: hero with: fireball to: target-1");
  BOOST_TEST(tells("items: [{item: wand-of-fireballs, uses: {sparks: 1}}]\n", "no pool of"));
}

BOOST_AUTO_TEST_CASE(a_potion_is_drunk_once) {
  plays("items: [{item: potion-of-healing-common, count: 2}]\n");
  g.say("damage hero amount: 20");
  g.say("attack by: hero with: potion to: hero rolled: 4,4");
  BOOST_TEST(g.the<healed>().amount == 10);
  g.say("attack by: hero with: potion to: hero");
  (void)g.refused("attack by: hero with: potion to: hero");
  g.say("rest long");
  (void)g.refused("attack by: hero with: potion to: hero");
}

BOOST_AUTO_TEST_CASE(a_piece_of_magic_ammunition_counts_when_it_is_asked_for) {
  plays("items: [ammunition-1]\nweapons: [longbow]\n");
  g.say("attack by: hero with: longbow to: target-1 distance: 60 rolled: 10,4");
  const int plain = g.the<attack_rolled>().total;
  g.say("attack by: hero with: longbow to: target-1 distance: 60 using: ammunition rolled: 10,4");
  BOOST_TEST(g.the<attack_rolled>().total == plain + 1);
}

BOOST_AUTO_TEST_CASE(bracers_of_archery_are_for_bows_of_any_name_and_for_no_crossbow) {
  plays(
      "items: [bracers-of-archery, {item: weapon-1, weapon: shortbow}]\n"
      "attuned: [bracers-of-archery]\nweapons: [longbow, {weapon: longbow, name: Old Yew}, "
      "crossbow-light, dagger]\n");
  const auto dealt = [&](const std::string& with) {
    const int before = g.hp("target-1");
    g.say("attack by: hero with: " + with + " to: target-1 distance: 20 rolled: 15,4");
    return before - g.hp("target-1");
  };
  BOOST_TEST(dealt("longbow") == 4 + 2 + 2);
  BOOST_TEST(dealt("old yew") == 4 + 2 + 2);
  BOOST_TEST(dealt("shortbow") == 4 + 2 + 1 + 2);
  BOOST_TEST(dealt("crossbow") == 4 + 2);
  BOOST_TEST(dealt("dagger") == 4 + 3);
}

BOOST_AUTO_TEST_CASE(who_is_attuned_to_bracers_of_archery_is_proficient_with_bows) {
  const auto to_hit_of = [&](const std::string& attuned) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nrace: human\nclass: wizard\nlevel: 1\n"
               "abilities: {str: 8, dex: 14, con: 14, int: 16, wis: 12, cha: 8}\n"
               "items: [bracers-of-archery]\nweapons: [longbow]\n" +
                   attuned);
    content.forget();
    const auto read = content.creature("hero");
    BOOST_REQUIRE(read);
    return int(action_of(**read, "Longbow")->attack->to_hit);
  };
  BOOST_TEST(to_hit_of("") == 2);
  BOOST_TEST(to_hit_of("attuned: [bracers-of-archery]\n") == 2 + 2);
}

BOOST_AUTO_TEST_CASE(a_staff_without_numbers_uses_those_of_its_bearer) {
  disk.write("world/characters/hero.yaml",
             "name: Hero\nrace: human\nclass: wizard\nlevel: 5\n"
             "abilities: {str: 8, dex: 14, con: 14, int: 18, wis: 12, cha: 8}\n"
             "spells: {1: [shield]}\nitems: [staff-of-fire]\nattuned: [staff-of-fire]\n");
  content.forget();
  const auto read = content.creature("hero");
  BOOST_REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : io::render(read.error())));
  g.knows(**read);
  g.say("add hero and: target");
  g.knows(**content.castable("fireball"));
  g.say("attack by: hero with: fireball to: target-1");
  BOOST_TEST((g.the<saving_throw_rolled>().dc == 15));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace character_items_suite
}  // namespace dnd::tests
