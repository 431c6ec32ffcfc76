// Goal: the help says what the parser reads, and docs/commands.md is what the program says.
#include "model/language/help.hpp"

#include "model/dice/expression.hpp"
#include "model/language/reference.hpp"
#include "model/language/verbs.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(help_suite)

namespace {

using namespace dnd::model;

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_list_has_every_verb) {
  for (const auto& spec : language::verbs()) {
    BOOST_TEST(holds(help_text(), "\n  " + std::string(spec.name)) == (spec.name != "add"),
               spec.name);
    BOOST_TEST(holds(help_text(), spec.summary), spec.name);
  }
}

BOOST_AUTO_TEST_CASE(the_page_of_a_verb_has_its_usage_labels_flags_and_examples) {
  for (const auto& spec : language::verbs()) {
    const std::string page = help_text(spec.name);
    BOOST_TEST(page.starts_with(usage(spec) + "\n"), spec.name);
    for (const auto& label : spec.labels) BOOST_TEST(holds(page, label.help), label.name);
    for (const auto& flag : spec.flags) BOOST_TEST(holds(page, flag.help), flag.name);
    for (const auto example : spec.examples) BOOST_TEST(holds(page, example), example);
  }
}

BOOST_AUTO_TEST_CASE(usage_shows_what_is_optional_and_what_repeats) {
  const auto of = [](const char* name) { return usage(*language::find_verb(name)); };
  BOOST_TEST(of("heal") == "heal to: WHOM [and: WHOM]… amount: DICE [by: WHO] [rolled: FACES]");
  BOOST_TEST(of("damage") ==
             "damage to: WHOM [and: WHOM]… amount: DICE [type: TYPE] [amount: DICE [type: TYPE]]… "
             "[by: WHO] [rolled: FACES] [critical] [magical]");
  BOOST_TEST(of("encounter end") == "encounter end");
}

BOOST_AUTO_TEST_CASE(the_short_form_is_shown_where_there_is_one) {
  const auto of = [](const char* name) { return short_usage(*language::find_verb(name)); };
  BOOST_TEST(of("damage") == "dmg WHOM DICE [TYPE]");
  BOOST_TEST(of("condition remove") == "cond -CONDITION WHO");
  BOOST_TEST(of("group") == "party NAME: WHO");
  BOOST_TEST(of("roll") == "roll [Nx] DICE");
  BOOST_TEST(of("note").empty());
  BOOST_TEST(holds(help_text("dmg"), "In short: dmg WHOM DICE [TYPE]"));
  BOOST_TEST(holds(help_text("attack"), "Also: hit"));
  BOOST_TEST(holds(help_text(), "turn, n, next"));
}

BOOST_AUTO_TEST_CASE(groups_dice_and_neighbours_have_pages) {
  const std::string fights = help_text("encounter");
  for (const char* part : {"encounter start", "encounter end", "encounter discard"})
    BOOST_TEST(holds(fights, part));
  BOOST_TEST(holds(help_text("save"), "save death"));
  BOOST_TEST(holds(help_text("DICE"), "4d6kh3"));
  BOOST_TEST(help_text("") == help_text());
}

BOOST_AUTO_TEST_CASE(every_dice_example_is_dice_notation) {
  std::size_t examples = 0;
  std::string_view rest = language::dice_reference;
  // Each line is indented, and two blanks part the example from what it means.
  while (rest.starts_with("    ")) {
    const std::string_view line = rest.substr(4, rest.find('\n') - 4);
    const std::string_view example = line.substr(0, line.find("  "));
    BOOST_TEST(parse_dice(example).has_value(), example);
    ++examples;
    rest.remove_prefix(rest.find('\n') + 1);
  }
  BOOST_TEST(examples == 10U);
}

BOOST_AUTO_TEST_CASE(no_two_verbs_labels_or_flags_have_one_name) {
  std::set<std::string_view> verbs;
  for (const auto& spec : language::verbs()) {
    BOOST_TEST(verbs.insert(spec.name).second, spec.name);
    for (const auto word : spec.shorts) BOOST_TEST(verbs.insert(word).second, word);
    std::set<std::string_view> names{"and"};
    for (const auto& label : spec.labels) {
      BOOST_TEST(names.insert(label.name).second, label.name);
      if (!label.alias.empty()) BOOST_TEST(names.insert(label.alias).second, label.alias);
    }
    for (const auto& flag : spec.flags) {
      BOOST_TEST(names.insert(flag.name).second, flag.name);
      if (!flag.alias.empty()) BOOST_TEST(names.insert(flag.alias).second, flag.alias);
    }
  }
}

// DND_WRITE_COMMANDS=1 writes the page.
BOOST_AUTO_TEST_CASE(the_reference_in_docs_is_what_the_program_says) {
  if (std::getenv("DND_WRITE_COMMANDS") != nullptr)
    std::ofstream(DND_SOURCE_DIR "/docs/commands.md", std::ios::binary) << commands_markdown();
  std::ifstream file(DND_SOURCE_DIR "/docs/commands.md", std::ios::binary);
  BOOST_REQUIRE(file);
  const std::string written((std::istreambuf_iterator<char>(file)), {});
  const std::string said = commands_markdown();
  std::size_t line = 1;
  std::size_t at = 0;
  for (; at < std::min(written.size(), said.size()) && written[at] == said[at]; ++at)
    if (said[at] == '\n') ++line;
  BOOST_TEST(written == said, "docs/commands.md differs from the program at line " << line);
}

BOOST_AUTO_TEST_SUITE_END()
