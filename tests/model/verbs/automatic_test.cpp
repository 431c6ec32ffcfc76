// `encounter auto` as it is typed: a word for the program, with an end, a policy and bounds.

#include "model/verbs/automatic.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_verbs_suite)

using namespace dnd::model;

namespace {

commands::auto_encounter read(std::string_view text) {
  const auto line = parse_line(text);
  BOOST_REQUIRE_MESSAGE(line, text << (line ? "" : ": " + line.error().message));
  return get<commands::auto_encounter>(std::get<program_word>(*line));
}

refusal refused(std::string_view text) {
  const auto line = parse_line(text);
  BOOST_REQUIRE_MESSAGE(!line, text);
  return line.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(alone_it_plays_to_the_end_by_the_simple_policy) {
  for (const char* const text :
       {"encounter auto", "auto", "auto until: end", "AUTO policy: simple"}) {
    const auto said = read(text);
    BOOST_TEST(!said.last_round.has_value());
    BOOST_TEST((said.policy == play_policy::simple));
    BOOST_TEST(said.rounds_max == bounds::automatic_rounds_default);
    BOOST_TEST(said.seed == 0);
  }
}

BOOST_AUTO_TEST_CASE(it_can_be_told_how_far_and_how) {
  const auto said = read("encounter auto until: round 3 policy: foc max: 7 seed: 9");
  BOOST_TEST(said.last_round.value_or(0) == 3);
  BOOST_TEST((said.policy == play_policy::focus));
  BOOST_TEST(said.rounds_max == 7);
  BOOST_TEST(said.seed == 9);
}

BOOST_AUTO_TEST_CASE(what_is_said_reads_back) {
  for (const char* const text :
       {"encounter auto max: 50", "encounter auto until: round 3 policy: random max: 2 seed: 5"}) {
    const auto line = parse_line(text);
    BOOST_REQUIRE(line);
    BOOST_TEST(print_line(*line) == text);
  }
}

BOOST_AUTO_TEST_CASE(an_end_that_is_none_is_refused_where_it_stands) {
  for (const char* const text : {"auto until: noon", "auto until: round", "auto until: round 0",
                                 "auto until: round three", "auto until: round 3x"}) {
    const auto no = refused(text);
    BOOST_TEST(no.code == refusal_code::bad_value, text);
    BOOST_TEST(no.column.value_or(0) == 12U, text);
  }
}

BOOST_AUTO_TEST_CASE(a_policy_that_is_none_is_refused_with_those_there_are) {
  const auto no = refused("auto policy: clever");
  BOOST_TEST(no.code == refusal_code::bad_value);
  BOOST_TEST(no.hint.find("focus") != std::string::npos);
  // Two begin so.
  BOOST_TEST(refused("auto policy: s").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(bounds_hold) {
  BOOST_TEST(read(fmt::format("auto max: {}", bounds::automatic_rounds_max)).rounds_max ==
             bounds::automatic_rounds_max);
  BOOST_TEST(refused(fmt::format("auto max: {}", bounds::automatic_rounds_max + 1)).code ==
             refusal_code::bad_value);
  BOOST_TEST(refused("auto max: 0").code == refusal_code::bad_value);
  BOOST_TEST(refused(fmt::format("auto seed: {}", bounds::automatic_seed_max + 1)).code ==
             refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(it_is_no_command_of_a_campaign) {
  BOOST_TEST((kind_of_line("encounter auto") == line_kind::program_word));
  BOOST_TEST(!parse_command("encounter auto").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
