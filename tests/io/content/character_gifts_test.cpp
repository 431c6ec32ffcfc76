// Characters that the program's own content describes: what race, classes, subclasses and feats
// give them stands in their stat blocks, and acts in the game.

#include "io/content/character_gifts.hpp"

#include "io/content/library.hpp"
#include "model/bounds.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace character_gifts_suite {
namespace {

using namespace model;

struct company {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};

  void write(std::string_view lines) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nabilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 8}\n" +
                   std::string(lines));
    content.forget();
  }
  std::string told(std::string_view lines) {
    write(lines);
    const auto read = content.creature("hero");
    const std::string message = read ? "read" : io::render(read.error());
    BOOST_TEST_MESSAGE(message);
    return message;
  }
  bool tells(std::string_view lines, std::string_view part) {
    return told(lines).find(part) != std::string::npos;
  }
  stat_block hero(std::string_view lines) {
    const std::string message = told(lines);
    BOOST_REQUIRE_MESSAGE(message == "read", message);
    return **content.creature("hero");
  }
};

const action* action_of(const stat_block& block, std::string_view name) {
  const auto found =
      std::ranges::find(block.actions, name, [](const action& one) { return one.name.view(); });
  return found == block.actions.end() ? nullptr : &*found;
}

const trait* trait_of(const stat_block& block, std::string_view name) {
  const auto found = std::ranges::find(block.traits, name, &trait::name);
  return found == block.traits.end() ? nullptr : &*found;
}

std::int16_t uses_of(const stat_block& block, std::string_view name) {
  const auto found =
      std::ranges::find(block.pools, name, [](const pool& one) { return one.name.view(); });
  return found == block.pools.end() ? std::int16_t{0} : found->uses;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(character_gifts_of_content_suite, company)

BOOST_AUTO_TEST_CASE(a_hill_dwarf_has_a_hit_point_more_for_each_level) {
  const stat_block block = hero("race: dwarf\nsubrace: Hill Dwarf\nclass: fighter\nlevel: 3\n");
  BOOST_TEST(block.hit_points == 31);
  BOOST_TEST((trait_of(block, "Dwarven Toughness") != nullptr));
  BOOST_TEST(hero("race: dwarf\nclass: fighter\nlevel: 3\n").hit_points == 28);
}

BOOST_AUTO_TEST_CASE(a_draconic_sorcerer_is_tougher_and_has_scales) {
  const stat_block block = hero("race: human\nclass: sorcerer\nlevel: 5\nsubclass: draconic\n");
  BOOST_TEST(block.hit_points == 32 + 5);
  BOOST_TEST(block.armor_class == 15);
  // Its levels as a fighter do not count for it.
  BOOST_TEST(
      hero("race: human\nclasses: {sorcerer: 2, fighter: 3}\nsubclass: draconic\n").hit_points ==
      8 + 6 + 24 + 2);
}

BOOST_AUTO_TEST_CASE(a_monk_fights_with_a_quarterstaff_and_dexterity) {
  write("race: human\nclass: monk\nlevel: 5\nweapons: [quarterstaff]\n");
  disk.write("world/characters/hero.yaml",
             "name: Hero\nrace: human\nclass: monk\nlevel: 5\nweapons: [quarterstaff]\n"
             "abilities: {str: 10, dex: 18, wis: 14}\n");
  content.forget();
  const stat_block block = **content.creature("hero");
  const action* staff = action_of(block, "Quarterstaff");
  BOOST_REQUIRE(staff != nullptr);
  BOOST_TEST(staff->attack->to_hit == 7);
  BOOST_TEST(staff->damage.at(0).dice == "1d6+4");
  BOOST_TEST(action_of(block, "Unarmed Strike")->damage.at(0).dice == "1d6+4");
  BOOST_TEST(block.armor_class == 16);
  BOOST_TEST(block.speed.walk == 40);
  BOOST_TEST(uses_of(block, "ki") == 5);
  BOOST_TEST(!action_of(block, "Unarmed Strike")->magical);
}

BOOST_AUTO_TEST_CASE(a_barbarian_is_faster_without_heavy_armor) {
  BOOST_TEST(hero("race: human\nclass: barbarian\nlevel: 5\n").speed.walk == 40);
  BOOST_TEST(hero("race: human\nclass: barbarian\nlevel: 4\n").speed.walk == 30);
  const stat_block armored = hero("race: human\nclass: barbarian\nlevel: 5\narmor: plate-armor\n");
  BOOST_TEST(armored.speed.walk == 30);
  BOOST_TEST(armored.unproficient_armor);
  BOOST_TEST((armored.worn == std::vector<std::string>{"heavy"}));
}

BOOST_AUTO_TEST_CASE(a_subrace_may_have_a_speed_of_its_own) {
  disk.write("world/subraces/wood-elf.yaml", "name: Wood Elf\nrace: elf\nspeed: 35\n");
  BOOST_TEST(hero("race: elf\nsubrace: Wood Elf\nclass: ranger\n").speed.walk == 35);
  // One that nobody has an entry for is a name.
  BOOST_TEST(hero("race: elf\nsubrace: Moon Elf\nclass: ranger\n").race == "Moon Elf");
}

BOOST_AUTO_TEST_CASE(half_the_proficiency_bonus_comes_from_features) {
  const stat_block bard = hero("race: human\nclass: bard\nlevel: 5\nskills: [stealth]\n");
  BOOST_TEST(bard.skills[static_cast<std::size_t>(skill::arcana)] == 1);
  BOOST_TEST(bard.skills[static_cast<std::size_t>(skill::stealth)] == 5);
  BOOST_TEST(bard.initiative.value_or(0) == 3);
  const stat_block champion =
      hero("race: human\nclass: fighter\nlevel: 7\nsubclass: champion\nskills: [athletics]\n");
  BOOST_TEST(champion.skills[static_cast<std::size_t>(skill::acrobatics)] == 4);
  BOOST_TEST(champion.skills[static_cast<std::size_t>(skill::arcana)] == 0);
  BOOST_TEST(champion.initiative.value_or(0) == 4);
}

BOOST_AUTO_TEST_CASE(proficiencies_come_from_class_race_and_background) {
  const auto to_hit = [&](std::string_view lines, std::string_view weapon) {
    return action_of(hero(lines), weapon)->attack->to_hit;
  };
  BOOST_TEST(to_hit("race: human\nclass: wizard\nweapons: [longsword]\n", "Longsword") == 3);
  BOOST_TEST(to_hit("race: elf\nsubrace: high-elf\nclass: wizard\nweapons: [longsword]\n",
                    "Longsword") == 5);
  BOOST_TEST(to_hit("race: human\nclass: fighter\nweapons: [longsword]\n", "Longsword") == 5);
  BOOST_TEST(to_hit("race: human\nclass: wizard\n"
                    "weapons: [{weapon: longsword, proficient: true}]\n",
                    "Longsword") == 5);
  BOOST_TEST(to_hit("race: human\nclass: wizard\nproficiencies: [martial-weapons]\n"
                    "weapons: [longsword]\n",
                    "Longsword") == 5);
  // A later class gives less than the first.
  BOOST_TEST(!hero("race: human\nclass: fighter\narmor: plate-armor\n").unproficient_armor);
  BOOST_TEST(hero("race: human\nclasses: {wizard: 1, fighter: 1}\narmor: plate-armor\n")
                 .unproficient_armor);
  BOOST_TEST(hero("race: human\nclass: wizard\nshield: true\n").unproficient_armor);
  BOOST_TEST(
      !hero("race: human\nclass: cleric\nsubclass: life\narmor: plate-armor\n").unproficient_armor);
  const stat_block orc = hero("race: half-orc\nclass: fighter\nbackground: Acolyte\n");
  BOOST_TEST(orc.skills[static_cast<std::size_t>(skill::intimidation)] == 1);
  BOOST_TEST(orc.skills[static_cast<std::size_t>(skill::insight)] == 3);
}

BOOST_AUTO_TEST_CASE(a_class_that_says_nothing_of_proficiencies_lacks_none) {
  std::string levels;
  for (int i = 1; i <= 20; ++i) levels += "  - {level: " + std::to_string(i) + "}\n";
  disk.write("world/classes/tinker.yaml",
             "name: Tinker\nhit_die: 8\nsaves: [int, con]\nlevels:\n" + levels);
  const stat_block block =
      hero("race: human\nclass: tinker\nweapons: [longsword]\narmor: plate-armor\n");
  BOOST_TEST(action_of(block, "Longsword")->attack->to_hit == 5);
  BOOST_TEST(!block.unproficient_armor);
}

BOOST_AUTO_TEST_CASE(only_a_dwarf_is_not_slowed_by_heavy_armor) {
  disk.write("world/characters/weak.yaml",
             "name: Weak\nrace: dwarf\nclass: fighter\narmor: plate-armor\nabilities: {str: 8}\n");
  BOOST_TEST((*content.creature("weak"))->speed.walk == 25);
}

BOOST_AUTO_TEST_CASE(features_are_of_the_level_that_was_reached_and_stand_once) {
  const stat_block rogue = hero(
      "race: halfling\nclass: rogue\nlevel: 7\n"
      "traits: [Sneak Attack, {name: Lucky, per_rest: 1}]\n");
  const trait* sneak = trait_of(rogue, "Sneak Attack");
  BOOST_REQUIRE(sneak != nullptr);
  BOOST_TEST(sneak->modifiers.at(0).value == "4d6");
  BOOST_TEST(sneak->modifiers.at(0).by_level.empty());
  BOOST_TEST((trait_of(rogue, "Evasion") != nullptr));
  BOOST_TEST((trait_of(rogue, "Elusive") == nullptr));
  BOOST_TEST(std::ranges::count(rogue.traits, "Sneak Attack", &trait::name) == 1);
  BOOST_TEST(std::ranges::count(rogue.traits, "Lucky", &trait::name) == 1);
  const stat_block fighter = hero("race: human\nclass: fighter\nlevel: 11\n");
  BOOST_TEST(trait_of(fighter, "Extra Attack")->modifiers.at(0).value == "2");
  BOOST_TEST(uses_of(fighter, "second wind") == 1);
  BOOST_TEST((action_of(fighter, "Action Surge") != nullptr));
  BOOST_TEST(action_of(fighter, "Second Wind")->effects.at(0).what == "1d10+11");
}

BOOST_AUTO_TEST_CASE(choices_stand_in_the_characters_file) {
  const stat_block fighter = hero(
      "race: dragonborn\nclass: fighter\nlevel: 5\narmor: chain-mail\n"
      "features: [fighter-fighting-style-defense, draconic-ancestry-red]\nfeats: [grappler]\n");
  BOOST_TEST(fighter.armor_class == 17);
  BOOST_TEST((action_of(fighter, "Pin") != nullptr));
  const action* breath = action_of(fighter, "Breath Weapon");
  BOOST_REQUIRE(breath != nullptr);
  BOOST_TEST(breath->effects.at(0).count == "13");
  BOOST_TEST(uses_of(fighter, "breath weapon") == 1);
}

BOOST_AUTO_TEST_CASE(choices_that_cannot_be_are_refused_with_the_reason) {
  BOOST_TEST(tells("race: human\nclass: wizard\nsubclass: champion\n", "none of the classes"));
  BOOST_TEST(tells("race: human\nclass: fighter\nsubclass: chapmion\n", "champion"));
  BOOST_TEST(
      tells("race: human\nclass: fighter\nsubclass: champion\nsubclasses: {fighter: champion}\n",
            "stands beside subclass"));
  BOOST_TEST(
      tells("race: human\nclasses: {fighter: 3, wizard: 3}\nsubclasses: {wizard: champion}\n",
            "belongs to fighter, not to wizard"));
  BOOST_TEST(tells("race: human\nclass: wizard\nfeatures: [evasion-of-taxes]\n", "features[0]"));
  BOOST_TEST(tells("race: human\nclass: wizard\nfeatures: [fighter-fighting-style-defense]\n",
                   "none of the classes"));
  BOOST_TEST(tells("race: human\nclass: rogue\nfeatures: [elusive]\n", "comes with level 18"));
  BOOST_TEST(tells("race: human\nclass: rogue\nfeats: [lukcy]\n", "feats[0]"));
  BOOST_TEST(tells("race: human\nclass: rogue\nproficiencies: [swords]\n", "proficiencies[0]"));
}

BOOST_AUTO_TEST_CASE(characters_of_twenty_levels_keep_within_what_a_block_may_have) {
  for (const std::string& slug : content.slugs(io::content::category::classes)) {
    const auto facts = content.class_of(slug);
    BOOST_REQUIRE(facts.has_value());
    const stat_block block = hero("race: half-orc\nclass: " + slug + "\nlevel: 20\n");
    BOOST_TEST(block.actions.size() <= bounds::actions_per_block_max);
    test::game g;
    g.knows(block);
    g.say("add hero");
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace character_gifts_suite
}  // namespace dnd::tests
