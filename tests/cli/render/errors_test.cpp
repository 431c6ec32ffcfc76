#include "cli/render/errors.hpp"

#include "cli/render/narration.hpp"
#include "cli/render/text_width.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(errors_suite)

using namespace dnd;

namespace {

model::refusal unknown_grgo(std::size_t column) {
  return {.code = model::refusal_code::unknown_creature,
          .message = "there is no \"Grgo\" here",
          .hint = "did you mean \"Grog\"?",
          .column = column};
}

}  // namespace

BOOST_AUTO_TEST_CASE(mark_stands_under_the_wrong_word) {
  BOOST_TEST(cli::text_of(cli::refusal_lines("attack by: Grgo with: greataxe", unknown_grgo(11))) ==
             "attack by: Grgo with: greataxe\n"
             "           ^ there is no \"Grgo\" here. Did you mean \"Grog\"?");
}

BOOST_AUTO_TEST_CASE(mark_counts_cells_and_not_bytes) {
  const auto lines = cli::refusal_lines("heal to: Élàra by: Grgo", unknown_grgo(21));
  BOOST_TEST(lines.at(1).starts_with("                   ^ there"));
}

BOOST_AUTO_TEST_CASE(long_command_is_cut_to_where_the_mark_is) {
  const std::string command = std::string(200, 'x') + " Grgo " + std::string(200, 'y');
  for (const std::size_t width : {30U, 80U}) {
    const auto lines = cli::refusal_lines(command, unknown_grgo(201), {.look = {}, .width = width});
    for (const std::string& line : lines) BOOST_TEST(model::display_width(line) <= width, line);
    const std::size_t mark = lines.at(1).find('^');
    BOOST_TEST(model::display_width(lines[0].substr(0, lines[0].find("Grgo"))) == mark);
  }
}

BOOST_AUTO_TEST_CASE(column_past_the_end_and_control_characters_do_no_harm) {
  const auto lines = cli::refusal_lines("a\x1b[2Jb", unknown_grgo(1000));
  BOOST_TEST(lines.at(0) == "a?[2Jb");
  BOOST_TEST(lines.at(1).starts_with("      ^"));
}

BOOST_AUTO_TEST_CASE(refusal_without_a_column_is_a_sentence_with_its_hint) {
  BOOST_TEST(
      cli::text_of(cli::refusal_lines(
          "undo",
          {.code = {}, .message = "Nothing to undo.", .hint = "Play first.", .column = {}})) ==
      "Nothing to undo.\n  Play first.");
}

BOOST_AUTO_TEST_CASE(operating_error_says_what_where_and_what_to_do) {
  BOOST_TEST(cli::text_of(cli::error_lines({.code = io::ec::corrupt,
                                            .what = "the sum is wrong",
                                            .todo = "Run `dnd campaign verify`.",
                                            .path = "log.jsonl",
                                            .line = 3,
                                            .byte = 211})) ==
             "dnd: log.jsonl, line 3, byte 211: the sum is wrong\n"
             "  Run `dnd campaign verify`.");
}

BOOST_AUTO_TEST_SUITE_END()
