// Small pieces of text.

#include "model/language/wording.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(wording_suite)

using namespace dnd::model::language;

BOOST_AUTO_TEST_CASE(only_ascii_letters_have_a_case) {
  BOOST_TEST(lower("Grog THE 3rd! \xc3\x84") == "grog the 3rd! \xc3\x84");
}

BOOST_AUTO_TEST_CASE(words_are_the_same_whatever_their_case) {
  BOOST_TEST(same_word("Attack", "aTTACK"));
  BOOST_TEST(same_word("", ""));
  BOOST_TEST(!same_word("attack", "attac"));
  BOOST_TEST(!same_word("attack", "attach"));
}

BOOST_AUTO_TEST_CASE(text_begins_with_a_prefix_whatever_the_case) {
  BOOST_TEST(begins_with("Attack", "aTT"));
  BOOST_TEST(begins_with("Attack", ""));
  BOOST_TEST(!begins_with("att", "attack"));
  BOOST_TEST(!begins_with("attack", "tack"));
}

BOOST_AUTO_TEST_CASE(text_is_shown_in_quotes_up_to_60_bytes) {
  BOOST_TEST(shown("grog") == "\"grog\"");
  const std::string longest(60, 'x');
  BOOST_TEST(shown(longest) == '"' + longest + '"');
  BOOST_TEST(shown(longest + 'y') == '"' + longest + "…\"");
}

BOOST_AUTO_TEST_CASE(text_that_is_cut_keeps_its_characters_whole) {
  // The 60th byte is the first of two.
  const std::string text = std::string(59, 'x') + "\xc3\xa4 and more";
  BOOST_TEST(shown(text) == '"' + std::string(59, 'x') + "…\"");
}

BOOST_AUTO_TEST_CASE(list_says_how_many_there_are_when_it_is_cut) {
  const std::vector<std::string_view> three{"a", "b", "c"};
  BOOST_TEST(listed({}) == "");
  BOOST_TEST(listed(three) == "a, b, c");
  BOOST_TEST(listed(three, 3) == "a, b, c");
  BOOST_TEST(listed(three, 2) == "a, b, … (3 in all)");
}

BOOST_AUTO_TEST_CASE(sentences_that_are_empty_leave_no_gap) {
  BOOST_TEST(sentences({"One.", "", "Two."}) == "One. Two.");
  BOOST_TEST(sentences({"", ""}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
