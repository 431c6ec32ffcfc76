#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(entry_page_suite, dnd::tests::looked_up_scene)

using namespace dnd;
using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(fields_are_named_in_words) {
  BOOST_TEST(term_of("casting_time") == "Casting time");
  BOOST_TEST(term_of("str") == "STR");
  BOOST_TEST(capitalized("") == "");
  BOOST_TEST(capitalized("Étude") == "Étude");
}

BOOST_AUTO_TEST_CASE(small_kinds_are_shown_field_by_field) {
  disk.write("world/languages/old-tongue.yaml",
             "name: Old Tongue\nkind: exotic\nspeakers: [owls, \"the moon\"]\n");
  BOOST_TEST(page("old tongue")
                 .starts_with("Old Tongue (language)\n"
                              "Kind            exotic\n"
                              "Speakers        owls, the moon\nfrom /"));
}

BOOST_AUTO_TEST_CASE(choices_and_scores_are_words_too) {
  disk.write("world/races/owlfolk.yaml",
             "name: Owlfolk\nsize: medium\nspeed: 30\nability_bonuses: {wis: 2, dex: 1}\n"
             "choose_languages: {count: 1, from: [elvish, dwarvish]}\n");
  const std::string all = page("owlfolk");
  BOOST_TEST(all.find("Ability bonuses WIS 2, DEX 1\n") != std::string::npos);
  BOOST_TEST(all.find("1 of Elvish, Dwarvish\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_texts_are_broken_at_the_width_and_keep_their_paragraphs) {
  where.width = 30;
  disk.write("world/conditions/dizzy.yaml",
             "name: Dizzy\ndescription: \"All turns round and round, for as long as it takes.\\n\\n"
             "Then it stops.\"\n");
  BOOST_TEST(
      page("dizzy").starts_with("Dizzy (condition)\n"
                                "All turns round and round, for\n"
                                "as long as it takes.\n"
                                "\n"
                                "Then it stops.\n"));
}

BOOST_AUTO_TEST_SUITE_END()
