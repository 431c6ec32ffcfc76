#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(class_page_suite, dnd::tests::looked_up_scene)

BOOST_AUTO_TEST_CASE(class_has_a_line_for_each_level) {
  const std::string all = page("wizard kind: class");
  BOOST_TEST(
      all.starts_with("Wizard (class): hit die d6\n"
                      "Saves           INT, WIS\n"
                      "Spellcasting    with INT, from level 1\n"
                      "level  prof.  cantrips  slots              gains\n"));
  BOOST_TEST(all.find("\n    3  +2     3         4 2                arcane recovery levels 2\n") !=
             std::string::npos);
  BOOST_TEST(all.find("Signature Spell") != std::string::npos);
  BOOST_TEST(all.find("2 of Arcana, ") != std::string::npos);
  BOOST_TEST(all.find("    Quarterstaff or Dagger; Component pouch or any Arcane Foci; ") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(columns_that_no_level_fills_are_left_out) {
  const std::string all = page("barbarian kind: class");
  BOOST_TEST(all.find("level  prof.  gains\n") != std::string::npos);
  BOOST_TEST(all.find("    1  +2     Rage, Unarmored Defense") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(subclass_names_its_class) {
  BOOST_TEST(page("champion kind: subclass").starts_with("Champion (subclass): Fighter\n"));
}

BOOST_AUTO_TEST_SUITE_END()
