#include "cli/render/character_sheet.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::tests {
namespace character_sheet_render_suite {
namespace {

using namespace cli;
using model::commands::sheet_form;

const model::views::character_sheet sheet = {"Mira <b>",
                                             "Human cleric 3",
                                             {{"Uses", {"rage: 1 of 2", "ki *"}}},
                                             "name: Mira\nrace: human\n"};

}  // namespace

BOOST_AUTO_TEST_SUITE(character_sheet_lines_of_each_form)

BOOST_AUTO_TEST_CASE(a_screen_gets_a_line_for_each_section) {
  BOOST_TEST((character_sheet_lines(sheet, sheet_form::text) ==
              std::vector<std::string>{"Mira <b>: Human cleric 3", "  Uses: rage: 1 of 2; ki *"}));
}

BOOST_AUTO_TEST_CASE(markdown_has_headings_and_lists_and_escapes_what_it_would_read) {
  BOOST_TEST((character_sheet_lines(sheet, sheet_form::markdown) ==
              std::vector<std::string>{"# Mira \\<b\\>", "", "Human cleric 3", "", "## Uses", "",
                                       "- rage: 1 of 2", "- ki \\*"}));
}

BOOST_AUTO_TEST_CASE(markdown_takes_no_word_of_a_sheet_for_markup) {
  const model::views::character_sheet odd = {"Salt & ~Pepper~", "- a halfling", {}, {}};
  BOOST_TEST((character_sheet_lines(odd, sheet_form::markdown) ==
              std::vector<std::string>{"# Salt \\& \\~Pepper\\~", "", "\\- a halfling"}));
}

BOOST_AUTO_TEST_CASE(a_page_has_no_letters_of_its_own_in_names) {
  const auto lines = character_sheet_lines(sheet, sheet_form::html);
  BOOST_TEST(lines.front() == "<!DOCTYPE html>");
  BOOST_TEST(lines.back() == "</body></html>");
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  BOOST_TEST(all.find("<h1>Mira &lt;b&gt;</h1>") != std::string::npos);
  BOOST_TEST(all.find("<li>ki *</li>") != std::string::npos);
  BOOST_TEST(all.find("Mira <b>") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_file_is_given_line_by_line) {
  BOOST_TEST((character_sheet_lines(sheet, sheet_form::file) ==
              std::vector<std::string>{"name: Mira", "race: human"}));
}

BOOST_AUTO_TEST_CASE(data_has_all_of_it) {
  BOOST_TEST(character_sheet_data(sheet) ==
             R"("sheet":{"name":"Mira <b>","about":"Human cleric 3","sections":[{"heading":"Uses",)"
             R"("lines":["rage: 1 of 2","ki *"]}],"file":"name: Mira\nrace: human\n"})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace character_sheet_render_suite
}  // namespace dnd::tests
