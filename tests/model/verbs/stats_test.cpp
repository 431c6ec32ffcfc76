// `stats` as it is typed: in any order, with ':' or without, and what is wrong with a word.

#include "model/verbs/stats.hpp"

#include "model/language/parse.hpp"
#include "model/language/print.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <variant>

BOOST_AUTO_TEST_SUITE(stats_suite)

using namespace dnd;
using namespace dnd::model;
using commands::stats;
using commands::stats_by;
using commands::stats_form;
using commands::stats_scope;

namespace {

stats read(const std::string& line) {
  const auto parsed = parse_line(line);
  BOOST_REQUIRE_MESSAGE(parsed, line << (parsed ? "" : ": " + parsed.error().message));
  const auto* what = std::get_if<question>(&*parsed);
  BOOST_REQUIRE(what != nullptr);
  BOOST_REQUIRE(holds_alternative<stats>(*what));
  return get<stats>(*what);
}
refusal wrong(const std::string& line) {
  const auto parsed = parse_line(line);
  BOOST_REQUIRE_MESSAGE(!parsed, line);
  return parsed.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_part_may_be_left_out_and_stand_in_any_order) {
  BOOST_TEST((read("stats") == stats()));
  const stats all{.scope = stats_scope::session,
                  .number = 3,
                  .by = stats_by::creature,
                  .form = stats_form::csv};
  BOOST_TEST((read("stats session 3 by creature as csv") == all));
  BOOST_TEST((read("STATS as: csv by: creatures session: 3  # for the table") == all));
  BOOST_TEST((read("stats fight").scope == stats_scope::fight));
  BOOST_TEST(!read("stats fight as svg").number.has_value());
  BOOST_TEST(read("stats fight 12").number.value_or(0) == 12U);
  BOOST_TEST((read("stats campaign by die").by == stats_by::die));
}

BOOST_AUTO_TEST_CASE(a_word_that_is_none_is_refused_where_it_stands) {
  BOOST_TEST(wrong("stats campaign by weapon").column.value_or(0) == 18U);
  BOOST_TEST(wrong("stats session 0").column.value_or(0) == 14U);
  BOOST_TEST(wrong("stats tomorrow").column.value_or(0) == 6U);
  BOOST_TEST(wrong("stats as").message.find("missing") != std::string::npos);
  BOOST_TEST(wrong("stats by die by attack").message.find("cannot") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
