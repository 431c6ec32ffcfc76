// The pieces of the decoder: tokens off the front of a text, and fields in any order.

#include "io/store/codec/json_decoder.hpp"

#include "io/store/codec/json_cursor.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(json_decoder_suite)

using namespace dnd;
using io::json_cursor;
using io::json_index;

namespace {

/// The whole of what `take_value` takes; empty when it takes nothing.
std::string value_of(std::string_view text) {
  json_cursor cursor(text);
  return std::string(cursor.take_value().value_or(""));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_cursor_takes_tokens_and_skips_white_space_between) {
  json_cursor cursor(" \t[ 12 , -3,\"a\\\"b\" ]\r\n");
  BOOST_TEST(cursor.take('['));
  BOOST_TEST(cursor.take_int().value() == 12);
  BOOST_TEST(cursor.take(','));
  BOOST_TEST(!cursor.take(','));
  BOOST_TEST(cursor.take_int().value() == -3);
  BOOST_TEST(cursor.take(','));
  BOOST_TEST(cursor.take_string().value() == "a\\\"b");
  BOOST_TEST(cursor.take(']'));
  BOOST_TEST(cursor.at_end());
}

BOOST_AUTO_TEST_CASE(a_name_is_taken_whole_or_not_at_all) {
  json_cursor cursor("\"hp\":3");
  BOOST_TEST(!cursor.take_name("h"));
  BOOST_TEST(!cursor.take_name("hp_dice"));
  BOOST_TEST(!cursor.take_name("mp"));
  BOOST_TEST(cursor.take_name("hp"));
  BOOST_TEST(cursor.take_int().value() == 3);
  BOOST_TEST(!json_cursor("\"hp\"").take_name("hp"));
  BOOST_TEST(!json_cursor("").take_name("hp"));
}

BOOST_AUTO_TEST_CASE(values_of_every_kind_are_taken_as_text) {
  for (const auto* text : {"1", "-12", "true", "null", "\"\"", "\"a,b]}\"", "[]", "{}", "[1,[2],3]",
                           "{\"a\":{\"b\":[1,\"}\"]},\"c\":2}"})
    BOOST_TEST(value_of(std::string(text) + ",\"next\":1") == text);
  for (const auto* text : {"", " ", ",", "]", "}", "\"open", "[1", "{\"a\":", "[[]", ":"})
    BOOST_TEST(value_of(text) == "");
}

BOOST_AUTO_TEST_CASE(deep_nesting_costs_no_stack) {
  const std::string deep = std::string(500'000, '[') + std::string(500'000, ']');
  BOOST_TEST(value_of(deep).size() == deep.size());
  BOOST_TEST(value_of(deep.substr(0, 999'999)) == "");
}

BOOST_AUTO_TEST_CASE(an_index_gives_each_field_once) {
  json_index index;
  BOOST_REQUIRE(index.read(R"(,"b":[1,2],"a":"x")"));
  BOOST_TEST(index.take("a").value() == "\"x\"");
  BOOST_TEST(!index.take("a"));
  BOOST_TEST(!index.take("c"));
  BOOST_TEST(index.left_over() == "b");
  BOOST_TEST(index.take("b").value() == "[1,2]");
  BOOST_TEST(index.left_over() == "");
}

BOOST_AUTO_TEST_CASE(an_index_refuses_what_is_no_list_of_fields) {
  json_index index;
  BOOST_TEST(index.read(""));
  BOOST_TEST(index.read("{\"a\":1", '{'));
  for (const auto* text : {",", "\"a\":1", ",\"a\"", ",\"a\":", ",\"a\":1\"b\":2", ",a:1",
                           "{\"a\":1", ",\"a\":1,", ",\"a\":1{\"b\":2"}) {
    BOOST_TEST(!index.read(text), text);
    BOOST_TEST(index.doubled() == "");
  }
  BOOST_TEST(!index.read(R"(,"a":1,"b":2,"a":1)"));
  BOOST_TEST(index.doubled() == "a");
}

BOOST_AUTO_TEST_CASE(an_index_has_a_bound) {
  std::string text;
  const auto add = [&](std::size_t i) { text += ",\"f" + std::to_string(i) + "\":1"; };
  for (std::size_t i = 0; i < json_index::fields_max; ++i) add(i);
  json_index index;
  BOOST_TEST(index.read(text));
  add(json_index::fields_max);
  BOOST_TEST(!index.read(text));
}

BOOST_AUTO_TEST_CASE(the_innermost_problem_is_kept) {
  model::state_patch patch;
  io::decode_problem problem;
  io::json_decoder decoder(problem);
  BOOST_TEST(!decoder.read_fields(R"(,"combatants":[{"id":"a","initiative":40000}])", patch));
  BOOST_TEST(problem.field == "initiative");
  BOOST_TEST(std::string_view(problem.what) == "expected a whole number in range");
}

BOOST_AUTO_TEST_CASE(lists_of_fixed_size_are_exact) {
  io::decode_problem problem;
  for (const auto* text : {"[1,2,3]", "[1,2]", "[1,2,3,4]", "[]", "[1,2,3", "[1,2,3,]", "1"}) {
    io::json_decoder decoder(problem);
    std::array<std::int16_t, 3> into{};
    json_cursor cursor(text);
    BOOST_TEST(decoder.read(cursor, into) == (std::string_view(text) == "[1,2,3]"), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
