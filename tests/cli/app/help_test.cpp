#include "cli/app/help.hpp"
#include "cli/app/command_grammar.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(help_suite)

using namespace dnd::cli;

namespace {

std::string text_for(const dnd::cli::arguments& typed) {
  const auto lines = help_for(typed);
  BOOST_REQUIRE(lines.has_value());
  std::string text;
  for (const std::string& line : *lines) text += line + "\n";
  return text;
}

dnd::cli::arguments help_about(std::vector<std::string> words) {
  return {
      .command = find_command_spec("help"), .group = {}, .words = std::move(words), .options = {}};
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_first_page_names_every_command_and_global_option) {
  const std::string text = text_for({});
  for (const command_spec& each : command_table()) BOOST_TEST(has(text, each.name), each.name);
  for (const option_spec& each : global_options()) BOOST_TEST(has(text, each.name), each.name);
}

BOOST_AUTO_TEST_CASE(a_command_is_explained_with_its_options_and_examples) {
  for (const command_spec& each : command_table()) {
    const std::string text =
        text_for({.command = &each, .group = {}, .words = {}, .options = {{"--help", ""}}});
    BOOST_TEST(has(text, usage_of(each)), each.name);
    for (const option_spec& option : each.options) BOOST_TEST(has(text, option.name), option.name);
    for (const std::string_view example : each.examples) BOOST_TEST(has(text, example), example);
  }
}

BOOST_AUTO_TEST_CASE(init_names_its_categories) {
  const std::string text = text_for(help_about({"init"}));
  BOOST_TEST(has(text, "--monsters"));
  BOOST_TEST(has(text, "--weapon-properties"));
}

BOOST_AUTO_TEST_CASE(a_group_lists_its_commands) {
  const std::string text = text_for(help_about({"campaign"}));
  BOOST_TEST(has(text, "campaign load"));
  BOOST_TEST(!has(text, "world create"));
}

BOOST_AUTO_TEST_CASE(commands_of_the_game_are_explained_too) {
  BOOST_TEST(has(text_for(help_about({"commands"})), "encounter start"));
  BOOST_TEST(has(text_for(help_about({"attack"})), "with:"));
  BOOST_TEST(has(text_for(help_about({"encounter", "start"})), "surprised:"));
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_refused_with_the_nearest) {
  const auto lines = help_for(help_about({"atack"}));
  BOOST_REQUIRE(!lines.has_value());
  BOOST_TEST(has(lines.error().hint, "attack"));
}

BOOST_AUTO_TEST_SUITE_END()
