// Blanks of all kinds are blanks, and what has no width is not there.

#include "model/blanks.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(blanks_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(each_blank_is_found_at_both_ends_in_its_whole_length) {
  for (const std::string blank :
       {" ", "\t", "\u00a0", "\u1680", "\u2000", "\u200a", "\u202f", "\u205f", "\u3000"}) {
    BOOST_TEST(blank_at_front(blank + "x") == blank.size());
    BOOST_TEST(blank_at_back("x" + blank) == blank.size());
    BOOST_TEST(blank_at_back(blank) == blank.size());
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_blank_is_none) {
  for (const std::string text :
       {"", "x", "\n", "ë", "\u200b", "—", "\u2070", "\xc2", "\xa0", "a\xa0"}) {
    BOOST_TEST(blank_at_front(text) == 0U, text);
    BOOST_TEST(blank_at_back(text) == 0U, text);
  }
}

BOOST_AUTO_TEST_CASE(what_has_no_width_is_found_but_not_what_joins_signs) {
  for (const std::string unseen : {"\u200b", "\u2060", "\ufeff"})
    BOOST_TEST(unseen_at_front(unseen + "x") == 3U);
  for (const std::string text : {"", "x", "\u200d", "\u00a0"})
    BOOST_TEST(unseen_at_front(text) == 0U);
}

BOOST_AUTO_TEST_CASE(words_are_parted_by_one_space) {
  BOOST_TEST(with_single_blanks(" The \u00a0 Lost\u3000Mine\t") == "The Lost Mine");
  BOOST_TEST(with_single_blanks("\ufeff\u200bThe\u200b Mine\u2060") == "The Mine");
  BOOST_TEST(with_single_blanks("a\u200bb") == "a\u200bb");  // Within a word it is the name's.
  BOOST_TEST(with_single_blanks("") == "");
  BOOST_TEST(with_single_blanks("\u00a0 \u200b") == "");
  BOOST_TEST(with_single_blanks("Zoë") == "Zoë");
}

BOOST_AUTO_TEST_SUITE_END()
