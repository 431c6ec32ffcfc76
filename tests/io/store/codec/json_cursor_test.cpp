// JSON tokens taken from the front of a text, and everything that is no such token.

#include "io/store/codec/json_cursor.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(json_cursor_suite)

namespace {

using io::json_cursor;

template <class T>
using maybe = std::optional<T>;

maybe<std::int64_t> int_of(std::string_view text) {
  json_cursor at(text);
  const auto value = at.take_int();
  return value && at.at_end() ? value : std::nullopt;
}
maybe<std::uint64_t> uint_of(std::string_view text) {
  json_cursor at(text);
  const auto value = at.take_uint();
  return value && at.at_end() ? value : std::nullopt;
}
/// The value at the front, and what is after it, with a `|` between them; empty: there is none.
std::string value_of(std::string_view text) {
  json_cursor at(text);
  const auto value = at.take_value();
  return value ? std::string(*value) + '|' + std::string(at.rest()) : std::string();
}

BOOST_AUTO_TEST_CASE(mark_is_taken_when_it_is_next_also_after_white_space) {
  json_cursor at("{ \t\r\n}");
  BOOST_TEST(at.take('{'));
  BOOST_TEST(!at.take('{'));
  BOOST_TEST(at.take('}'));
  BOOST_TEST(!at.take('}'));
}

BOOST_AUTO_TEST_CASE(white_space_alone_is_the_end) {
  BOOST_TEST(json_cursor("").at_end());
  BOOST_TEST(json_cursor(" \t\r\n").at_end());
  BOOST_TEST(!json_cursor(" x").at_end());
}

BOOST_AUTO_TEST_CASE(name_is_taken_with_its_colon_and_no_other_is) {
  json_cursor at(R"("name":1)");
  BOOST_TEST(!at.take_name("nam"));
  BOOST_TEST(!at.take_name("names"));
  BOOST_TEST(!at.take_name("Name"));
  BOOST_TEST(at.take_name("name"));
  BOOST_TEST(at.rest() == "1");
}

BOOST_AUTO_TEST_CASE(name_that_is_cut_off_is_not_taken) {
  for (const char* const cut : {"", "\"", "\"name", "\"name\"", "\"name\" :", "name:"})
    BOOST_TEST(!json_cursor(cut).take_name("name"), cut);
}

BOOST_AUTO_TEST_CASE(word_is_taken_whole) {
  json_cursor at(" true,fals");
  BOOST_TEST(at.take_word("true"));
  BOOST_TEST(at.take(','));
  BOOST_TEST(!at.take_word("false"));
}

BOOST_AUTO_TEST_CASE(whole_numbers_are_read_to_the_ends_of_their_range) {
  BOOST_TEST(int_of("0").value() == 0);
  BOOST_TEST(int_of(" -12 ").value() == -12);
  BOOST_TEST(int_of("9223372036854775807").value() == std::numeric_limits<std::int64_t>::max());
  BOOST_TEST(int_of("-9223372036854775808").value() == std::numeric_limits<std::int64_t>::min());
  BOOST_TEST(uint_of("18446744073709551615").value() == std::numeric_limits<std::uint64_t>::max());
}

BOOST_AUTO_TEST_CASE(numbers_past_their_range_are_not_read) {
  BOOST_TEST(!int_of("9223372036854775808"));
  BOOST_TEST(!int_of("-9223372036854775809"));
  BOOST_TEST(!uint_of("18446744073709551616"));
  BOOST_TEST(!uint_of("-1"));
}

BOOST_AUTO_TEST_CASE(number_is_spelled_as_json_spells_it) {
  for (const char* const other : {"", "-", "+1", "01", "-01", "1.5", "1e3", "x", "0x1", "--1"}) {
    BOOST_TEST(!int_of(other), other);
    BOOST_TEST(!uint_of(other), other);
  }
}

BOOST_AUTO_TEST_CASE(plain_string_is_its_own_value) {
  json_cursor at(R"("a long one, of more than 16 bytes","")");
  std::string_view value;
  BOOST_TEST(at.take_plain(value));
  BOOST_TEST(value == "a long one, of more than 16 bytes");
  BOOST_TEST(at.take(','));
  BOOST_TEST(at.take_plain(value));
  BOOST_TEST(value.empty());
}

BOOST_AUTO_TEST_CASE(string_with_an_escape_is_not_plain_and_nothing_is_taken) {
  json_cursor at(R"("a\nb")");
  std::string_view value;
  BOOST_TEST(!at.take_plain(value));
  BOOST_TEST(at.take_string().value() == R"(a\nb)");
}

BOOST_AUTO_TEST_CASE(body_of_a_string_ends_at_the_quote_that_is_not_escaped) {
  json_cursor at(R"( "a\"b\\" x)");
  BOOST_TEST(at.take_string().value() == R"(a\"b\\)");
  BOOST_TEST(at.rest() == " x");
}

BOOST_AUTO_TEST_CASE(string_without_an_end_is_none) {
  for (const char* const cut : {"", "x", "\"", "\"abc", "\"abc\\\""}) {
    std::string_view value;
    BOOST_TEST(!json_cursor(cut).take_string(), cut);
    BOOST_TEST(!json_cursor(cut).take_plain(value), cut);
  }
}

BOOST_AUTO_TEST_CASE(value_of_any_kind_is_taken_as_text) {
  BOOST_TEST(value_of("12,") == "12|,");
  BOOST_TEST(value_of(R"( "a,b}" ,)") == R"("a,b}"| ,)");
  BOOST_TEST(value_of("true}") == "true|}");
  BOOST_TEST(value_of("[1, [2], {}] x") == "[1, [2], {}]| x");
  BOOST_TEST(value_of(R"({"a":{"b":[]}},)") == R"({"a":{"b":[]}}|,)");
}

BOOST_AUTO_TEST_CASE(bracket_inside_a_string_closes_nothing) {
  BOOST_TEST(value_of(R"(["]","\"]"]x)") == R"(["]","\"]"]|x)");
}

BOOST_AUTO_TEST_CASE(value_that_does_not_end_or_begin_is_none) {
  for (const char* const other : {"", " ", ",", "]", "}", ":", "[", "[1", "{\"a\"", "[\"a]", "\"a"})
    BOOST_TEST(value_of(other).empty(), other);
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_read_without_a_stack) {
  const std::string open(100'000, '[');
  const std::string close(100'000, ']');
  BOOST_TEST((value_of(open + close) == open + close + '|'));
  BOOST_TEST(value_of(open).empty());
}

BOOST_AUTO_TEST_CASE(position_can_be_gone_back_to) {
  json_cursor at("12,13");
  const char* const begin = at.position();
  BOOST_TEST(at.take_int().value() == 12);
  at.move_to(begin);
  BOOST_TEST(at.take_uint().value() == 12U);
  BOOST_TEST(at.has(begin, 5));
  BOOST_TEST(!at.has(begin, 6));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
