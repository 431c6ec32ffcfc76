#include "io/files/json/value.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(json_value_suite)

using dnd::json::read_value;
using dnd::json::value;

BOOST_AUTO_TEST_CASE(values_of_every_kind_are_read_and_stay_as_they_were) {
  const auto read = read_value(
      R"( { "a": "x\n\u00e9", "n": 41, "m": -3, "f": 1.50, "t": true, "f2": false, "z": null,
           "l": [1, "two", {"b": [ ]}], "o": { "p" : "q" } } )");
  BOOST_REQUIRE_MESSAGE(read, (read ? "" : read.error()));
  BOOST_TEST(read->is(value::kind::object));
  BOOST_TEST(read->text_of("a") == "x\n\u00e9");
  BOOST_TEST(read->find("a")->raw() == R"("x\n\u00e9")");
  BOOST_TEST(*read->find("n")->count() == 41U);
  BOOST_TEST(!read->find("m")->count().has_value());
  BOOST_TEST(read->find("m")->is(value::kind::number));
  BOOST_TEST(!read->find("f")->count().has_value());
  BOOST_TEST(read->find("f")->raw() == "1.50");
  BOOST_TEST(*read->find("t")->truth());
  BOOST_TEST(!*read->find("f2")->truth());
  BOOST_TEST(read->find("z")->is(value::kind::null));
  const auto& list = read->find("l")->items();
  BOOST_REQUIRE(list.size() == 3U);
  BOOST_TEST(*list[0].count() == 1U);
  BOOST_TEST(*list[1].text() == "two");
  BOOST_TEST(list[2].raw() == R"({"b": [ ]})");
  BOOST_TEST(list[2].find("b")->items().empty());
  BOOST_TEST(read->find("o")->raw() == R"({ "p" : "q" })");
  BOOST_TEST(read->members().size() == 9U);
  BOOST_TEST(read->find("q") == nullptr);
  BOOST_TEST(read->text_of("n").empty());
}

BOOST_AUTO_TEST_CASE(values_stand_alone) {
  BOOST_TEST(*read_value("7")->count() == 7U);
  BOOST_TEST(*read_value(" \"x\" ")->text() == "x");
  BOOST_TEST(read_value("null")->is(value::kind::null));
  BOOST_TEST(read_value("[]")->is(value::kind::list));
  BOOST_TEST(read_value(R"({"a":1,"a":2})")->find("a")->raw() == "2");
  BOOST_TEST(*read_value("18446744073709551615")->count() == 18446744073709551615U);
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_refused) {
  for (const std::string text : {"",
                                 " ",
                                 "{",
                                 "[",
                                 "]",
                                 "1], [2",
                                 "1, 2",
                                 "{} {}",
                                 "nul",
                                 "tru",
                                 "nothing",
                                 "{\"a\"}",
                                 "{\"a\":}",
                                 "[1,]",
                                 "\"x",
                                 "\"\\x\"",
                                 "01",
                                 "-",
                                 "1.",
                                 "{a:1}",
                                 "\"\xff\"",
                                 "[1 2]",
                                 "{\"a\":1 \"b\":2}"})
    BOOST_TEST(!read_value(text), text);
  BOOST_TEST(!read_value(std::string("\"a\0b\"", 5)));
}

BOOST_AUTO_TEST_CASE(nesting_has_a_bound) {
  constexpr std::size_t depth_max = 64;
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + "1" + std::string(depth, ']');
  };
  BOOST_TEST(read_value(nested(depth_max)).has_value());
  const auto deeper = read_value(nested(depth_max + 1));
  BOOST_REQUIRE(!deeper);
  BOOST_TEST(deeper.error() == "this is nested deeper than 64 levels");
  BOOST_TEST(!read_value(std::string(100'000, '[')));
}

BOOST_AUTO_TEST_SUITE_END()
