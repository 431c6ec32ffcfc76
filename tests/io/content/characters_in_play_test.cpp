// What characters have by their race and class, in the game: nobody wrote any of it into their
// files, and no rule names it.

#include "io/content/library.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace dnd::tests {
namespace characters_in_play_suite {
namespace {

using namespace model;

/// The character "hero" of these lines, and a target and a dragon to play with.
struct stage {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};
  test::game g;

  void begin(std::string_view lines) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nabilities: {str: 16, dex: 16, con: 14, int: 10, wis: 12, cha: 8}\n" +
                   std::string(lines));
    content.forget();
    const auto read = content.creature("hero");
    BOOST_REQUIRE_MESSAGE(read.has_value(),
                          (read.has_value() ? std::string() : io::render(read.error())));
    g.knows(**read);
    g.say("add hero and: target and: dragon");
  }
  /// A fight in which it is the hero's turn, and turns are counted.
  void fight() {
    g.house.turns = turn_ruling::counted;
    g.say("encounter start rolled: 2,1");
    g.say("initiative by: hero rolled: 20");
    BOOST_REQUIRE_EQUAL(g.turn(), "hero");
  }
  roll_mode mode_of_save(std::string_view line) {
    g.say(line);
    return g.the<saving_throw_rolled>().mode;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(characters_in_play, stage)

BOOST_AUTO_TEST_CASE(a_rogue_evades_a_breath) {
  begin("race: human\nclass: rogue\nlevel: 7\n");
  const std::int32_t whole = g.hp("hero");
  g.say("attack by: dragon with: fire breath to: hero rolled: 1,1,1,1,1,1,1,1,2,2,2,2,20");
  BOOST_TEST(g.hp("hero") == whole);
}

BOOST_AUTO_TEST_CASE(a_rogue_that_fails_takes_half) {
  begin("race: human\nclass: rogue\nlevel: 7\n");
  const std::int32_t whole = g.hp("hero");
  g.say("attack by: dragon with: fire breath to: hero rolled: 1,1,1,1,1,1,1,1,2,2,2,2,1");
  BOOST_TEST(g.hp("hero") == whole - 8);
}

BOOST_AUTO_TEST_CASE(a_fighter_of_level_5_attacks_twice_with_one_action) {
  begin("race: human\nclass: fighter\nlevel: 5\nweapons: [longsword]\n");
  fight();
  g.say("attack with: longsword to: target-1 rolled: 2");
  g.say("attack with: longsword to: target-1 rolled: 2");
  g.refused("attack with: longsword to: target-1");
  // Action Surge gives another action, and second wind is a bonus action.
  g.say("attack with: action surge to: hero");
  g.say("attack with: longsword to: target-1 rolled: 2");
}

BOOST_AUTO_TEST_CASE(a_fighter_of_level_4_attacks_once) {
  begin("race: human\nclass: fighter\nlevel: 4\nweapons: [longsword]\n");
  fight();
  g.say("attack with: longsword to: target-1 rolled: 2");
  g.refused("attack with: longsword to: target-1");
}

BOOST_AUTO_TEST_CASE(a_rogue_attacks_from_the_dark) {
  begin("race: human\nclass: rogue\nlevel: 3\nweapons: [shortsword]\n");
  g.say("attack by: hero with: shortsword to: target-1 advantage rolled: 15,14,4,1,2");
  BOOST_TEST(g.hp("target-1") == 100 - 7 - 3);
  g.say("attack by: hero with: shortsword to: target-1 rolled: 15,4");
  BOOST_TEST(g.hp("target-1") == 100 - 7 - 3 - 7);
}

BOOST_AUTO_TEST_CASE(a_sneak_attack_needs_the_right_weapon) {
  begin("race: human\nclass: rogue\nlevel: 3\nweapons: [mace]\n");
  g.say("attack by: hero with: mace to: target-1 advantage rolled: 15,14,4");
  BOOST_TEST(g.hp("target-1") == 100 - 7);
}

BOOST_AUTO_TEST_CASE(rage_is_an_action_of_a_barbarian) {
  begin("race: human\nclass: barbarian\nlevel: 3\nweapons: [greataxe, shortbow]\n");
  g.say("attack by: hero with: rage to: hero");
  g.say("attack by: hero with: greataxe to: target-1 rolled: 15,6");
  BOOST_TEST(g.hp("target-1") == 100 - 11);
  // Only with Strength, and in melee.
  g.say("attack by: hero with: shortbow to: target-1 rolled: 15,4");
  BOOST_TEST(g.hp("target-1") == 100 - 11 - 7);
  const std::int32_t whole = g.hp("hero");
  g.say("damage hero 9 slashing");
  BOOST_TEST(g.hp("hero") == whole - 4);
}

BOOST_AUTO_TEST_CASE(heavy_armor_takes_the_good_of_a_rage) {
  begin(
      "race: human\nclasses: {fighter: 1, barbarian: 2}\nweapons: [greataxe]\n"
      "armor: plate-armor\n");
  g.say("attack by: hero with: rage to: hero");
  g.say("attack by: hero with: greataxe to: target-1 rolled: 15,6");
  BOOST_TEST(g.hp("target-1") == 100 - 9);
}

BOOST_AUTO_TEST_CASE(a_halfling_rolls_a_one_again) {
  begin("race: halfling\nclass: fighter\nweapons: [longsword]\n");
  g.say("attack by: hero with: longsword to: target-1 rolled: 1,15,4");
  BOOST_TEST(g.the<attack_rolled>().hit);
  g.say("check stealth by: hero dc: 10 rolled: 1,12");
  BOOST_TEST(g.the<check_rolled>().success.value_or(false));
}

BOOST_AUTO_TEST_CASE(a_dwarf_stands_up_to_poison) {
  begin("race: dwarf\nclass: fighter\n");
  const std::int32_t whole = g.hp("hero");
  g.say("damage hero 9 poison");
  BOOST_TEST(g.hp("hero") == whole - 4);
}

BOOST_AUTO_TEST_CASE(armor_without_proficiency_is_a_disadvantage_of_strength_and_dexterity) {
  begin("race: human\nclass: wizard\narmor: plate-armor\nweapons: [dagger]\n");
  BOOST_TEST(mode_of_save("save dex by: hero dc: 10") == roll_mode::disadvantage);
  BOOST_TEST(mode_of_save("save con by: hero dc: 10") == roll_mode::straight);
  g.say("attack by: hero with: dagger to: target-1");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::disadvantage);
  BOOST_TEST(g.the<attack_rolled>().reason.find("armor without proficiency") != std::string::npos);
  g.say("check athletics by: hero");
  BOOST_TEST(g.the<check_rolled>().mode == roll_mode::disadvantage);
  g.say("check arcana by: hero");
  BOOST_TEST(g.the<check_rolled>().mode == roll_mode::straight);
}

BOOST_AUTO_TEST_CASE(a_small_hero_is_clumsy_with_a_heavy_weapon) {
  begin("race: halfling\nclass: fighter\nweapons: [greatsword, longsword]\n");
  g.say("attack by: hero with: greatsword to: target-1");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::disadvantage);
  g.say("attack by: hero with: longsword to: target-1");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::straight);
}

BOOST_AUTO_TEST_CASE(a_lance_is_for_those_who_are_not_too_close) {
  begin("race: human\nclass: fighter\nweapons: [lance]\n");
  g.say("attack by: hero with: lance to: target-1 distance: 5");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::disadvantage);
  g.say("attack by: hero with: lance to: target-1 distance: 10");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::straight);
}

BOOST_AUTO_TEST_CASE(a_net_holds_whom_it_hits) {
  begin("race: human\nclass: fighter\nweapons: [net]\n");
  g.say("attack by: hero with: net to: target-1 distance: 5 rolled: 19,19");
  BOOST_TEST(g.is("target-1", condition::restrained));
  g.say("escape by: target-1 with: str rolled: 10");
  BOOST_TEST(!g.is("target-1", condition::restrained));
  g.say("attack by: hero with: net to: dragon-1 distance: 5 rolled: 20,20");
  BOOST_TEST(g.is("dragon-1", condition::restrained) ==
             (size_of(g.who("dragon-1")) <= creature_size::large));
}

BOOST_AUTO_TEST_CASE(what_somebody_carries_is_counted_and_no_rest_brings_it_back) {
  begin(
      "race: human\nclass: fighter\nweapons: [longbow]\n"
      "supplies: {longbow ammunition: 2, healer's kit: 10}\n");
  g.say("attack by: hero with: longbow to: target-1 distance: 30 rolled: 2");
  g.say("attack by: hero with: longbow to: target-1 distance: 30 rolled: 2");
  (void)g.refused("attack by: hero with: longbow to: target-1 distance: 30");
  g.say("rest long");
  (void)g.refused("attack by: hero with: longbow to: target-1 distance: 30");
}

BOOST_AUTO_TEST_CASE(chain_mail_is_heard_and_leather_is_not) {
  begin("race: human\nclass: fighter\narmor: chain-mail\n");
  g.say("check stealth by: hero");
  BOOST_TEST(g.the<check_rolled>().mode == roll_mode::disadvantage);
  stage other;
  other.begin("race: human\nclass: fighter\narmor: leather-armor\n");
  other.g.say("check stealth by: hero");
  BOOST_TEST(other.g.the<check_rolled>().mode == roll_mode::straight);
}

BOOST_AUTO_TEST_CASE(a_bard_is_a_jack_of_all_trades) {
  begin("race: human\nclass: bard\nlevel: 5\n");
  g.say("check str by: hero rolled: 10");
  BOOST_TEST(g.the<check_rolled>().total == 14);
  g.say("check arcana by: hero rolled: 10");
  BOOST_TEST(g.the<check_rolled>().total == 11);
}

BOOST_AUTO_TEST_CASE(a_bugbear_throws_its_javelin_with_less) {
  g.knows(**content.creature("bugbear"));
  g.say("add bugbear and: target");
  g.say("attack by: bugbear-1 with: javelin to: target-1 rolled: 15,3,3");
  BOOST_TEST(g.hp("target-1") == 100 - 8);
  g.say("attack by: bugbear-1 with: javelin to: target-1 distance: 30 rolled: 15,3");
  BOOST_TEST(g.hp("target-1") == 100 - 8 - 5);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace characters_in_play_suite
}  // namespace dnd::tests
