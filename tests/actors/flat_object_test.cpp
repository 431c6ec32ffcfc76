// What a client sends that is no command.

#include "actors/flat_object.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

BOOST_AUTO_TEST_SUITE(flat_object_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(a_field_is_what_it_is_and_nothing_else) {
  static constexpr std::array<std::string_view, 2> known{"name", "count"};
  const auto read = actors::flat_object::read(R"({"name":"C","count":3})", known);
  BOOST_REQUIRE(read);
  BOOST_TEST(*read->text("name") == "C");
  BOOST_TEST(!read->number("name"));
  BOOST_TEST(*read->number("count") == 3U);
  BOOST_TEST(!read->text("count"));
  BOOST_TEST(read->has("count"));
  BOOST_TEST(!read->has("other"));
  BOOST_TEST(!read->text("other"));
  BOOST_TEST(!actors::flat_object::read("{", known));
}

BOOST_AUTO_TEST_SUITE_END()
