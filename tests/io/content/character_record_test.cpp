// A record is all that a stat block is made of: the block that comes of it is that of the file that
// it was read from, for characters of every kind.

#include "io/content/character_record.hpp"

#include "io/content/library.hpp"
#include "model/rules/record_text.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace character_record_io_suite {
namespace {

using namespace model;

struct desk {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};

  found_content found(const std::string& name) {
    auto answer = content.needed(name);
    BOOST_REQUIRE_MESSAGE(answer.has_value(),
                          name << ": " << (answer ? std::string() : io::render(answer.error())));
    return *std::move(answer);
  }
  found_content read(std::string_view lines) {
    disk.write("world/characters/hero.yaml", "name: Hero\n" + std::string(lines));
    content.forget();
    return found("hero");
  }
  /// What is built of its record is the same, and so is the record of that.
  void comes_back(const found_content& one) {
    BOOST_REQUIRE(one.record);
    const found_content again = found(std::string(built_prefix) + rules::lookup_text(*one.record));
    BOOST_TEST((*again.creature == *one.creature), one.record->name << " has another block");
    BOOST_TEST((*again.record == *one.record), one.record->name << " has another record");
  }
};

constexpr std::string_view scores =
    "abilities: {str: 16, dex: 14, con: 14, int: 12, wis: 13, cha: 15}\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(character_records_of_files, desk)

BOOST_AUTO_TEST_CASE(every_class_at_every_level_is_built_from_its_record) {
  for (const char* of : {"barbarian", "bard", "cleric", "druid", "fighter", "monk", "paladin",
                         "ranger", "rogue", "sorcerer", "warlock", "wizard"})
    for (const int level : {1, 2, 5, 11, 20}) {
      const std::string lines = "race: human\nclass: " + std::string(of) +
                                "\nlevel: " + std::to_string(level) + "\n" + std::string(scores);
      comes_back(read(lines));
    }
}

BOOST_AUTO_TEST_CASE(every_field_of_a_file_comes_back) {
  comes_back(read(
      "race: elf\nsubrace: High Elf\nclasses: {fighter: 4, wizard: 3}\n" + std::string(scores) +
      "subclasses: {fighter: champion, wizard: evocation}\n"
      "features: [fighter-fighting-style-defense]\nfeats: [grappler]\nbackground: acolyte\n"
      "alignment: neutral good\nlanguages: \"common, elvish\"\nsize: medium\n"
      "speed: {walk: 35, fly: 20}\nsenses: {darkvision: 60}\nsaves: [wis]\n"
      "skills: [arcana, athletics]\nexpertise: [arcana]\nproficiencies: [lute]\n"
      "armor: chain-mail\nshield: true\narmor_class_bonus: 1\ninitiative: 3\n"
      "weapons: [longsword, {weapon: handaxe, name: Old Friend, bonus: 1, proficient: true}]\n"
      "items: [ring-of-protection, {item: potion-of-healing-common, count: 3}]\n"
      "attuned: [ring-of-protection]\nsupplies: {longbow ammunition: 20, \"healer's kit\": 10}\n"
      "spells: {wizard: {0: [light], 1: [shield, mage-armor]}}\n"
      "spellbook: {1: [shield, mage-armor, identify]}\nslots: [4, 2]\n"
      "immune: [poison]\nresist: [{types: [fire], nonmagical: true, unless: silvered}]\n"
      "condition_immunities: [charmed]\nenemies: [undead]\n"
      "traits: [{name: Lucky Charm, per_day: 1}]\n"
      "actions: [{name: Kick, attack: melee, to_hit: 5, damage: [1d4+3 bludgeoning]}]\n"
      "description: >-\n  Two\n  lines: of text.\n"));
}

BOOST_AUTO_TEST_CASE(levels_stand_one_by_one_with_what_the_dice_showed) {
  const found_content one = read(
      "race: human\nlevels: [fighter, wizard, {class: fighter, hp: 9, "
      "gain: \"str 2\"}]\n" +
      std::string(scores));
  // 10 + 2, 4 + 2, 9 + 2.
  BOOST_TEST(one.creature->hit_points == 29);
  BOOST_REQUIRE_EQUAL(one.record->levels.size(), 3u);
  BOOST_TEST(one.record->levels[2].hp == 9);
  BOOST_TEST(one.record->levels[2].gain == "str 2");
  comes_back(one);
}

BOOST_AUTO_TEST_CASE(a_level_that_cannot_be_is_an_error) {
  const auto wrong = [&](std::string_view lines) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nrace: human\n" + std::string(scores) + std::string(lines));
    content.forget();
    const auto answer = content.creature("hero");
    return answer ? std::string("right") : answer.error().what;
  };
  BOOST_TEST(wrong("levels: []\n").find("has no level") != std::string::npos);
  BOOST_TEST(wrong("levels: [fihgter]\n") != "right");
  BOOST_TEST(wrong("levels: [{class: fighter, hp: 11}]\n") != "right");
  BOOST_TEST(wrong("levels: [fighter]\nclass: fighter\n").find("beside levels") !=
             std::string::npos);
  BOOST_TEST(wrong("levels: [fighter]\n") == "right");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace character_record_io_suite
}  // namespace dnd::tests
