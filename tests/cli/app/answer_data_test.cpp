// What was asked for, as data.

#include "cli/app/answer_data.hpp"

#include "model/language/verbs.hpp"

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(answer_data_suite)

using namespace dnd;
using namespace dnd::cli;

namespace {

/// The names of what stands in the list `member`.
std::vector<std::string> names_in(const std::string& data, const char* member) {
  simdjson::dom::parser parser;
  const std::string object = "{" + data + "}";
  simdjson::dom::element root;
  BOOST_REQUIRE(parser.parse(object).get(root) == simdjson::SUCCESS);
  std::vector<std::string> names;
  for (const auto each : simdjson::dom::array(root[member]))
    names.emplace_back(std::string_view(each["name"]));
  return names;
}

cli::arguments help_about(std::vector<std::string> words) {
  return {
      .command = find_command_spec("help"), .group = {}, .words = std::move(words), .options = {}};
}

const std::vector<std::string> none;

}  // namespace

BOOST_AUTO_TEST_CASE(help_has_the_verbs_that_its_page_explains) {
  using texts = std::vector<std::string>;
  const auto per_element = boost::test_tools::per_element();
  BOOST_TEST(names_in(help_data("save"), "verbs") == (texts{"save", "save death"}), per_element);
  BOOST_TEST(names_in(help_data("s"), "verbs") == (texts{"save", "save death"}), per_element);
  BOOST_TEST(
      names_in(help_data("condition"), "verbs") == (texts{"condition add", "condition remove"}),
      per_element);
  BOOST_TEST(names_in(help_data("dice"), "verbs") == none, per_element);
  BOOST_TEST(names_in(help_data(""), "verbs").size() == model::language::verbs().size());
  BOOST_TEST(help_data("").starts_with("\"topic\":null,"));
}

BOOST_AUTO_TEST_CASE(help_of_the_command_line_has_commands_of_the_program_or_verbs) {
  const auto all = help_data(help_about({}));
  BOOST_TEST(names_in(all, "commands").size() == command_table().size());
  BOOST_TEST(names_in(all, "verbs").empty());
  const auto group = help_data(help_about({"session"}));
  BOOST_TEST(names_in(group, "commands").size() == 4U);
  BOOST_TEST(names_in(group, "verbs").empty());
  const auto one = help_data(help_about({"campaign", "log"}));
  BOOST_TEST(names_in(one, "commands") == std::vector<std::string>{"campaign log"},
             boost::test_tools::per_element());
  const auto verb = help_data(help_about({"attack"}));
  BOOST_TEST(names_in(verb, "commands").empty());
  BOOST_TEST(names_in(verb, "verbs") == std::vector<std::string>{"attack"},
             boost::test_tools::per_element());
  const auto game = help_data(help_about({"commands"}));
  BOOST_TEST(names_in(game, "verbs").size() == model::language::verbs().size());
  const auto asked = help_data(cli::arguments{.command = find_command_spec("exec"),
                                              .group = {},
                                              .words = {"x"},
                                              .options = {{"--help", ""}}});
  BOOST_TEST(names_in(asked, "commands") == std::vector<std::string>{"exec"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(commands_of_a_log_say_who_gave_them_and_what_they_became) {
  model::views::commit_view one;
  one.first = 41;
  one.last = 43;
  one.at_ms = 1'795'374'251'120;
  one.by = "grog";
  one.line = "a \"b\"";
  BOOST_TEST(log_data(std::span(&one, 1)) ==
             R"("commands":[{"seq":[41,43],"at":"2026-11-22T19:04:11Z","by":"grog",)"
             R"("command":"a \"b\""}])");
  BOOST_TEST(log_data({}) == R"("commands":[])");
}

BOOST_AUTO_TEST_SUITE_END()
