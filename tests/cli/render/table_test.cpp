// Aligned columns that keep to the width of a terminal.

#include "cli/render/table.hpp"

#include "model/utf8.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(table_suite)

using namespace dnd::cli;
using lines = std::vector<std::string>;

namespace {

layout wide(std::size_t width) {
  return {.look = {}, .width = width};
}

void is(const lines& made, const lines& expected) {
  BOOST_TEST(made == expected, boost::test_tools::per_element());
}

const std::vector<table_column> who_and_hp{
    {.title = "who"}, {.title = "hp", .align = alignment::right}, {.title = "conditions"}};

}  // namespace

BOOST_AUTO_TEST_CASE(columns_line_up_two_cells_apart_without_spaces_at_their_ends) {
  is(table_lines(who_and_hp, {{{"Grog"}, {"7"}, {"prone"}}, {{"zombie-1"}, {"22"}, {""}}},
                 wide(80)),
     {"who       hp  conditions",  //
      "Grog       7  prone",       //
      "zombie-1  22"});
}

BOOST_AUTO_TEST_CASE(titles_are_there_without_rows) {
  is(table_lines(who_and_hp, {}, wide(80)), {"who  hp  conditions"});
}

BOOST_AUTO_TEST_CASE(there_is_no_title_line_where_no_column_has_a_title) {
  is(table_lines({{}, {}}, {{{"a"}, {"b"}}}, wide(80)), {"a  b"});
}

BOOST_AUTO_TEST_CASE(last_column_is_broken_over_lines_that_line_up) {
  is(table_lines({{.title = "who"}, {.title = "conditions"}},
                 {{{"Grog"}, {"poisoned, prone and stunned"}}}, wide(24)),
     {"who   conditions",       //
      "Grog  poisoned, prone",  //
      "      and stunned"});
}

BOOST_AUTO_TEST_CASE(widest_column_that_may_be_cut_is_cut_first) {
  const std::vector<table_column> columns{
      {.title = "name", .least = 6}, {.title = "kind", .least = 4}, {.title = "id"}};
  is(table_lines(columns, {{{"Wilhelmina the Bold"}, {"knight"}, {"1"}}}, wide(20)),
     {"name      kind    id",  //
      "Wilhelm…  knight  1"});
}

BOOST_AUTO_TEST_CASE(no_column_is_cut_further_than_it_may) {
  const std::vector<table_column> columns{
      {.title = "name", .least = 12}, {.title = "kind", .least = 4}, {.title = "id"}};
  is(table_lines(columns, {{{"Wilhelmina the Bold"}, {"knight"}, {"1"}}}, wide(20)),
     {"name          kind  id",  //
      "Wilhelmina …  kni…  1"});
}

BOOST_AUTO_TEST_CASE(column_that_may_not_be_cut_stays_whole) {
  const auto made = table_lines({{.title = "id"}, {.title = "what"}},
                                {{{"a-very-long-identifier-indeed"}, {"one two three"}}}, wide(20));
  BOOST_TEST(made[1].find("a-very-long-identifier-indeed") == 0U);
}

BOOST_AUTO_TEST_CASE(width_is_counted_in_cells) {
  is(table_lines({{}, {}}, {{{"龍"}, {"x"}}, {{"abc"}, {"y"}}}, wide(80)), {"龍   x", "abc  y"});
}

BOOST_AUTO_TEST_CASE(colours_take_no_cells) {
  const layout coloured{.look = style::of(color_setting::always, {}, charset::utf8), .width = 80};
  const auto made = table_lines({{}, {}}, {{{"ab", tone::bad}, {"x"}}, {{"abc"}, {"y"}}}, coloured);
  BOOST_TEST(made[0] == coloured.look.paint(tone::bad, "ab") + "   x");
}

BOOST_AUTO_TEST_CASE(lines_keep_to_any_width_that_leaves_room_for_what_may_not_be_cut) {
  const std::vector<table_column> columns{{.title = "name", .least = 4}, {.title = "what"}};
  for (const std::size_t width : {1U, 20U, 33U, 80U})
    for (const auto& line :
         table_lines(columns, {{{std::string(50, 'n')}, {"one two three four five"}}}, wide(width)))
      BOOST_TEST(dnd::model::display_width(line) <= std::max(width, width_least), line);
}

BOOST_AUTO_TEST_CASE(explanation_lines_up_after_its_term) {
  is(definition_lines("Skills", "Athletics +5, Stealth +2", 10, wide(25)),
     {"Skills    Athletics +5,",  //
      "          Stealth +2"});
}

BOOST_AUTO_TEST_CASE(row_is_folded_on_a_screen_that_is_too_narrow) {
  const std::vector<table_column> columns{
      {"name", alignment::left, 8}, {"events", alignment::right}, {"last event"}, {"state"}};
  const std::vector<table_row> rows{
      {{"The Lost Mine"}, {"65"}, {"2026-11-28 21:00"}, {"in a fight"}},
      {{"Other"}, {"7"}, {"-"}, {""}}};
  is(table_lines(columns, rows, {.width = 36, .height = 24}),
     {"name      events  last event",        //
      "    state",                           //
      "The Los…      65  2026-11-28 21:00",  //
      "    in a fight",                      //
      "Other          7  -"});
  is(table_lines(columns, rows, {.width = 20, .height = 24}),
     {"name      events",      //
      "    last event",        //
      "    state",             //
      "The Los…      65",      //
      "    2026-11-28 21:00",  //
      "    in a fight",        //
      "Other          7",      //
      "    -"});
}

BOOST_AUTO_TEST_CASE(term_that_leaves_too_little_room_has_a_line_of_its_own) {
  is(definition_lines("A long term", "what it is", 8, wide(40)), {"A long term", "    what it is"});
}

BOOST_AUTO_TEST_CASE(term_without_an_explanation_stands_alone) {
  is(definition_lines("Skills", "", 10, wide(40)), {"Skills"});
}

BOOST_AUTO_TEST_SUITE_END()
