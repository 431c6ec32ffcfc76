// Bytes to words: labels, quotes, comments, and what no line may hold.

#include "model/language/scan.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(scan_suite)

using namespace dnd::model::language;
using dnd::model::refusal_code;

namespace {

/// `a` for words, `a:` for labels, `"a"` for what is in quotes, with blanks between them.
std::string words(std::string_view line, colon_meaning colons = colon_meaning::label) {
  std::string out;
  for (const token& each : scan(line, 0, colons).tokens) {
    if (!out.empty()) out += ' ';
    std::string text;
    append_text(text, each);
    if (each.form == token_form::quoted) text = '"' + text + '"';
    if (each.form == token_form::label) text += ':';
    out += text;
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_are_parted_by_blanks_and_tabs) {
  BOOST_TEST(words(" attack\t by  ") == "attack by");
  BOOST_TEST(words("").empty());
  BOOST_TEST(words(" \t ").empty());
}

BOOST_AUTO_TEST_CASE(words_know_where_they_stand) {
  const auto found = scan(" to: \"a b\" c", 0, colon_meaning::label).tokens;
  BOOST_REQUIRE(found.size() == 3U);
  BOOST_TEST(found[0].column == 1U);
  BOOST_TEST(found[0].end == 4U);
  BOOST_TEST(found[0].text == "to");
  BOOST_TEST(found[1].column == 5U);
  BOOST_TEST(found[1].end == 10U);
  BOOST_TEST(found[1].text == "a b");
  BOOST_TEST(found[2].column == 11U);
  BOOST_TEST(found[2].end == 12U);
}

BOOST_AUTO_TEST_CASE(scanning_begins_where_it_is_told_to) {
  const auto found = scan("note  text", 4, colon_meaning::label).tokens;
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].column == 6U);
  BOOST_TEST(scan("note", 4, colon_meaning::label).tokens.empty());
}

BOOST_AUTO_TEST_CASE(label_ends_at_its_colon_whether_a_blank_is_there_or_not) {
  BOOST_TEST(words("to:Elara with: mace") == "to: Elara with: mace");
  BOOST_TEST(words("\xc3\xa4to: x") == "\xc3\xa4to: x");
}

BOOST_AUTO_TEST_CASE(colon_after_anything_but_letters_makes_no_label) {
  BOOST_TEST(words("12:30 : d6:") == "12:30 : d6:");
  const auto found = scan("12:30", 0, colon_meaning::label).tokens;
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].form == token_form::plain);
}

BOOST_AUTO_TEST_CASE(colon_is_text_in_a_title) {
  const auto found = scan("Part: two", 0, colon_meaning::text).tokens;
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].form == token_form::plain);
  BOOST_TEST(found[0].text == "Part:");
}

BOOST_AUTO_TEST_CASE(quotes_hold_blanks_labels_and_comments) {
  BOOST_TEST(words(R"("Dr: Who # 2" x)") == R"("Dr: Who # 2" x)");
  BOOST_TEST(words(R"("")") == R"("")");
}

BOOST_AUTO_TEST_CASE(quote_and_backslash_can_be_quoted) {
  BOOST_TEST(words(R"("a\"b\\")") == R"("a"b\")");
  // Before anything else a backslash is one.
  BOOST_TEST(words(R"("a\nb")") == R"("a\nb")");
  BOOST_TEST(words(R"(a\"b)") == R"(a\"b)");
}

BOOST_AUTO_TEST_CASE(quotes_of_other_languages_are_quotes) {
  for (const char* line :
       {"“Dr: Who” x", "„Dr: Who“ x", "«Dr: Who» x", "»Dr: Who« x", "“Dr: Who\" x"})
    BOOST_TEST(words(line) == R"("Dr: Who" x)", line);
  // Within plain ones they are text.
  BOOST_TEST(words("\"a “b” c\"") == "\"a “b” c\"");
  BOOST_TEST(words("“a\\\"b”") == "\"a\"b\"");
  BOOST_TEST(scan("to “Elara", 0, colon_meaning::label).problem->column.value() == 3U);
  BOOST_TEST(scan("“Elara”x", 0, colon_meaning::label).problem->column.value() == 11U);
}

BOOST_AUTO_TEST_CASE(apostrophes_are_part_of_a_word) {
  BOOST_TEST(words("'Mad Dog' K'thriss") == "'Mad Dog' K'thriss");
  BOOST_TEST(words("‘Mad Dog’") == "‘Mad Dog’");
}

BOOST_AUTO_TEST_CASE(blanks_of_all_kinds_part_words) {
  BOOST_TEST(words("\ufeffdmg\u00a0orc-1\u202f7\u3000") == "dmg orc-1 7");
  BOOST_TEST(words("to:\u00a0Zoë\u00a0by: x") == "to: Zoë by: x");
  const auto found = scan("a\u00a0b", 0, colon_meaning::label).tokens;
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[1].column == 3U);
  BOOST_TEST(trimmed("\u00a0 a\u00a0b \u2003") == "a\u00a0b");
}

BOOST_AUTO_TEST_CASE(quote_starts_only_where_a_word_could) {
  BOOST_TEST(words(R"(o"brian")") == R"(o"brian")");
}

BOOST_AUTO_TEST_CASE(comment_begins_outside_of_quotes_and_ends_the_words) {
  const auto found = scan("roll d20# by: hand", 0, colon_meaning::label);
  BOOST_TEST(found.tokens.size() == 2U);
  BOOST_TEST(found.comment.value() == 8U);
  BOOST_TEST(!scan("\"#\"", 0, colon_meaning::label).comment);
}

BOOST_AUTO_TEST_CASE(quote_that_does_not_end_is_refused_where_it_begins) {
  const auto found = scan("to \"Elara", 0, colon_meaning::label);
  BOOST_REQUIRE(found.problem);
  BOOST_TEST(found.problem->code == refusal_code::unexpected_text);
  BOOST_TEST(found.problem->column.value() == 3U);
  // What came before it is there.
  BOOST_TEST(found.tokens.size() == 1U);
  BOOST_TEST(scan(R"("a\")", 0, colon_meaning::label).problem.has_value());
}

BOOST_AUTO_TEST_CASE(text_that_touches_the_end_of_a_quote_is_refused_where_it_stands) {
  const auto found = scan("\"Elara\"x", 0, colon_meaning::label);
  BOOST_REQUIRE(found.problem);
  BOOST_TEST(found.problem->code == refusal_code::unexpected_text);
  BOOST_TEST(found.problem->column.value() == 7U);
  BOOST_TEST(!scan("\"Elara\"# comment", 0, colon_meaning::label).problem);
}

BOOST_AUTO_TEST_CASE(the_first_two_words_are_found_whatever_comes_after_them) {
  const auto found = first_two_words(" one two: \"three");
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].text == "one");
  BOOST_TEST(found[1].text == "two:");
  BOOST_TEST((found[1].form == token_form::plain));
  BOOST_TEST(found[1].column == 5U);
  BOOST_TEST(first_two_words("one").size() == 1U);
  BOOST_TEST(first_two_words("one \"two").size() == 1U);
  BOOST_TEST(first_two_words("\"one").empty());
  BOOST_TEST(first_two_words(" # one").empty());
}

BOOST_AUTO_TEST_CASE(line_is_taken_without_its_line_ending) {
  for (const char* const line : {"turn", "turn\n", "turn\r\n", "turn\r"}) {
    const auto checked = checked_line(line);
    BOOST_REQUIRE(checked);
    BOOST_TEST(*checked == "turn");
  }
}

BOOST_AUTO_TEST_CASE(line_has_a_longest_length) {
  const std::string longest(bounds::command_bytes_max, 'x');
  BOOST_TEST(checked_line(longest + "\r\n").has_value());
  const auto refused = checked_line(longest + 'x');
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().code == refusal_code::command_too_long);
  BOOST_TEST(refused.error().column.value() == bounds::command_bytes_max);
}

BOOST_AUTO_TEST_CASE(what_is_not_utf_8_is_refused_at_its_byte) {
  const auto refused = checked_line("note \xc3\xa4 \xff");
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().code == refusal_code::unexpected_text);
  BOOST_TEST(refused.error().column.value() == 8U);
}

BOOST_AUTO_TEST_CASE(what_would_break_the_line_or_move_the_cursor_is_refused_at_its_byte) {
  using namespace std::literals;
  for (const auto bad :
       {"\0"sv, "\x1b"sv, "\x7f"sv, "\n"sv, "\xc2\x9b"sv, "\xe2\x80\xa8"sv, "\xe2\x80\xa9"sv}) {
    const auto refused = checked_line("note " + std::string(bad) + " x");
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().code == refusal_code::unexpected_text);
    BOOST_TEST(refused.error().column.value() == 5U);
  }
}

BOOST_AUTO_TEST_CASE(a_control_character_is_found_in_a_line_of_any_length) {
  for (std::size_t size = 1; size < 20; ++size)
    for (std::size_t at = 0; at < size; ++at) {
      std::string line(size, '~');
      line[at] = ' ';
      BOOST_REQUIRE(checked_line(line).has_value());
      for (const char bad : {'\x01', '\x1f', '\x7f'}) {
        line[at] = bad;
        const auto refused = checked_line(line);
        BOOST_REQUIRE(!refused);
        BOOST_REQUIRE_EQUAL(refused.error().column.value(), at);
      }
    }
}

BOOST_AUTO_TEST_CASE(tabs_and_all_other_characters_are_taken) {
  BOOST_TEST(checked_line("note \t \xc3\xa4 \xe2\x9a\x94 \xf0\x9f\x90\x89").has_value());
}

BOOST_AUTO_TEST_CASE(text_is_trimmed_of_blanks_on_both_sides) {
  BOOST_TEST(trimmed(" \ta b\t ") == "a b");
  BOOST_TEST(trimmed(" \t ").empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
