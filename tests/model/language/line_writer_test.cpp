// A line put together from the values of a command.

#include "model/language/line_writer.hpp"

#include "model/language/labels.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(line_writer_suite)

using namespace dnd::model;
using namespace dnd::model::language;

namespace {

constexpr label_spec subject{.kind = value_kind::creature, .placeholder = "WHO"};

line_writer heal() {
  return line_writer("heal");
}

}  // namespace

BOOST_AUTO_TEST_CASE(line_begins_with_its_verb) {
  BOOST_TEST(line_writer("encounter start").line() == "encounter start");
}

BOOST_AUTO_TEST_CASE(list_goes_on_with_and) {
  BOOST_TEST(heal().words(labels::to, {{"grog"}, {"elara the bold"}}).line() ==
             "heal to: grog and: elara the bold");
}

BOOST_AUTO_TEST_CASE(subject_has_no_label) {
  BOOST_TEST(heal().words(subject, {{"grog"}, {"elara"}}).line() == "heal grog and: elara");
  BOOST_TEST(heal().optional_word(subject, word{"grog"}).line() == "heal grog");
}

BOOST_AUTO_TEST_CASE(what_is_left_at_its_default_adds_nothing) {
  BOOST_TEST(heal().words(labels::to, {}).line() == "heal");
  BOOST_TEST(heal().optional_word(labels::by_actor, {}).line() == "heal");
  BOOST_TEST(heal().number(labels::dc, {}).line() == "heal");
  BOOST_TEST(heal().faces(labels::rolled, {}).line() == "heal");
  BOOST_TEST(heal().title("").line() == "heal");
  BOOST_TEST(heal().text("").line() == "heal");
  BOOST_TEST(heal().comment("").line() == "heal");
  BOOST_TEST(heal().flag(labels::advantage, false).line() == "heal");
  BOOST_TEST(heal().d20_flags({}).line() == "heal");
}

BOOST_AUTO_TEST_CASE(each_value_stands_after_its_label) {
  BOOST_TEST(
      heal()
          .dice(labels::amount, {"2d4 + 2"})
          .number(labels::dc, -3)
          .faces(labels::rolled, {{3, -1, 6}})
          .name(labels::by_source, "grog")
          .d20_flags({.advantage = true, .disadvantage = true})
          .comment("at last")
          .line() ==
      "heal amount: 2d4 + 2 dc: -3 rolled: 3,-1,6 by: grog advantage disadvantage # at last");
}

BOOST_AUTO_TEST_CASE(title_is_quoted_where_it_would_be_read_as_something_else) {
  BOOST_TEST(line_writer("session start").title("The Mill").line() == "session start The Mill");
  BOOST_TEST(line_writer("session start").title("Part # 2").line() == "session start \"Part # 2\"");
}

BOOST_AUTO_TEST_CASE(value_is_quoted_where_it_would_lose_something) {
  BOOST_TEST(as_value("Zoë the Red") == "Zoë the Red");
  for (const std::string text :
       {"Bob “the Bear”", "«x", "\u200bZoë", "a\u00a0b", "Zo\ufeff", "'Mad Dog'"})
    BOOST_TEST(as_value(text) == "\"" + text + "\"");
}

BOOST_AUTO_TEST_CASE(text_is_never_quoted) {
  BOOST_TEST(line_writer("note").text("a: \"b\" # c").line() == "note a: \"b\" # c");
}

BOOST_AUTO_TEST_CASE(plain_name_needs_no_quotes) {
  for (const char* const name : {"grog", "Zombie 1", "count", "3 counts", "o'brian", "x-2"})
    BOOST_TEST(as_value(name) == name);
}

BOOST_AUTO_TEST_CASE(name_that_would_be_read_as_something_else_goes_into_quotes) {
  BOOST_TEST(as_value("Dr: Who") == "\"Dr: Who\"");
  BOOST_TEST(as_value("# 1") == "\"# 1\"");
  BOOST_TEST(as_value("the advantage") == "\"the advantage\"");
  BOOST_TEST(as_value("zombie count 3") == "\"zombie count 3\"");
}

BOOST_AUTO_TEST_CASE(quotes_and_backslashes_within_quotes_are_escaped) {
  BOOST_TEST(as_value(R"(the "old" \ one)") == R"("the \"old\" \\ one")");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
