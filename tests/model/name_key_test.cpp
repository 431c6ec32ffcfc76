// One key for all spellings of a name, and for no other name.

#include "model/name_key.hpp"

#include "model/utf8.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(name_key_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(ascii_loses_its_case_and_nothing_else) {
  BOOST_TEST(name_key("The_Lost Mine-7 [{@~") == "the_lost mine-7 [{@~");
  BOOST_TEST(name_key("").empty());
}

BOOST_AUTO_TEST_CASE(case_and_the_bytes_of_an_accent_make_no_difference) {
  BOOST_TEST(name_key("ZOË") == "zoë");
  BOOST_TEST(name_key("Zoe\u0308") == "zo\u00eb");
  BOOST_TEST(name_key("ÉLARA") == name_key("e\u0301lara"));
  BOOST_TEST(name_key("WEISS") == name_key("Weiß"));
  BOOST_TEST(name_key("ΣΟΦΟΣ") == name_key("σοφος"));
  BOOST_TEST(name_key("ДРАКОН") == "дракон");
}

BOOST_AUTO_TEST_CASE(other_letters_make_another_name) {
  BOOST_TEST(name_key("Zoe") != name_key("Zoë"));
  BOOST_TEST(name_key("Élara") != name_key("Elara"));
}

BOOST_AUTO_TEST_CASE(what_looks_alike_has_one_key) {
  BOOST_TEST(name_key("Mad\u00a0Dog") == "mad dog");
  BOOST_TEST(name_key("Mad\u202fDog") == name_key("Mad\u3000Dog"));
  BOOST_TEST(name_key("Zo\u200be") == "zoe");
  BOOST_TEST(name_key("\ufeffZo\u00adë\u2060") == "zoë");
  BOOST_TEST(name_key("K\u2019thriss") == "k'thriss");
  BOOST_TEST(name_key("Anna\u2013Lena") == "anna-lena");
  for (const char* quoted : {"“Doc”", "„Doc“", "«Doc»", "\"Doc\""})
    BOOST_TEST(name_key(quoted) == "\"doc\"");
}

BOOST_AUTO_TEST_CASE(without_accents_names_are_near) {
  BOOST_TEST(name_key_without_accents("ZOË") == "zoe");
  BOOST_TEST(name_key_without_accents("Zoe\u0308") == "zoe");
  BOOST_TEST(name_key_without_accents("Zoe") == "zoe");
  BOOST_TEST(name_key_without_accents("Ñandú \u00a0x") == "nandu  x");
  BOOST_TEST(name_key_without_accents("A\xff") == "a\xff");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf_8_stay) {
  BOOST_TEST(name_key("A\xff\xc3\x8b") == "a\xff\xc3\x8b");
}

BOOST_AUTO_TEST_CASE(a_key_is_its_own_key) {
  int others = 0;
  for (char32_t value = 0; value < 0x20000; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text = "x";
    append_utf8(text, value);
    const std::string key = name_key(text);
    others += name_key(key) == key ? 0 : 1;
  }
  BOOST_TEST(others == 0);
}

BOOST_AUTO_TEST_SUITE_END()
