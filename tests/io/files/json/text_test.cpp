#include "io/files/json/text.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(text_suite)

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  json::append_escaped(out, text);
  return out;
}

BOOST_AUTO_TEST_CASE(every_byte_comes_back_as_it_went_out) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  std::string back = "x";
  BOOST_REQUIRE(json::append_unescaped(back, escaped(all)));
  BOOST_TEST((back == "x" + all));
}

BOOST_AUTO_TEST_CASE(a_text_without_escapes_is_its_own_value) {
  BOOST_TEST(json::is_plain(escaped("Zoë")));
  BOOST_TEST(!json::is_plain(escaped("\n")));
}

BOOST_AUTO_TEST_CASE(escapes_of_others_are_read) {
  std::string out;
  BOOST_REQUIRE(json::append_unescaped(out, "\\u00e9\\u20AC\\ud83d\\ude00\\/\\b\\f\\r"));
  BOOST_TEST(out == "é€😀/\b\f\r");
}

BOOST_AUTO_TEST_CASE(malformed_escapes_are_refused_and_change_nothing) {
  for (const std::string_view bad :
       {"\\", "\\x", "\\u12", "\\u12g4", "\\u-123", "\\u+123", "\\u 123", "\\ud83d", "\\ud83dx",
        "\\ud83d\\u0041", "\\ude00", "a\"b", "a\nb"}) {
    std::string out = "kept";
    BOOST_TEST(!json::append_unescaped(out, bad), bad);
    BOOST_TEST(out == "kept");
  }
}

BOOST_AUTO_TEST_CASE(body_of_a_string_ends_at_the_quote_that_is_not_escaped) {
  BOOST_TEST(json::string_body_size("abc\",") == 3u);
  BOOST_TEST(json::string_body_size("\"") == 0u);
  BOOST_TEST(json::string_body_size("a\\\"b\"") == 4u);
  BOOST_TEST(json::string_body_size("a\\\\\"b\"") == 3u);
  BOOST_TEST(json::string_body_size("abc\\\"") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(integers_are_written_and_taken_to_their_ends) {
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{-7}, std::int64_t{1'234'567},
        std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    std::string out;
    json::append_int(out, value);
    out += ",";
    std::string_view rest = out;
    BOOST_TEST(*json::take_int(rest) == value);
    BOOST_TEST(rest == ",");
  }
  std::string out;
  json::append_uint(out, std::numeric_limits<std::uint64_t>::max());
  std::string_view rest = out;
  BOOST_TEST(*json::take_uint(rest) == std::numeric_limits<std::uint64_t>::max());
}

BOOST_AUTO_TEST_CASE(what_is_no_integer_is_not_taken) {
  for (const std::string_view bad : {"", "-", "+1", "01", "-01", "x", "18446744073709551616"}) {
    std::string_view rest = bad;
    BOOST_TEST(!json::take_uint(rest).has_value(), bad);
    BOOST_TEST(!json::take_int(rest).has_value(), bad);
    BOOST_TEST(rest == bad);
  }
  std::string_view negative = "-1";
  BOOST_TEST(!json::take_uint(negative).has_value());
}

BOOST_AUTO_TEST_CASE(hex_is_16_digits_of_lower_case) {
  std::string out;
  json::append_hex(out, 0x0123456789abcdefU);
  BOOST_TEST(out == "0123456789abcdef");
  BOOST_TEST(*json::parse_hex(out) == 0x0123456789abcdefU);
  for (const std::string_view bad :
       {"", "0123456789abcde", "0123456789abcdef0", "0123456789Abcdef", "0123456789abcdeg",
        "012345678:abcdef", "0123456789abcde`", "0123456789abcde/",
        "\x80"
        "123456789abcdef"}) {
    BOOST_TEST(!json::parse_hex(bad).has_value(), bad);
  }
}

BOOST_AUTO_TEST_CASE(each_of_sixteen_hex_digits_counts_at_its_place) {
  const std::string_view digits = "0123456789abcdef";
  for (std::size_t at = 0; at < 16; ++at)
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = "fedcba9876543210";
      text[at] = static_cast<char>(byte);
      const auto value = digits.find(static_cast<char>(byte));
      const auto read = json::parse_hex(text);
      BOOST_TEST_REQUIRE(read.has_value() == (value != std::string_view::npos));
      if (!read) continue;
      const auto shift = 4 * (15 - at);
      const auto others = 0xfedcba9876543210U & ~(std::uint64_t{15} << shift);
      BOOST_TEST_REQUIRE(*read == (others | std::uint64_t{value} << shift));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
