#include "io/workspace/paths.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(paths_suite)

using namespace dnd::io::config;

BOOST_AUTO_TEST_CASE(relative_paths_start_at_the_base) {
  BOOST_TEST(absolute_path("/home/ada", "worlds") == "/home/ada/worlds");
  BOOST_TEST(absolute_path("/home/ada", "./worlds/") == "/home/ada/worlds");
  BOOST_TEST(absolute_path("/home/ada", "../bob//x/./y") == "/home/bob/x/y");
  BOOST_TEST(absolute_path("/home/ada", "") == "/home/ada");
  BOOST_TEST(absolute_path("/", "worlds") == "/worlds");
}

BOOST_AUTO_TEST_CASE(absolute_paths_stay_and_nothing_is_above_the_root) {
  BOOST_TEST(absolute_path("/home/ada", "/srv/dnd") == "/srv/dnd");
  BOOST_TEST(absolute_path("/home/ada", "/") == "/");
  BOOST_TEST(absolute_path("/home/ada", "/../../x") == "/x");
  BOOST_TEST(absolute_path("/a", "../../..") == "/");
}

BOOST_AUTO_TEST_CASE(the_parent_of_a_path_is_its_directory) {
  BOOST_TEST(parent_directory("/home/ada/.dnd.yaml") == "/home/ada");
  BOOST_TEST(parent_directory("/x") == "/");
}

BOOST_AUTO_TEST_CASE(a_tilde_is_the_home_directory_at_the_front_only) {
  const std::optional<std::string> home = "/home/ada";
  BOOST_TEST(expand_home("~", home).value() == "/home/ada");
  BOOST_TEST(expand_home("~/worlds", home).value() == "/home/ada/worlds");
  BOOST_TEST(expand_home("a~b", home).value() == "a~b");
  BOOST_TEST(expand_home("x/~", home).value() == "x/~");
}

BOOST_AUTO_TEST_CASE(a_tilde_without_a_known_home_is_nothing) {
  BOOST_TEST(!expand_home("~/worlds", std::nullopt));
  BOOST_TEST(!expand_home("~bob/worlds", "/home/ada"));
  BOOST_TEST(expand_home("worlds", std::nullopt).value() == "worlds");
}

BOOST_AUTO_TEST_SUITE_END()
