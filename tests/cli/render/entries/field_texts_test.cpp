// Fields of the content in words, of entries that are built in.

#include "cli/render/entries/field_texts.hpp"

#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(field_texts_suite, dnd::tests::looked_up_scene)

BOOST_AUTO_TEST_CASE(uses_say_how_many_and_when_they_come_back) {
  const auto has = [&](const std::string& what, std::string_view part) {
    // As one line, wherever it was broken.
    std::string all = page(what);
    std::string words;
    for (const char c : all)
      if ((c != ' ' && c != '\n') || !words.ends_with(' ')) words += c == '\n' ? ' ' : c;
    BOOST_TEST(words.find(part) != std::string::npos, part << " in\n" << words);
  };
  has("monk kind: class", "Uses Ki: 1 a level, from level 2, back after any rest");
  has("paladin kind: class", "Lay on hands: 5 a level, back after a long rest");
  has("barbarian kind: class",
      "Uses Rage: 2, 3 from level 3, 4 from level 6, 5 from level 12, 6 from level 17, any number "
      "from level 20, back after a long rest");
  has("wand of web", "7, 1d6+1 back at dawn");
  has("efreeti bottle", "never back");
}

BOOST_AUTO_TEST_CASE(gold_says_so) {
  BOOST_TEST(has_line("wizard kind: class", "Starting gold   4d4 × 10 gp"));
  BOOST_TEST(has_line("monk kind: class", "Starting gold   5d4 gp"));
  BOOST_TEST(has_line("acolyte kind: background", "Gold            15 gp"));
}

BOOST_AUTO_TEST_CASE(a_number_of_languages_is_of_any) {
  BOOST_TEST(has_line("acolyte kind: background", "Languages       any 2"));
}

BOOST_AUTO_TEST_CASE(a_skill_goes_by_its_name) {
  BOOST_TEST(has_line("acolyte kind: background", "Proficiencies   Insight, Religion"));
}

BOOST_AUTO_TEST_SUITE_END()
