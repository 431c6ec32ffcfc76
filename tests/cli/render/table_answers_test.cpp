// Passive scores and rulings, as lines and as data.

#include "cli/render/table_answers.hpp"

#include "cli/render/narration.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

BOOST_AUTO_TEST_SUITE(table_answers_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(passive_scores_say_why) {
  const std::vector<model::views::passive_view> all{
      {.id = "grog", .called = "Grog", .score = 12, .reason = {}},
      {.id = "zombie-1", .called = "zombie-1", .score = 3, .reason = "disadvantage: poisoned"}};
  BOOST_TEST(cli::text_of(cli::passive_lines(all, {})) ==
             "Grog: 12\nzombie-1: 3 (disadvantage: poisoned)");
  BOOST_TEST(cli::passive_data(all) ==
             R"("passive":[{"creature":"grog","score":12,"reason":""},)"
             R"({"creature":"zombie-1","score":3,"reason":"disadvantage: poisoned"}])");
  BOOST_TEST(cli::text_of(cli::passive_lines({}, {})) == "Nobody is at the table.");
}

BOOST_AUTO_TEST_CASE(rulings_say_what_they_mean_and_what_else_they_can_be) {
  const std::string text = cli::text_of(cli::ruling_lines({}, {.look = {}, .width = 200}));
  BOOST_TEST(text.find("initiative: group.") == 0U);
  BOOST_TEST(text.find("It can be: individual.") != std::string::npos);
  BOOST_TEST(cli::rulings_data({}).find(R"("rulings":[{"name":"initiative","value":"group")") ==
             0U);
}

BOOST_AUTO_TEST_SUITE_END()
