#include "model/utf8.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

BOOST_AUTO_TEST_SUITE(utf8_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(well_formed_text_has_no_bad_byte) {
  for (const char* good : {"", "abc", "\u00e9", "\u0800\uffff", "\U00010000\U0010ffff", "\ud7ff"})
    BOOST_TEST(!first_bad_utf8(good).has_value(), good);
}

BOOST_AUTO_TEST_CASE(text_of_which_nothing_is_to_be_seen_is_invisible) {
  for (const char* unseen : {"", " ", "\t", "\u00a0", "\u200b", "\u200b \ufeff", "\u2028", "\u3164",
                             "\u2800", "\u115f\u1160", "\uffa0", "\u0301", "\ufe0f", "\u202e"})
    BOOST_TEST(is_invisible(unseen), unseen);
  for (const char* seen : {"a", "\u200bZo\u00eb", "e\u0301", "-", "\u4e2d", "\U0001f409", "\xff"})
    BOOST_TEST(!is_invisible(seen), seen);
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

BOOST_AUTO_TEST_CASE(a_bad_byte_is_found_wherever_it_stands) {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string text = std::string(before, 'x') + "\xff" + std::string(20 - before, 'y');
    BOOST_TEST(first_bad_utf8(text).value() == before);
    BOOST_TEST(!is_utf8(text));
    BOOST_TEST(!is_ascii(text));
  }
}

BOOST_AUTO_TEST_CASE(ascii_ends_at_its_last_character) {
  BOOST_TEST(is_ascii(""));
  BOOST_TEST(is_ascii("0123456789abcdef\x7f"));
  BOOST_TEST(!is_ascii("0123456789abcdef\x80"));
}

BOOST_AUTO_TEST_CASE(characters_come_off_the_front_one_by_one) {
  std::string_view text = "a\u00e9\u2028\U0001f409";
  for (const char32_t expected : {U'a', U'\u00e9', U'\u2028', U'\U0001f409'}) {
    const utf8_character next = first_character(text);
    BOOST_TEST((next.valid && next.value == expected));
    text.remove_prefix(next.bytes);
  }
  BOOST_TEST(text.empty());
  // A sequence that is cut off: its first byte is foreign, and so is what would have followed.
  const utf8_character cut = first_character("\xe2\x82");
  BOOST_TEST((!cut.valid && cut.value == U'\uFFFD' && cut.bytes == 1U));
}

BOOST_AUTO_TEST_CASE(every_character_that_is_appended_comes_back) {
  for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 0xFD) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text = "x";
    append_utf8(text, value);
    const utf8_character back = first_character(std::string_view(text).substr(1));
    BOOST_REQUIRE((back.valid && back.value == value && back.bytes + 1 == text.size()));
  }
}

BOOST_AUTO_TEST_CASE(control_characters_are_those_of_both_halves_of_latin_1) {
  for (char32_t value = 0; value < 0x3000; ++value) {
    const bool expected = value < 0x20 || (value >= 0x7F && value < 0xA0);
    BOOST_REQUIRE(is_control_character(value) == expected);
  }
}

BOOST_AUTO_TEST_CASE(width_is_counted_in_cells) {
  BOOST_TEST(display_width("") == 0U);
  BOOST_TEST(display_width("abc") == 3U);
  BOOST_TEST(display_width("Zoë → …█░") == 9U);
  BOOST_TEST(display_width("e\u0301") == 1U);       // A combining accent.
  BOOST_TEST(display_width("\u200d\ufe0f") == 0U);  // Joiners and selectors are not seen.
  BOOST_TEST(display_width("龍") == 2U);
  BOOST_TEST(display_width("ｗ") == 2U);  // Full width.
  BOOST_TEST(display_width("\U0001f409") == 2U);
  BOOST_TEST(display_width("\u05d0\u05b8") == 1U);  // A Hebrew letter with its vowel.
}

BOOST_AUTO_TEST_SUITE_END()
