// A character of the first level, by race, class and background.

#include "model/rules/new_character.hpp"

#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace new_character_suite {
namespace {

using namespace model;

constexpr std::string_view scores = " abilities: str and: con and: dex and: wis and: cha and: int";

struct stage : test::library_game {
  std::string line(std::string_view rest) {
    return "character create Tam " + std::string(rest) + std::string(scores);
  }
  [[nodiscard]] const character_record& record() const { return *who("tam").record; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(new_characters, stage)

// SRD: Human: each score one higher; one language more.
BOOST_AUTO_TEST_CASE(a_race_adds_to_the_scores) {
  say(
      line("race: human class: fighter skills: athletics and: perception choose: defense "
           "languages: elvish armor: chain mail weapons: longsword shielded"));
  BOOST_TEST((record().abilities == std::array<std::int16_t, 6>{16, 14, 15, 9, 13, 11}));
  const stat_block& block = *who("tam").block;
  BOOST_TEST(block.armor_class == 16 + 2 + 1);
  BOOST_TEST(who("tam").max_hp == 12);
  BOOST_TEST(block.languages == "common, elvish");
  BOOST_TEST(record().levels.size() == 1);
}

BOOST_AUTO_TEST_CASE(what_is_left_open_is_asked_for) {
  const auto asks = [&](std::string_view rest, std::string_view label) {
    const refusal no = refused(line(rest));
    BOOST_TEST((no.code == refusal_code::missing_label), no.message);
    BOOST_TEST(no.hint.find(label) != std::string::npos, no.hint);
  };
  asks("race: human class: fighter", "`languages:`");
  asks("race: human class: fighter languages: elvish", "`skills:`");
  asks("race: human class: fighter languages: elvish skills: athletics and: history", "`choose:`");
  asks("race: elf class: fighter", "`subrace:`");
  asks("race: half elf class: fighter", "`bonus:`");
}

BOOST_AUTO_TEST_CASE(a_half_elf_chooses_scores_and_skills) {
  say(
      line("race: half elf class: fighter bonus: str and: con languages: orc skills: stealth and: "
           "arcana and: athletics and: perception choose: archery"));
  BOOST_TEST((record().abilities == std::array<std::int16_t, 6>{16, 13, 15, 8, 12, 12}));
  for (const char* skill : {"stealth", "arcana", "athletics", "perception"})
    BOOST_TEST((std::ranges::find(record().skills, skill) != record().skills.end()), skill);
}

BOOST_AUTO_TEST_CASE(a_subrace_must_be_one_of_the_race) {
  BOOST_TEST((refused(line("race: dwarf subrace: high elf class: fighter")).code ==
              refusal_code::bad_value));
  say(
      line("race: dwarf subrace: hill dwarf class: fighter skills: brewers supplies and: athletics "
           "and: perception choose: defense"));
  // 10 + 3, and one for the hill dwarf.
  BOOST_TEST(who("tam").max_hp == 14);
  BOOST_TEST((record().proficiencies == std::vector<std::string>{"brewers-supplies"}));
}

BOOST_AUTO_TEST_CASE(a_subrace_may_be_named_as_the_race) {
  BOOST_TEST((refused(line("race: high elf subrace: hill dwarf class: fighter")).message ==
              "High Elf is a subrace itself"));
  say(line(
      "race: hill dwarf class: fighter skills: brewers supplies and: athletics and: perception "
      "choose: defense"));
  BOOST_TEST(record().race == "dwarf");
  BOOST_TEST(record().subrace == "Hill Dwarf");
  BOOST_TEST(who("tam").max_hp == 14);
}

BOOST_AUTO_TEST_CASE(a_dragonborn_chooses_its_dragon) {
  say(
      line("race: dragonborn class: fighter skills: athletics and: perception choose: red and: "
           "defense"));
  BOOST_TEST(
      (std::ranges::find(record().features, "draconic-ancestry-red") != record().features.end()));
}

BOOST_AUTO_TEST_CASE(a_high_elf_who_is_no_caster_has_a_cantrip_too) {
  say(
      line("race: elf subrace: high elf class: fighter languages: orc skills: athletics and: "
           "history choose: defense and: fire bolt armor: chain mail weapons: longsword"));
  BOOST_REQUIRE(record().spells.size() == 1U);
  BOOST_TEST(record().spells[0].of == "high-elf-cantrip");
  const stat_block& block = *who("tam").block;
  BOOST_REQUIRE(block.casting.size() == 1U);
  BOOST_TEST((block.casting[0].with == ability::intelligence));
  BOOST_TEST(block.casting[0].spells[0].spell == "fire-bolt");
  say("add target");
  say("cast fire bolt by: tam to: target-1 rolled: 15,4");
  BOOST_TEST(hp("target-1") == 96);
}

BOOST_AUTO_TEST_CASE(a_high_elf_without_its_cantrip_is_refused_unless_it_is_free) {
  const std::string elf = line(
      "race: elf subrace: high elf class: fighter languages: orc skills: athletics and: history "
      "choose: defense");
  const refusal no = refused(elf);
  BOOST_TEST((no.code == refusal_code::missing_label));
  BOOST_TEST(no.message == "High Elf Cantrip: 1 has to be chosen");
  BOOST_TEST(no.hint.starts_with("add `choose:` with "), no.hint);
  BOOST_TEST(no.hint.find("ray of frost") != std::string::npos, no.hint);
  say(elf + " free");
  BOOST_TEST(record().spells.empty());
}

BOOST_AUTO_TEST_CASE(a_high_elf_wizard_has_a_cantrip_more) {
  say(
      line("race: elf subrace: high elf class: wizard languages: orc skills: arcana and: history "
           "choose: fire bolt spells: light and: mage hand and: prestidigitation and: shield and: "
           "sleep and: magic missile and: grease and: alarm and: identify"));
  const auto cantrips = std::ranges::count(record().spells.front().spells, 0, &spell_record::level);
  // That of the elf stands apart, and takes no room among the three of a wizard.
  BOOST_TEST(cantrips == 3);
  BOOST_TEST(record().spells.front().book.size() == 6);
  BOOST_REQUIRE(record().spells.size() == 2U);
  BOOST_TEST(record().spells.back().spells.front().spell == "fire-bolt");
  BOOST_TEST(who("tam").block->casting.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_background_gives_skills_and_languages) {
  say(
      line("race: human class: fighter background: acolyte languages: elvish and: dwarvish and: "
           "orc skills: athletics and: perception choose: defense"));
  BOOST_TEST(record().background == "acolyte");
  BOOST_TEST(who("tam").block->skills[static_cast<std::size_t>(skill::religion)] ==
             ability_modifier(who("tam").block->abilities[3]) + 2);
  BOOST_TEST((refused("character create Other race: human class: fighter background: pirate "
                      "abilities: str and: con and: dex and: wis and: cha and: int")
                  .code == refusal_code::unknown_content));
}

BOOST_AUTO_TEST_CASE(what_is_unknown_or_no_such_thing_is_refused) {
  BOOST_TEST((refused(line("race: vampire class: fighter")).code == refusal_code::unknown_content));
  BOOST_TEST((refused(line("race: human class: jester languages: elvish")).code ==
              refusal_code::unknown_content));
  BOOST_TEST((refused(line("race: human class: fighter languages: elvish armor: longsword")).code ==
              refusal_code::bad_value));
  BOOST_TEST(
      (refused(line("race: human class: fighter languages: elvish weapons: chain mail")).code ==
       refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(free_leaves_open_what_it_likes) {
  say(line("race: elf class: fighter background: pirate free"));
  BOOST_TEST(record().background == "pirate");
  BOOST_TEST(record().skills.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace new_character_suite
}  // namespace dnd::tests
