#include "model/utf8.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

BOOST_AUTO_TEST_SUITE(utf8_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(well_formed_text_has_no_bad_byte) {
  for (const char* good : {"", "abc", "\u00e9", "\u0800\uffff", "\U00010000\U0010ffff", "\ud7ff"})
    BOOST_TEST(!first_bad_utf8(good).has_value(), good);
}

BOOST_AUTO_TEST_CASE(the_first_bad_byte_is_named) {
  const char* bad[] = {"\x80",
                       "\xbf",
                       "\xc0\x80",
                       "\xc1\xbf",
                       "\xc3",
                       "\xc3(",
                       "\xe0\x9f\xbf",
                       "\xed\xa0\x80",
                       "\xe2\x82",
                       "\xe2\x82(",
                       "\xf0\x8f\xbf\xbf",
                       "\xf4\x90\x80\x80",
                       "\xf5\x80\x80\x80",
                       "\xf0\x90\x80",
                       "\xff",
                       "\xfe"};
  for (const char* text : bad) {
    BOOST_TEST(first_bad_utf8(text).value() == 0U);
    BOOST_TEST(first_bad_utf8("\u00e9x" + std::string(text) + "y").value() == 3U);
  }
}

BOOST_AUTO_TEST_CASE(a_prefix_never_cuts_a_character) {
  BOOST_TEST(utf8_prefix("abc", 3) == 3U);
  BOOST_TEST(utf8_prefix("abc", 2) == 2U);
  BOOST_TEST(utf8_prefix("a\u00e9", 2) == 1U);
  BOOST_TEST(utf8_prefix("a\U0001f409", 4) == 1U);
  BOOST_TEST(utf8_prefix("a\U0001f409", 5) == 5U);
  BOOST_TEST(utf8_prefix("\u00e9", 0) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
