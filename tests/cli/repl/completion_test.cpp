#include "cli/repl/completion.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(completion_suite)

using dnd::cli::candidate_lines;
using dnd::cli::completion_edit;
using dnd::cli::edit_of;

BOOST_AUTO_TEST_CASE(only_candidate_takes_the_place_of_the_word) {
  const completion_edit edit =
      edit_of("attack by: gr", {.begin = 11, .end = 13, .candidates = {"Grog"}, .after = " "});
  BOOST_TEST(edit.text == "Grog ");
  BOOST_TEST(edit.begin == 11U);
  BOOST_TEST(!edit.wants_list);
}

BOOST_AUTO_TEST_CASE(what_follows_is_not_put_twice) {
  BOOST_TEST(
      edit_of("at by: Grog", {.begin = 0, .end = 2, .candidates = {"attack"}, .after = " "}).text ==
      "attack");
}

BOOST_AUTO_TEST_CASE(several_candidates_give_what_they_have_in_common) {
  const completion_edit edit =
      edit_of("zo", {.begin = 0, .end = 2, .candidates = {"zombie-1", "zombie-2"}, .after = " "});
  BOOST_TEST(edit.text == "zombie-");
  BOOST_TEST(!edit.wants_list);
  BOOST_TEST(edit_of("zombie-",
                     {.begin = 0, .end = 7, .candidates = {"zombie-1", "zombie-2"}, .after = ""})
                 .wants_list);
}

BOOST_AUTO_TEST_CASE(candidates_without_a_common_front_never_shorten_the_word) {
  const completion_edit edit =
      edit_of("gr", {.begin = 0, .end = 2, .candidates = {"Grog", "grick"}, .after = ""});
  BOOST_TEST(edit.text == "gr");
  BOOST_TEST(edit.wants_list);
}

BOOST_AUTO_TEST_CASE(common_front_does_not_cut_a_character_in_two) {
  // Both begin with the byte C3.
  const completion_edit edit =
      edit_of("", {.begin = 0, .end = 0, .candidates = {"Aé", "Aè"}, .after = ""});
  BOOST_TEST(edit.text == "A");
}

BOOST_AUTO_TEST_CASE(list_is_in_columns_clean_and_bounded) {
  BOOST_TEST(candidate_lines({"one", "two", "three"}, {.look = {}, .width = 12}) ==
                 (std::vector<std::string>{"one    three", "two"}),
             boost::test_tools::per_element());
  BOOST_TEST(candidate_lines({"\x1b[2J"}, {}).at(0) == "?[2J");
  const std::vector<std::string> many(500, "zombie");
  BOOST_TEST(candidate_lines(many, {}).back() == "… and 380 more");
}

BOOST_AUTO_TEST_SUITE_END()
