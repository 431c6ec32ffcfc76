#include "cli/render/grammar.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

BOOST_AUTO_TEST_SUITE(grammar_suite)

using namespace dnd::cli;

namespace {

std::vector<std::string> letters(std::size_t count) {
  const std::vector<std::string> all{"a", "b", "c"};
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_bonus_always_has_a_sign) {
  BOOST_TEST(with_sign(3) == "+3");
  BOOST_TEST(with_sign(0) == "+0");
  BOOST_TEST(with_sign(-1) == "-1");
}

BOOST_AUTO_TEST_CASE(one_is_singular_and_all_else_is_plural) {
  BOOST_TEST(counted(1, "round") == "1 round");
  BOOST_TEST(counted(0, "round") == "0 rounds");
  BOOST_TEST(counted(3, "round") == "3 rounds");
}

BOOST_AUTO_TEST_CASE(the_last_of_several_is_joined_with_and) {
  BOOST_TEST(joined(letters(0)) == "");
  BOOST_TEST(joined(letters(1)) == "a");
  BOOST_TEST(joined(letters(2)) == "a and b");
  BOOST_TEST(joined(letters(3)) == "a, b and c");
  BOOST_TEST(listed(letters(3)) == "a, b, c");
}

BOOST_AUTO_TEST_CASE(a_list_may_have_another_word_before_its_last) {
  BOOST_TEST(joined(letters(1), "or") == "a");
  BOOST_TEST(joined(letters(3), "or") == "a, b or c");
}

BOOST_AUTO_TEST_SUITE_END()
