#include "actors/command_object.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(command_object_suite)

using actors::read_command_object;

BOOST_AUTO_TEST_CASE(a_command_comes_with_what_the_client_asks_for) {
  const auto all = read_command_object(R"({"command":"roll d4","id":"a-1","expect_seq":41})");
  BOOST_REQUIRE(all);
  BOOST_TEST(all->line == "roll d4");
  BOOST_TEST(all->terms.id == "a-1");
  BOOST_TEST(all->terms.expect_seq.value() == 41U);
  const auto least = read_command_object(R"({"command":"status"})");
  BOOST_REQUIRE(least);
  BOOST_TEST(least->terms.id.empty());
  BOOST_TEST(!least->terms.expect_seq.has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_command_is_refused_with_a_sentence) {
  for (const char* line : {R"({"id":"a"})", R"({"command":1})", R"({"command":"x","more":1})", "{"})
    BOOST_TEST(!read_command_object(line).has_value(), line);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
