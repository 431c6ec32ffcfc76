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

BOOST_AUTO_TEST_CASE(a_fight_is_weighed_in_words_and_as_data) {
  model::views::difficulty_view what;
  what.levels = {3, 3, 3, 3};
  what.monsters = 4;
  what.worth =
      model::rules::worth_of_encounter(what.levels, std::vector<std::int32_t>{200, 100, 100, 100});
  const std::string text = cli::text_of(cli::difficulty_lines(what, {.look = {}, .width = 200}));
  BOOST_TEST(text.find("4 monsters for 4 characters: 500 XP, 1000 with their number.") == 0U);
  BOOST_TEST(
      text.find("That is hard (easy from 300, medium 600, hard 900, deadly 1600; a day holds "
                "4800).") != std::string::npos);
  BOOST_TEST(text.find("low 600, moderate 900, high 1600") != std::string::npos);
  BOOST_TEST(text.find("125 XP to each") != std::string::npos);
  BOOST_TEST(cli::difficulty_data(what).find(
                 R"("difficulty":{"levels":[3,3,3,3],"monsters":4,"experience":500,)"
                 R"("adjusted":1000,"how":"hard","each":125,"thresholds":{"easy":300,)") == 0U);
}

BOOST_AUTO_TEST_CASE(a_fight_without_one_side_says_which_is_missing) {
  model::views::difficulty_view what;
  BOOST_TEST(cli::text_of(cli::difficulty_lines(what, {})) ==
             "No character is there whose level is known.");
  what.levels = {5};
  BOOST_TEST(cli::text_of(cli::difficulty_lines(what, {})) == "No monster is there.");
}

BOOST_AUTO_TEST_SUITE_END()
