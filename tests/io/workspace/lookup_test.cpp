#include "io/workspace/lookup.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(lookup_suite)

using namespace dnd;
using io::match;

BOOST_AUTO_TEST_CASE(a_thing_answers_to_its_name_and_its_directory) {
  const auto of = [](std::string_view typed) {
    return io::match_of(typed, "The-Lost-Mine", "The Lost Mine");
  };
  BOOST_TEST(of("The Lost Mine") == match::exact);
  BOOST_TEST(of("The-Lost-Mine") == match::exact);
  BOOST_TEST(of("The Lost-Mine") == match::exact);
  BOOST_TEST(of("the lost mine") == match::any_case);
  BOOST_TEST(of("the-lost mine") == match::any_case);
  BOOST_TEST(of("The Lost") == match::none);
  BOOST_TEST(of("") == match::none);
  BOOST_TEST(io::match_of("Old Name", "Dir", "old name") == match::any_case);
}

BOOST_AUTO_TEST_CASE(exact_matches_hide_the_others) {
  io::best_matches<int> best("Mine");
  best.offer("mine", "mine", 1);
  best.offer("Other", "Other", 2);
  best.offer("MINE", "MINE", 3);
  BOOST_TEST(best.found() == (std::vector<int>{1, 3}), boost::test_tools::per_element());
  best.offer("Mine", "Mine", 4);
  best.offer("mINE", "mINE", 5);
  best.offer("x", "Mine", 6);
  BOOST_TEST(best.found() == (std::vector<int>{4, 6}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_suggestion_is_the_nearest_or_else_a_handful) {
  const std::vector<io::findable> worlds{{"Faerun", "Faerun"}, {"Eberron", "Eberron"}};
  BOOST_TEST(io::suggestion("Faerum", worlds) == "did you mean \"Faerun\"?");
  BOOST_TEST(io::suggestion("Krynn", worlds) == "there is: Faerun, Eberron");
  BOOST_TEST(io::suggestion("Krynn", {}).empty());
  BOOST_TEST(io::suggestion("Krynn", std::vector<io::findable>(13, worlds[0])).empty());
}

BOOST_AUTO_TEST_CASE(a_thing_with_a_name_and_a_directory_is_listed_once) {
  const std::vector<io::findable> campaigns{{"Night of Ash", "Night-of-Ash"}};
  BOOST_TEST(io::suggestion("The Mill", campaigns) == "there is: Night of Ash");
  // It is near to either.
  BOOST_TEST(io::suggestion("Old", {{"Something", "Olds"}}) == "did you mean \"Olds\"?");
}

BOOST_AUTO_TEST_SUITE_END()
