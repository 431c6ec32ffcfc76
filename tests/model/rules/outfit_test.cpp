// A new character has what it chose, wears what protects it best, and has its weapons at hand.

#include "model/rules/outfit.hpp"

#include "model/ledger.hpp"
#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace outfit_suite {
namespace {

using namespace model;

const std::string fighter =
    "character create Tam race: human class: fighter languages: elvish abilities: str and: con "
    "and: dex and: wis and: cha and: int skills: athletics and: perception choose: defense ";
const std::string wizard =
    "character create Tam race: human class: wizard languages: elvish abilities: int and: con "
    "and: dex and: wis and: cha and: str skills: arcana and: history ";
const std::string cleric =
    "character create Tam class: cleric abilities: wis and: con and: str and: cha and: dex and: "
    "int ";

struct stage : test::library_game {
  [[nodiscard]] std::int32_t has(std::string_view item) const {
    const holding* const all = state.books().holdings.find("tam");
    if (all == nullptr) return 0;
    for (const item_stack& each : all->items)
      if (each.item.view() == item) return each.count;
    return 0;
  }
  [[nodiscard]] std::int64_t coins() const {
    const holding* const all = state.books().holdings.find("tam");
    return all == nullptr ? 0 : all->coins;
  }
  [[nodiscard]] bool attacks_with(std::string_view name) const {
    return std::ranges::any_of(who("tam").block->actions,
                               [&](const action& one) { return one.name.view() == name; });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outfit, stage)

BOOST_AUTO_TEST_CASE(armor_shield_and_weapons_count_at_once) {
  say(fighter + "equipment: chain mail and: longsword and: shield and: light crossbow and: b");
  const creature& tam = who("tam");
  // Chain mail, a shield, and the style.
  BOOST_TEST(tam.block->armor_class == 16 + 2 + 1);
  BOOST_TEST(attacks_with("Longsword"));
  BOOST_TEST(attacks_with("Light Crossbow"));
  BOOST_TEST(has("chain-mail") == 1);
  BOOST_TEST(has("shield") == 1);
  BOOST_TEST(has("longsword") == 1);
  BOOST_TEST(has("crossbow-bolt") == 20);
}

BOOST_AUTO_TEST_CASE(a_pack_is_what_is_in_it) {
  say(fighter +
      "equipment: chain mail and: longsword and: shield and: handaxes and: explorers pack");
  BOOST_TEST(has("explorers-pack") == 0);
  BOOST_TEST(has("torch") == 10);
  BOOST_TEST(has("rations-1-day") == 10);
  BOOST_TEST(has("handaxe") == 2);
}

BOOST_AUTO_TEST_CASE(bolts_are_spent_one_by_one) {
  say(fighter + "equipment: chain mail and: longsword and: shield and: light crossbow and: b");
  say("add zombie");
  say("attack by: tam with: light crossbow to: zombie-1");
  BOOST_TEST(has("crossbow-bolt") == 19);
}

BOOST_AUTO_TEST_CASE(a_background_adds_its_things_and_its_coins) {
  say(cleric +
      "race: human background: acolyte languages: orc and: elvish and: dwarvish skills: history "
      "and: medicine spells: light and: "
      "guidance and: sacred flame equipment: mace and: scale mail and: standard");
  BOOST_TEST(coins() == 1'500);
  BOOST_TEST(has("clothes-common") == 1);
  BOOST_TEST(has("pouch") == 1);
  // Two holy symbols: one of the class and one of the background.
  BOOST_TEST(has("amulet") == 2);
}

BOOST_AUTO_TEST_CASE(chain_mail_and_warhammers_are_for_clerics_who_know_how) {
  const std::string rest = " languages: elvish equipment: warhammer and: scale mail and: standard";
  const refusal no = refused(cleric + "race: human skills: history and: medicine" + rest);
  BOOST_TEST((no.code == refusal_code::not_available), no.message);
  BOOST_TEST(no.message == "warhammer is for those who are proficient with it");
  BOOST_TEST(no.hint.find("free") != std::string::npos);
  // Dwarves know warhammers, and the domain of life heavy armor.
  say(cleric +
      "race: dwarf subrace: hill dwarf subclass: life skills: history and: medicine and: smith "
      "equipment: warhammer and: chain mail and: standard");
  BOOST_TEST(who("tam").block->armor_class == 18);
}

BOOST_AUTO_TEST_CASE(no_armor_is_worn_where_the_skin_is_better) {
  say("character create Tam race: human class: barbarian languages: elvish abilities: con and: dex "
      "and: str and: wis and: cha and: int skills: athletics and: perception equipment: standard");
  BOOST_TEST(who("tam").record->armor.empty());
}

BOOST_AUTO_TEST_CASE(armor_that_one_does_not_know_is_carried) {
  say(wizard + "equipment: chain mail and: standard free");
  BOOST_TEST(who("tam").record->armor.empty());
  BOOST_TEST(has("chain-mail") == 1);
  BOOST_TEST(!who("tam").block->unproficient_armor);
}

BOOST_AUTO_TEST_CASE(what_is_worn_must_be_among_what_was_chosen) {
  const std::string chosen =
      "equipment: chain mail and: longsword and: shield and: handaxes and: explorers pack ";
  const refusal armor = refused(fighter + chosen + "armor: plate armor");
  BOOST_TEST((armor.code == refusal_code::bad_value), armor.message);
  const refusal weapon = refused(fighter + chosen + "weapons: glaive");
  BOOST_TEST(weapon.message.find("Glaive is not among what was chosen") != std::string::npos);
  const refusal shield =
      refused(fighter + "equipment: a and: b longsword and: whip and: b and: b shielded");
  BOOST_TEST(shield.message.find("shield") != std::string::npos, shield.message);
  // Said, it is what counts: of two weapons one is at hand, and the other in the pack.
  say(fighter + chosen + "weapons: handaxe");
  BOOST_TEST(!attacks_with("Longsword"));
  BOOST_TEST(has("longsword") == 1);
}

BOOST_AUTO_TEST_CASE(coins_of_the_class_come_in_place_of_equipment) {
  say(fighter + "coins: 120 gp");
  BOOST_TEST(coins() == 12'000);
  BOOST_TEST(has("chain-mail") == 0);
}

BOOST_AUTO_TEST_CASE(no_other_coins_than_the_dice_can_show) {
  const refusal never = refused(fighter + "coins: 125 gp");
  BOOST_TEST(never.message == "a Fighter begins with 5d4 × 10 gp, which is never 125 gp");
  BOOST_TEST((refused(fighter + "coins: a fortune").code == refusal_code::bad_value));
  BOOST_TEST(
      (refused(fighter + "coins: 120 gp equipment: standard").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(coins_can_be_rolled_at_the_table_or_be_the_average) {
  say(fighter + "coins: rolled rolled: 1,2,3,4,4");
  BOOST_TEST(coins() == 14'000);
}

BOOST_AUTO_TEST_CASE(the_average_is_as_stat_blocks_print_it) {
  say(fighter + "coins: average");
  BOOST_TEST(coins() == 12'000);
}

BOOST_AUTO_TEST_CASE(free_takes_any_sum_and_both) {
  say(fighter + "coins: 125 gp equipment: standard free");
  BOOST_TEST(coins() == 12'500);
  BOOST_TEST(has("chain-mail") == 1);
}

BOOST_AUTO_TEST_CASE(who_has_chosen_nothing_has_what_it_wears_alone) {
  say(fighter + "armor: chain mail weapons: longsword shielded");
  BOOST_TEST(has("chain-mail") == 1);
  BOOST_TEST(has("torch") == 0);
  BOOST_TEST(coins() == 0);
}

BOOST_AUTO_TEST_CASE(a_level_more_changes_nothing_of_what_it_has) {
  say(fighter + "equipment: standard");
  const auto before = *state.books().holdings.find("tam");
  say("level up tam");
  BOOST_TEST((*state.books().holdings.find("tam") == before));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace outfit_suite
}  // namespace dnd::tests
