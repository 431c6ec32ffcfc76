#include "model/rules/record_text.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::tests {
namespace record_text_suite {

using namespace model;
using rules::yaml_text;

BOOST_AUTO_TEST_SUITE(record_texts)

BOOST_AUTO_TEST_CASE(words_stand_as_they_are_and_the_rest_in_quotes) {
  BOOST_TEST(yaml_text("chain-mail") == "chain-mail");
  BOOST_TEST(yaml_text("Wren O'Tarrow") == "Wren O'Tarrow");
  BOOST_TEST(yaml_text("common, elvish") == "\"common, elvish\"");
  BOOST_TEST(yaml_text("No") == "\"No\"");
  BOOST_TEST(yaml_text("3") == "\"3\"");
  BOOST_TEST(yaml_text("") == "\"\"");
  BOOST_TEST(yaml_text("a \"b\"") == "\"a \\\"b\\\"\"");
}

BOOST_AUTO_TEST_CASE(a_record_is_a_file_of_a_character) {
  character_record record;
  record.slug = "mira";
  record.name = "Mira";
  record.race = "human";
  record.abilities = {14, 10, 14, 10, 16, 13};
  record.levels = {{.of = "cleric", .hp = 0, .gain = {}}, {.of = "fighter", .hp = 7, .gain = {}}};
  record.subclasses = {{"cleric", "life"}};
  record.spells = {{.of = "cleric", .spells = {{"light", 0}, {"bless", 1}}, .book = {}}};
  record.armor = "chain-mail";
  record.shield = true;
  record.weapons.resize(2);
  record.weapons[0].weapon = "mace";
  record.weapons[1].weapon = "dagger";
  record.weapons[1].silvered = true;
  record.items.resize(1);
  record.items[0].item = "ring-of-protection";
  record.items[0].attuned = true;
  BOOST_TEST(rules::yaml_of(record) ==
             "name: Mira\n"
             "race: human\n"
             "levels: [cleric, {class: fighter, hp: 7}]\n"
             "subclasses: {cleric: life}\n"
             "abilities: {str: 14, dex: 10, con: 14, int: 10, wis: 16, cha: 13}\n"
             "armor: chain-mail\n"
             "shield: true\n"
             "weapons: [mace, {weapon: dagger, silvered: true}]\n"
             "items: [ring-of-protection]\n"
             "attuned: [ring-of-protection]\n"
             "spells: {cleric: {0: [light], 1: [bless]}}\n");
  BOOST_TEST(rules::lookup_text(record) == "mira\n" + rules::yaml_of(record));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace record_text_suite
}  // namespace dnd::tests
