#include "model/json/text.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <limits>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(json_text_suite)

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  json::append_escaped(out, text);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(only_what_must_be_escaped_is) {
  BOOST_TEST(escaped("a\"b\\c/\n\t\x01") == "a\\\"b\\\\c/\\n\\t\\u0001");
  BOOST_TEST(escaped("Zoë ☃") == "Zoë ☃");
}

BOOST_AUTO_TEST_CASE(a_byte_is_escaped_wherever_it_stands) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    for (const char beside : {'x', ' ', '\x7f', '\x80', '\xff'})
      for (std::size_t before = 0; before < 20; ++before) {
        const std::string left(before, beside);
        const std::string right(19 - before, beside);
        BOOST_REQUIRE_EQUAL(escaped(left + one + right), left + escaped(one) + right);
      }
  }
}

BOOST_AUTO_TEST_CASE(a_byte_is_escaped_in_a_text_of_any_length) {
  for (std::size_t size = 1; size < 20; ++size)
    for (std::size_t at = 0; at < size; ++at) {
      const std::string left(at, 'x');
      const std::string right(size - at - 1, 'y');
      BOOST_REQUIRE_EQUAL(escaped(left + '"' + right), left + "\\\"" + right);
      BOOST_REQUIRE_EQUAL(escaped(left + '\x1f' + right), left + "\\u001f" + right);
      BOOST_REQUIRE_EQUAL(escaped(left + ' ' + right), left + ' ' + right);
    }
}

BOOST_AUTO_TEST_CASE(a_string_stands_in_quotes) {
  std::string out = "x";
  json::append_string(out, "say \"hi\"");
  BOOST_TEST(out == "x\"say \\\"hi\\\"\"");
}

BOOST_AUTO_TEST_CASE(numbers_are_written_to_their_ends) {
  std::string out;
  json::append_int(out, std::numeric_limits<std::int64_t>::min());
  out += ' ';
  json::append_uint(out, std::numeric_limits<std::uint64_t>::max());
  for (const int value : {0, 9, 10, 99, 100, -1, -9, -10}) {
    out += ' ';
    json::append_int(out, value);
  }
  BOOST_TEST(out == "-9223372036854775808 18446744073709551615 0 9 10 99 100 -1 -9 -10");
}

BOOST_AUTO_TEST_CASE(hex_has_all_its_digits_in_lower_case) {
  std::string out;
  json::append_hex(out, 0xAB);
  BOOST_TEST(out == "00000000000000ab");
  json::append_hex(out, 0x0123'4567'89ab'cdef);
  json::append_hex(out, 0xfedc'ba98'7654'3210);
  BOOST_TEST(out == "00000000000000ab0123456789abcdeffedcba9876543210");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
