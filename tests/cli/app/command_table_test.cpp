#include "cli/app/command_table.hpp"
#include "cli/app/command_grammar.hpp"

#include "actors/content.hpp"
#include "cli/app/arguments.hpp"
#include "io/workspace/setting_keys.hpp"
#include "model/event.hpp"
#include "model/language/verbs.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

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

/// As it is read: without bold and italic, and with plain dashes.
std::string without_fonts(std::string text) {
  for (const char* font : {"\\fB", "\\fI", "\\fR"})
    for (auto at = text.find(font); at != std::string::npos; at = text.find(font, at))
      text.erase(at, 3);
  return plain(text);
}

auto read_words(const std::vector<std::string>& words) {
  std::vector<const char*> typed;
  for (const std::string& word : words) typed.push_back(word.c_str());
  return read_arguments(typed);
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::istringstream in{std::string(text)};
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_command_is_read_as_itself_and_is_explained) {
  for (const command_spec& each : command_table()) {
    std::vector<std::string> words = words_in(each.name);
    words.resize(words.size() + each.words.least, "Name");
    for (const option_spec& option : each.options)
      if (option.needed == option_need::required) words.push_back(std::string(option.name) + "=1");
    const auto read = read_words(words);
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
  BOOST_TEST(usage_of(*find_command_spec("campaign reseal")) ==
             "dnd campaign reseal [NAME] --from SEQ [--yes]");
  BOOST_TEST(usage_of(*find_command_spec("campaign restore")) ==
             "dnd campaign restore BACKUP|--list [--campaign NAME]");
}

BOOST_AUTO_TEST_CASE(the_usage_says_what_may_be_left_out_as_the_command_line_is_read) {
  for (const command_spec& each : command_table()) {
    const std::string usage = usage_of(each);
    const auto has = [&usage](const std::string& part) {
      return usage.find(part) != std::string::npos;
    };
    std::vector<std::string> least = words_in(each.name);
    least.resize(least.size() + each.words.least, "Name");
    // Words in brackets may be left out, others may not.
    BOOST_TEST(
        (each.words.least == 0) == (each.words.usage.empty() || each.words.usage.front() == '['),
        usage);
    for (const option_spec& option : each.options) {
      const bool required = option.needed == option_need::required;
      std::string text(option.name);
      if (!option.placeholder.empty()) text += " " + std::string(option.placeholder);
      const bool may_be_left_out =
          option.needed == option_need::optional || option.needed == option_need::repeated;
      BOOST_TEST(has("[" + text + "]") == may_be_left_out, usage);
      BOOST_TEST(has("[" + text + "]...") == (option.needed == option_need::repeated), usage);
      BOOST_TEST(has(required ? " " + text : text), usage);
      // Without it, and with all the others that are needed.
      std::vector<std::string> without = least;
      for (const option_spec& other : each.options)
        if (other.needed == option_need::required && other.name != option.name)
          without.push_back(std::string(other.name) + "=1");
      BOOST_TEST(read_words(without).has_value() == !required, usage);
    }
    if (each.words.least > 0) {
      least.pop_back();
      BOOST_TEST(!read_words(least).has_value(), usage);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_example_is_read) {
  for (const command_spec& each : command_table())
    for (const std::string_view example : each.examples) {
      // As a shell takes it apart, up to what it gives to another program.
      std::vector<std::string> words;
      std::istringstream in{std::string(example.substr(0, example.find_first_of("|<")))};
      std::string word;
      while (in >> std::ws && !in.eof()) {
        const int quote = in.peek();
        if (quote == '\'' || quote == '"')
          in >> std::quoted(word, static_cast<char>(quote));
        else
          in >> word;
        words.push_back(word);
      }
      BOOST_TEST(words.front() == "dnd");
      words.erase(words.begin());
      const auto read = read_words(words);
      BOOST_REQUIRE_MESSAGE(read.has_value(), example);
      BOOST_TEST(read->command == &each, example);
    }
}

BOOST_AUTO_TEST_CASE(examples_go_on_with_the_world_and_the_campaign_that_examples_make) {
  const auto makes = [](std::string_view name, std::string_view what) {
    const auto& examples = find_command_spec(name)->examples;
    return std::ranges::any_of(examples, [&](std::string_view example) {
      return example.find(what) != std::string_view::npos;
    });
  };
  BOOST_TEST(makes("world create", "Faerun"));
  BOOST_TEST(makes("campaign create", "The Lost Mine"));
  for (const command_spec& each : command_table())
    for (const std::string_view example : each.examples) {
      const auto read = words_in(example);
      const auto world = std::ranges::find(read, "--world");
      if (world != read.end()) BOOST_TEST(*std::next(world) == "Faerun", example);
      if (each.name == "world show" && read.size() > 3) BOOST_TEST(read[3] == "Faerun", example);
    }
}

BOOST_AUTO_TEST_CASE(the_manual_has_the_usage_of_every_command) {
  const std::string page = without_fonts(shared_file("dnd.1"));
  for (const command_spec& each : command_table())
    BOOST_TEST(page.find("\n.B \"" + usage_of(each) + "\"\n") != std::string::npos, usage_of(each));
}

BOOST_AUTO_TEST_CASE(the_manual_lists_every_verb_and_no_other) {
  std::string page = shared_file("dnd.1");
  const auto begin = page.find("The verbs are ") + std::string_view("The verbs are ").size();
  std::string list = page.substr(begin, page.find(';', begin) - begin);
  std::ranges::replace(list, '\n', ' ');
  const auto last = list.rfind(" and ");
  list.replace(last, 5, ", ");
  std::set<std::string> listed;
  while (!list.empty()) {
    const auto end = std::min(list.find(", "), list.size());
    listed.insert(list.substr(0, end));
    list.erase(0, std::min(end + 2, list.size()));
  }
  std::set<std::string> verbs;
  for (const auto& verb : dnd::model::language::verbs()) verbs.insert(std::string(verb.name));
  BOOST_TEST(listed == verbs, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_manual_explains_every_variable_that_is_looked_at) {
  const std::string page = shared_file("dnd.1");
  const auto environment = page.substr(page.find(".SH ENVIRONMENT"));
  std::set<std::string> looked_at;
  for (std::size_t i = 0; i < dnd::io::config::key_count; ++i)
    looked_at.insert(dnd::io::config::environment_name(static_cast<dnd::io::config::key>(i)));
  const std::regex names(R"re(getenv\("([A-Z_]+)"\)|"(HOME|XDG_[A-Z_]+)")re");
  for (const char* folder : {"/cli", "/io", "/actors"})
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(DND_SOURCE_DIR + std::string(folder))) {
      if (file.path().extension() != ".cpp") continue;
      std::ifstream in(file.path());
      const std::string text(std::istreambuf_iterator<char>(in), {});
      for (std::sregex_iterator at(text.begin(), text.end(), names), end; at != end; ++at)
        looked_at.insert((*at)[1].matched ? (*at)[1] : (*at)[2]);
    }
  for (const char* known : {"NO_COLOR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
    BOOST_TEST(looked_at.contains(known), known);
  for (const std::string& each : looked_at)
    BOOST_TEST(environment.find(each) != std::string::npos, each);
}

BOOST_AUTO_TEST_CASE(completions_know_every_verb_and_type_of_event) {
  for (const char* name : {"dnd.bash", "dnd.zsh", "dnd.fish"}) {
    const std::string text = shared_file(name);
    // As a whole word, or in quotes where it is two.
    const auto has = [&text](std::string_view word) {
      const std::regex whole("(^|[\\s'\"])" + std::string(word) + "($|[\\s'\"])");
      return std::regex_search(text, whole);
    };
    for (const auto& verb : dnd::model::language::verbs())
      BOOST_TEST(has(verb.name), name << ": " << verb.name);
    for (std::size_t i = 0; i < dnd::model::event_types::size; ++i)
      BOOST_TEST(has(dnd::model::type_name(i)), name << ": " << dnd::model::type_name(i));
  }
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
