// The commands for those who write content, and for those who bring it along: the real program.

#include "model/slug.hpp"
#include "tests/support/dnd_program.hpp"
#include "tests/support/import_samples.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(content_suite)

namespace {

using tests::sample_creatures;
using tests::sample_formats;

BOOST_FIXTURE_TEST_CASE(a_check_names_what_is_wrong_and_renames_on_request, dnd_program) {
  const std::string ogre = root / "worlds/W/monsters/ogre-king.yaml";
  (void)root.write("worlds/W/monsters/ogre-king.yaml", "name: Ogre King\nac: 15\nhp: 60\n");
  const auto found = dnd({"content", "check"});
  BOOST_TEST(found.code == 1);
  BOOST_TEST(contains(found.out, ogre + ", line 2, column 1: field ac: is not known here. Did you "
                                        "mean \"armor_class\"?"));
  BOOST_TEST(contains(found.out, "2 things are wrong in 1 file."));
  // Nobody can be asked.
  const auto unasked = dnd({"content", "check", "--fix"});
  BOOST_TEST(unasked.code == 1);
  BOOST_TEST(contains(unasked.out, "2 - ac: 15"));
  BOOST_TEST(contains(unasked.out, "2 + armor_class: 15"));
  BOOST_TEST(contains(unasked.err, "--yes"));
  BOOST_TEST(root.read("worlds/W/monsters/ogre-king.yaml") == "name: Ogre King\nac: 15\nhp: 60\n");
  const auto fixed = done({"content", "check", "--fix", "--yes"});
  BOOST_TEST(contains(fixed.out, "Renamed 2 fields in 1 file."));
  BOOST_TEST(contains(fixed.out, "Sound: 1 file."));
  BOOST_TEST(root.read("worlds/W/monsters/ogre-king.yaml") ==
             "name: Ogre King\narmor_class: 15\nhit_points: 60\n");
  (void)say({"add ogre king"});
}

BOOST_FIXTURE_TEST_CASE(a_check_answers_in_json_and_takes_places, dnd_program) {
  (void)root.write("worlds/W/monsters/a.yaml", "name: A\nac: 15\n");
  (void)root.write("worlds/W/C/monsters/b.yaml", "name: B\narmor_class: 1\nhit_points: 1\n");
  const auto all = dnd({"--json", "content", "check", "--campaign", "C"});
  BOOST_TEST(all.code == 1);
  const json_text answer(all.out);
  BOOST_TEST(!answer.is_ok());
  BOOST_TEST(std::int64_t((*answer)["files"]) == 2);
  BOOST_TEST(std::string_view((*answer)["findings"].at(1)["rename_to"]) == "armor_class");
  BOOST_TEST(contains(done({"content", "check", "worlds/W/C"}).out, "Sound: 1 file."));
  BOOST_TEST(dnd({"--world", "W", "content", "check"}).code == 1);
  BOOST_TEST(dnd({"content", "check", "nowhere"}).code == 1);
  BOOST_TEST(dnd({"content", "check", "x", "--campaign", "C"}).code == 2);
}

BOOST_FIXTURE_TEST_CASE(a_creature_of_each_format_is_imported_and_fights, dnd_program) {
  for (std::size_t i = 0; i < sample_formats().size(); ++i) {
    const auto& of = sample_creatures().at(i % sample_creatures().size());
    const std::string file = root.write("in/" + std::to_string(i), sample_formats()[i].file(of));
    BOOST_TEST_CONTEXT(sample_formats()[i].name) {
      const auto told = done({"import", file, "--force"});
      BOOST_TEST(contains(told.out, of.name));
      BOOST_TEST(contains(told.out, "Wrote 1 file."));
      (void)done({"content", "check", "--campaign", "C"});
      (void)say({"add " + of.name, "add goblin",
                 "attack by: " + model::slug_of(of.name) + "-1 with: " + of.weapon +
                     " to: goblin-" + std::to_string(i + 1)});
    }
  }
}

BOOST_FIXTURE_TEST_CASE(an_import_says_where_it_goes_and_can_be_tried, dnd_program) {
  const std::string file = root.write("in.json", sample_formats()[0].file(sample_creatures()[0]));
  const auto tried = done({"import", file, "--dry-run"});
  BOOST_TEST(contains(tried.out, "Would write 1 file."));
  BOOST_TEST(!root.has("worlds/W/monsters/mill-warden.yaml"));
  (void)done({"import", file, "--into", "campaign", "--as", "character"});
  BOOST_TEST(root.has("worlds/W/C/characters/mill-warden.yaml"));
  (void)done({"import", file});
  const auto again = done({"import", file});
  BOOST_TEST(contains(again.out, "1 was there already"));
  const auto told = done({"--json", "import", file, "--force"});
  const json_text answer(told.out);
  BOOST_TEST(answer.is_ok());
  BOOST_TEST(std::string_view((*answer)["entries"].at(0)["format"]) == "5e-bits/5e-database");
  BOOST_TEST(std::string_view((*answer)["entries"].at(0)["outcome"]) == "written");
}

BOOST_FIXTURE_TEST_CASE(an_import_refuses_what_it_does_not_know, dnd_program) {
  const std::string rope =
      root.write("rope.json", R"({"name": "Rope", "type": "loot", "system": {}})");
  const auto end = dnd({"import", rope});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(contains(end.out, "this looks like something of Foundry that is no actor of dnd5e"));
  BOOST_TEST(dnd({"import", "nowhere.json"}).code == 1);
  BOOST_TEST(dnd({"import"}).code == 2);
  BOOST_TEST(dnd({"import", rope, "--into", "moon"}).code == 2);
  BOOST_TEST(dnd({"import", rope, "--as", "teapot"}).code == 2);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
