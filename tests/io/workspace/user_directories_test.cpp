#include "io/workspace/user_directories.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

BOOST_AUTO_TEST_SUITE(user_directories_suite)

using namespace dnd::io::config;

namespace {

struct variables {
  std::map<std::string, std::string, std::less<>> all;

  [[nodiscard]] environment ask() const {
    return [this](std::string_view name) -> std::optional<std::string> {
      const auto found = all.find(name);
      return found == all.end() ? std::nullopt : std::optional(found->second);
    };
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(without_variables_of_their_own_they_are_in_the_home_directory) {
  const variables given{{{"HOME", "/home/ada/"}}};
  BOOST_TEST(config_home(given.ask()).value() == "/home/ada/.config");
  BOOST_TEST(data_home(given.ask()).value() == "/home/ada/.local/share");
  BOOST_TEST(cache_home(given.ask()).value() == "/home/ada/.cache");
}

BOOST_AUTO_TEST_CASE(each_has_a_variable_that_is_stronger_than_home) {
  const variables given{{{"HOME", "/home/ada"},
                         {"XDG_CONFIG_HOME", "/c/./x/"},
                         {"XDG_DATA_HOME", "/d"},
                         {"XDG_CACHE_HOME", "/k"}}};
  BOOST_TEST(cache_home(given.ask()).value() == "/k");
  BOOST_TEST(config_home(given.ask()).value() == "/c/x");
  BOOST_TEST(data_home(given.ask()).value() == "/d");
}

BOOST_AUTO_TEST_CASE(a_relative_path_in_a_variable_is_ignored) {
  const variables given{{{"HOME", "/home/ada"}, {"XDG_DATA_HOME", "d"}, {"XDG_CONFIG_HOME", ""}}};
  BOOST_TEST(data_home(given.ask()).value() == "/home/ada/.local/share");
  BOOST_TEST(config_home(given.ask()).value() == "/home/ada/.config");
}

BOOST_AUTO_TEST_CASE(without_a_home_directory_there_is_none) {
  for (const char* home : {"", "ada", "~"}) {
    const variables given{{{"HOME", home}}};
    BOOST_TEST(!data_home(given.ask()));
    BOOST_TEST(!config_home(given.ask()));
  }
  BOOST_TEST(!data_home(variables{}.ask()));
  BOOST_TEST(!data_home({}));
}

BOOST_AUTO_TEST_SUITE_END()
