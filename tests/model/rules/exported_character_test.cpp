// What is exported here and imported there is the same character, with the same things.

#include "model/rules/exported_character.hpp"

#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace exported_character_suite {
namespace {

using namespace model;

const std::string scores = " abilities: str and: con and: dex and: wis and: cha and: int ";

std::string exported(const test::game& at) {
  return rules::exported_yaml(at.state, at.who("tam"));
}

/// Another campaign, into which the text comes as a file.
struct elsewhere : test::library_game {
  explicit elsewhere(std::string_view text) {
    disk.write("tam.yaml", std::string(text));
    say("character import \"" + (disk / "tam.yaml") + "\"");
  }
};

/// A campaign in which some things of the content can be given.
struct campaign : test::library_game {
  campaign() {
    for (const char* slug : {"torch", "arrow", "dagger", "rope-hempen-50-feet",
                             "ring-of-protection", "potion-of-healing-common", "healers-kit"}) {
      const auto found = content.goods(slug);
      BOOST_REQUIRE_MESSAGE(found.has_value(), slug);
      knows(**found);
    }
  }
};

/// Things that the content knows, things that it does not, and things that nobody knows.
void have_some(campaign& at, std::mt19937_64& chance) {
  constexpr std::array<std::string_view, 8> gifts = {
      "give 3 torch to: tam",
      "give rope-hempen-50-feet to: tam",
      "give 20 arrow to: tam",
      "give ring-of-protection to: tam looks: odd silver ring",
      "give 2 dagger to: tam",
      "give old map to: tam homemade weight: 0.1",
      "give potion-of-healing-common to: tam",
      "give 2 blocks of incense to: tam homemade"};
  for (int i = 0; i < 6; ++i) {
    const std::size_t which = chance() % (gifts.size() + 1);
    if (which == gifts.size())
      at.say("give " + std::to_string(1 + chance() % 500) + " cp to: tam");
    else
      at.say(gifts[which]);
  }
  if (chance() % 2 == 0) at.say("xp award " + std::to_string(1 + chance() % 900) + " to: tam");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exported_characters)

BOOST_AUTO_TEST_CASE(a_round_trip_changes_nothing) {
  constexpr std::array<std::string_view, 4> beginnings = {
      "race: human class: fighter languages: elvish skills: athletics and: perception choose: "
      "defense equipment: standard",
      "race: human class: wizard languages: elvish skills: arcana and: history spells: light and: "
      "mage hand and: fire bolt and: shield and: sleep equipment: standard",
      "race: dwarf subrace: hill dwarf class: cleric background: acolyte languages: orc and: "
      "elvish skills: history and: medicine and: smith equipment: warhammer and: standard",
      "race: half orc class: barbarian skills: athletics and: survival coins: average"};
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    std::mt19937_64 chance(seed);
    campaign here;
    here.say("character create Tam " + std::string(beginnings[seed % beginnings.size()]) + scores);
    have_some(here, chance);
    if (chance() % 2 == 0) here.say("level up tam free");
    const std::string text = exported(here);
    elsewhere there(text);
    BOOST_TEST_CONTEXT("seed " << seed) {
      BOOST_TEST(exported(there) == text);
      const creature& was = here.who("tam");
      const creature& is = there.who("tam");
      BOOST_TEST(is.max_hp == was.block->hit_points);
      BOOST_TEST(is.block->armor_class == was.block->armor_class);
      BOOST_TEST((is.block->actions == was.block->actions));
      BOOST_TEST((is.block->skills == was.block->skills));
      BOOST_TEST((is.record->levels == was.record->levels));
      BOOST_TEST((is.record->spells == was.record->spells));
      BOOST_TEST(
          (*there.state.books().holdings.find("tam") == *here.state.books().holdings.find("tam")));
    }
  }
}

BOOST_AUTO_TEST_CASE(wounds_stay_where_they_were_received) {
  campaign here;
  here.say(
      "character create Tam race: human class: fighter languages: elvish skills: athletics "
      "and: perception choose: defense" +
      scores);
  here.say("damage to: tam amount: 5");
  here.say("condition add poisoned to: tam");
  elsewhere there(exported(here));
  BOOST_TEST(there.hp("tam") == 12);
  BOOST_TEST(!there.is("tam", condition::poisoned));
}

BOOST_AUTO_TEST_CASE(what_is_in_containers_comes_along) {
  campaign here;
  here.say(
      "character create Tam race: human class: fighter languages: elvish skills: athletics "
      "and: perception choose: defense" +
      scores);
  here.say("container Sack of: tam");
  here.say("give 7 torch to: tam");
  here.say("give 2 torch to: sack");
  elsewhere there(exported(here));
  const holding* const has = there.state.books().holdings.find("tam");
  BOOST_REQUIRE(has != nullptr);
  BOOST_TEST(has->items.front().count == 9);
}

BOOST_AUTO_TEST_CASE(uses_of_a_thing_that_are_gone_stay_gone) {
  campaign here;
  here.say(
      "character create Tam race: human class: fighter languages: elvish skills: athletics "
      "and: perception choose: defense" +
      scores);
  here.say("give healers-kit to: tam");
  here.say("use healer's kit by: tam to: tam free");
  elsewhere there(exported(here));
  const holding* const has = there.state.books().holdings.find("tam");
  BOOST_REQUIRE(has != nullptr);
  BOOST_TEST((has->items == here.state.books().holdings.find("tam")->items));
  BOOST_TEST(has->items.front().spent.front().spent == 1);
}

BOOST_AUTO_TEST_CASE(another_name_makes_another_character) {
  campaign here;
  here.say(
      "character create Tam race: human class: fighter languages: elvish skills: athletics "
      "and: perception choose: defense" +
      scores);
  here.disk.write("tam.yaml", exported(here));
  const std::string file = "\"" + (here.disk / "tam.yaml") + "\"";
  BOOST_TEST((here.refused("character import " + file).code == refusal_code::name_taken));
  here.say("character import " + file + " as: Tim");
  BOOST_TEST(here.who("tim").max_hp == 12);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_wrong_says_where) {
  campaign here;
  here.disk.write("tam.yaml",
                  "name: Tam\nrace: human\nclass: fighter\ninventory: [{item: moon}]\n");
  const std::string file = "\"" + (here.disk / "tam.yaml") + "\"";
  BOOST_TEST((here.refused("character import " + file).code == refusal_code::unknown_content));
  BOOST_TEST(here.why_not.find("nothing that the content knows") != std::string::npos,
             here.why_not);
  here.refused("character import \"" + (here.disk / "none.yaml") + "\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace exported_character_suite
}  // namespace dnd::tests
