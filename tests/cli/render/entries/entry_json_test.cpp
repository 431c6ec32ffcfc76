#include "cli/render/entries/entry_json.hpp"

#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(entry_json_suite, dnd::tests::looked_up_scene)

using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(entry_is_its_file_as_data) {
  disk.write("world/traits/quiet.yaml", "name: Quiet\ndescription: Makes no sound.\n");
  disk.write("world/monsters/hound.yaml",
             "name: Hound\narmor_class: 12\nhit_points: 5\nspeed: {walk: 40, hover: true}\n"
             "traits: [Quiet]\nlanguages: \"7\"\nchallenge: 1/2\n");
  const std::string all = entries_json(look("hound"));
  BOOST_TEST(all.starts_with(R"("entries":[{"kind":"monsters","slug":"hound","name":"Hound",)"));
  BOOST_TEST(all.find(R"("fields":{"name":"Hound","armor_class":12,"hit_points":5,)"
                      R"("speed":{"walk":40,"hover":true},"traits":["Quiet"],"languages":"7",)"
                      R"("challenge":"1/2"},"told":{"quiet":"Makes no sound."}}])") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_number_in_json_is_a_text) {
  disk.write("world/conditions/odd.yaml", "name: 007\n");
  BOOST_TEST(entries_json(look("odd")).find(R"("fields":{"name":"007"})") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(found_rows_have_their_columns_as_data) {
  const std::string spells = found_json(find("spell name: fireball ritual: no"));
  BOOST_TEST(spells.find(R"("kind":"spells","found":[)") == 0U);
  BOOST_TEST(spells.find(R"({"slug":"fireball","name":"Fireball",)"
                         R"("source":"built-in/spells/fireball.yaml","level":3,)"
                         R"("school":["evocation"],"time":"1 action",)"
                         R"("class":["sorcerer","wizard"],"ritual":false})") != std::string::npos);
  const std::string monsters = found_json(find("cr: 1/4 name: zombie"));
  BOOST_TEST(monsters.find(R"("cr":"1/4","type":["undead"],)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(field_that_an_entry_has_not_is_null) {
  disk.write("world/equipment/wind.yaml", "name: Wind\ncategory: weapon\n");
  const std::string all = found_json(find("equipment name: wind"));
  BOOST_TEST(all.find(R"("cost":null,"weight":null)") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
