#include "cli/app/command_table.hpp"

#include "actors/content.hpp"
#include "cli/app/arguments.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

BOOST_AUTO_TEST_SUITE(command_table_suite)

using namespace dnd::cli;

namespace {

std::string shared_file(const std::string& name) {
  std::ifstream in(std::string(DND_SOURCE_DIR) + "/share/" + name);
  std::string text(std::istreambuf_iterator<char>(in), {});
  BOOST_REQUIRE(!text.empty());
  return text;
}

/// The manual page writes "\-" for a dash.
std::string plain(std::string text) {
  std::erase(text, '\\');
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_command_is_read_as_itself_and_is_explained) {
  for (const command_spec& each : command_table()) {
    std::vector<std::string> words;
    for (std::string_view rest = each.name; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      words.emplace_back(word);
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    words.resize(words.size() + each.words.least, "Name");
    std::vector<const char*> typed;
    for (const std::string& word : words) typed.push_back(word.c_str());
    const auto read = read_arguments(typed);
    BOOST_REQUIRE_MESSAGE(read.has_value(), each.name);
    BOOST_TEST(read->command == &each);
    BOOST_TEST(find_command_spec(each.name) == &each);
    BOOST_TEST((each.run != nullptr || each.name == "help"));
    BOOST_TEST(!each.summary.empty());
    BOOST_TEST(!each.examples.empty());
  }
}

BOOST_AUTO_TEST_CASE(groups_are_no_commands) {
  BOOST_TEST(is_command_group("campaign"));
  BOOST_TEST(!is_command_group("exec"));
  BOOST_TEST(!is_command_group("nothing"));
  const auto after = words_after("session");
  BOOST_TEST(after == (std::vector<std::string_view>{"start", "save", "end", "list"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_usage_names_words_and_options) {
  BOOST_TEST(usage_of(*find_command_spec("campaign show")) ==
             "dnd campaign show [NAME] [--at SEQ]");
  BOOST_TEST(usage_of(*find_command_spec("init")) == "dnd init [--force] [--CATEGORY...]");
}

BOOST_AUTO_TEST_CASE(manual_and_completions_know_every_command_and_option) {
  for (const char* name : {"dnd.1", "dnd.bash", "dnd.zsh", "dnd.fish"}) {
    const std::string text = plain(shared_file(name));
    const auto has = [&text](std::string_view word) {
      return text.find(word) != std::string::npos;
    };
    for (const command_spec& each : command_table()) {
      BOOST_TEST(has(each.name.substr(each.name.find(' ') + 1)), name << ": " << each.name);
      for (const option_spec& option : each.options) {
        // fish names options without their dashes.
        BOOST_TEST(has(option.name.substr(2)), name << ": " << option.name);
      }
    }
    for (const option_spec& option : global_options())
      BOOST_TEST(has(option.name.substr(2)), name << ": " << option.name);
    // The manual only says that there are flags for them.
    if (std::string_view(name) == "dnd.1") continue;
    for (const std::string_view each : dnd::actors::builtin_categories())
      BOOST_TEST(has(each), name << ": " << each);
  }
}

BOOST_AUTO_TEST_SUITE_END()
