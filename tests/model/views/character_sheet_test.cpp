#include "model/views/character_sheet.hpp"

#include "tests/support/library_game.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace character_sheet_suite {
namespace {

using namespace model;
using namespace model::views;

struct stage : test::library_game {
  [[nodiscard]] static bool stands(const character_sheet& sheet, std::string_view heading,
                                   std::string_view line) {
    for (const sheet_section& one : sheet.sections)
      if (one.heading == heading) return std::ranges::find(one.lines, line) != one.lines.end();
    return false;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(character_sheets, stage)

BOOST_AUTO_TEST_CASE(a_sheet_says_what_a_character_is_and_has) {
  meet("mira",
       "name: Mira\nrace: human\nclass: cleric\nlevel: 3\nsubclass: life\n"
       "background: acolyte\nlanguages: common\nfeats: [grappler]\n"
       "abilities: {str: 14, dex: 10, con: 14, int: 10, wis: 16, cha: 13}\n"
       "skills: [medicine]\narmor: chain-mail\nshield: true\nweapons: [mace, crossbow-light]\n"
       "spells: {0: [light], 1: [cure-wounds]}\n");
  say("damage to: mira amount: 4 type: fire");
  const character_sheet sheet = sheet_of(who("mira"));
  BOOST_TEST(sheet.name == "Mira");
  BOOST_TEST(sheet.about == "Human Cleric 3 (life)");
  BOOST_TEST(stands(sheet, "Figures", "Level 3, proficiency bonus +2"));
  BOOST_TEST(stands(sheet, "Figures", "AC 18, hit points 20 of 24, temporary 0"));
  BOOST_TEST(stands(sheet, "Abilities", "wis 16 (+3), saves +5"));
  BOOST_TEST(stands(sheet, "Skills", "medicine +5"));
  BOOST_TEST(!stands(sheet, "Skills", "stealth +0"));
  BOOST_TEST(stands(sheet, "Attacks", "Mace +4: 1d6+2 bludgeoning"));
  BOOST_TEST(stands(sheet, "Spells", "level 1: cure wounds"));
  BOOST_TEST(stands(sheet, "Spells", "1st-level slots: 4 of 4"));
  BOOST_TEST(stands(sheet, "Uses", "channel divinity: 1 of 1"));
  BOOST_TEST(stands(sheet, "Worn and carried", "shield"));
  BOOST_TEST(stands(sheet, "Worn and carried", "light crossbow"));
  BOOST_TEST(stands(sheet, "Origin", "Feat: grappler"));
  BOOST_TEST(sheet.file.starts_with("name: Mira\n"));
}

BOOST_AUTO_TEST_CASE(a_section_without_lines_is_left_out) {
  meet("brute", "name: Brute\nrace: human\nclass: fighter\nlevel: 1\nabilities: {con: 10}\n");
  const character_sheet sheet = sheet_of(who("brute"));
  BOOST_TEST(std::ranges::none_of(sheet.sections, [](const sheet_section& one) {
    return one.heading == "Spells" || one.lines.empty();
  }));
}

BOOST_AUTO_TEST_CASE(who_came_without_a_record_has_no_file) {
  meet("brute", "name: Brute\nrace: human\nclass: fighter\nlevel: 1\nabilities: {con: 10}\n");
  creature old = who("brute");
  old.record = nullptr;
  BOOST_TEST(sheet_of(old).file.empty());
  BOOST_TEST(sheet_of(old).about == "Human Fighter 1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace character_sheet_suite
}  // namespace dnd::tests
