// A command as a JSON object, and everything that is none.

#include "io/files/json/command_object.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(json_command_object_suite)

namespace {

using json::read_command_object;

json::command_object read(std::string_view line) {
  const auto object = read_command_object(line);
  BOOST_REQUIRE_MESSAGE(object, (object ? "" : object.error()));
  return *object;
}

std::string refused(std::string_view line) {
  const auto object = read_command_object(line);
  BOOST_REQUIRE_MESSAGE(!object, line);
  return object.error();
}

BOOST_AUTO_TEST_CASE(object_has_a_command_and_perhaps_an_id_and_a_place) {
  const auto all = read(R"({"expect_seq":41,"id":"a-1","command":"note \"x\""})");
  BOOST_TEST(all.command == "note \"x\"");
  BOOST_TEST(all.id == "a-1");
  BOOST_TEST(all.expect_seq.value() == 41U);
  const auto least = read(R"( {"command":""} )");
  BOOST_TEST(least.command.empty());
  BOOST_TEST(least.id.empty());
  BOOST_TEST(!least.expect_seq.has_value());
}

BOOST_AUTO_TEST_CASE(place_may_be_any_event) {
  BOOST_TEST(read(R"({"command":"","expect_seq":0})").expect_seq.value() == 0U);
  BOOST_TEST(read(R"({"command":"","expect_seq":18446744073709551615})").expect_seq.value() ==
             UINT64_MAX);
}

BOOST_AUTO_TEST_CASE(id_is_not_checked_here) {
  BOOST_TEST(read(R"({"command":"","id":"not an id!"})").id == "not an id!");
}

BOOST_AUTO_TEST_CASE(what_is_no_object_is_refused) {
  for (const char* const line : {"", "{", "[]", "\"note x\"", "note x", R"({"command":"x"} more)",
                                 R"({"command":"x","expect_seq":18446744073709551616})"})
    BOOST_TEST(refused(line).starts_with("the line is no JSON object: "), line);
}

BOOST_AUTO_TEST_CASE(command_has_to_be_there) {
  BOOST_TEST(refused("{}") == "\"command\" is missing");
  BOOST_TEST(refused(R"({"id":"a-1"})") == "\"command\" is missing");
}

BOOST_AUTO_TEST_CASE(field_of_another_kind_is_named) {
  for (const char* const value : {"1", "null", "true", "[]", "{}"}) {
    BOOST_TEST(refused(std::string(R"({"command":)") + value + '}') ==
               "\"command\" has to be a text");
    BOOST_TEST(refused(std::string(R"({"command":"x","id":)") + value + '}') ==
               "\"id\" has to be a text");
  }
  for (const char* const value : {"-1", "1.5", "\"1\"", "null"})
    BOOST_TEST(refused(std::string(R"({"command":"x","expect_seq":)") + value + '}') ==
               "\"expect_seq\" has to be a whole number that is not negative");
}

BOOST_AUTO_TEST_CASE(id_that_is_empty_is_refused) {
  BOOST_TEST(refused(R"({"command":"x","id":""})") == "\"id\" has to be a text that is not empty");
}

BOOST_AUTO_TEST_CASE(unknown_field_is_refused_with_those_that_there_are) {
  BOOST_TEST(refused(R"({"command":"x","expectSeq":1})") ==
             "there is no field \"expectSeq\": use command, id and expect_seq");
}

BOOST_AUTO_TEST_CASE(field_that_stands_there_twice_is_refused) {
  BOOST_TEST(refused(R"({"command":"x","command":"y"})") == "\"command\" stands there twice");
  BOOST_TEST(refused(R"({"command":"x","id":"a","id":"a"})") == "\"id\" stands there twice");
  BOOST_TEST(refused(R"({"command":"x","expect_seq":1,"expect_seq":1})") ==
             "\"expect_seq\" stands there twice");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
