// Objects of texts and numbers, as clients send them.

#include "io/files/json/flat_object.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

BOOST_AUTO_TEST_SUITE(flat_object_suite)

using namespace dnd;

namespace {

constexpr std::array<std::string_view, 2> known{"name", "count"};

std::string why_not(std::string_view text) {
  const auto read = json::read_flat_object(text, known);
  return read ? "" : read.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(texts_and_whole_numbers_are_read) {
  const auto read =
      json::read_flat_object(R"({"name":"Zo\u00eb","count":18446744073709551615})", known);
  BOOST_REQUIRE(read);
  BOOST_TEST(std::get<std::string>(read->at("name")) == "Zoë");
  BOOST_TEST(std::get<std::uint64_t>(read->at("count")) == UINT64_MAX);
  BOOST_TEST(json::read_flat_object("{}", known)->empty());
}

BOOST_AUTO_TEST_CASE(anything_else_is_refused_with_the_reason) {
  BOOST_TEST(why_not("{").find("no JSON object") != std::string::npos);
  BOOST_TEST(why_not("[]").find("no JSON object") != std::string::npos);
  BOOST_TEST(why_not("").find("no JSON object") != std::string::npos);
  BOOST_TEST(why_not(R"({"nmae":"x"})") == "there is no field \"nmae\": use name, count");
  BOOST_TEST(why_not(R"({"name":"x","name":"y"})") == "\"name\" stands there twice");
  for (const auto* value : {"null", "true", "-1", "1.5", "[]", "{}", "18446744073709551616"})
    BOOST_TEST(!why_not("{\"count\":" + std::string(value) + "}").empty(), value);
}

BOOST_AUTO_TEST_SUITE_END()
