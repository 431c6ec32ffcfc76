#include "cli/render/status.hpp"

#include "cli/render/json.hpp"
#include "cli/render/narration.hpp"
#include "cli/render/text_width.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(status_suite)

using namespace dnd;

namespace {

cli::layout plain(std::size_t width) {
  return {.look = {}, .width = width};
}

}  // namespace

BOOST_AUTO_TEST_CASE(fight_is_shown_in_the_order_of_turns_with_a_mark) {
  model::state now = tests::fighting_state();
  now.edit("grog")->temp_hp = 5;
  now.edit("grog")->conditions.push_back(
      {.kind = model::condition::poisoned, .rounds = 3, .anchor = "grog"});
  now.edit("zombie-2")->hp = 0;
  now.edit("zombie-2")->life = model::vitality::dead;
  BOOST_TEST(cli::text_of(cli::status_lines(tests::seen(now))) ==
             "Session 2 (The Lost Mine), encounter 1, round 3, Grog's turn.\n"
             "   init  who                      hp  temp  ac  conditions\n"
             ">    16  Grog      ███████░░░  22/28    +5  14  poisoned (3 rounds)\n"
             "      4  zombie-1  ██████████  22/22         8\n"
             "         zombie-2  ░░░░░░░░░░   0/22         8  dead");
}

BOOST_AUTO_TEST_CASE(creatures_are_listed_without_a_fight_and_an_empty_state_says_so) {
  BOOST_TEST(cli::text_of(cli::status_lines(tests::seen(tests::small_state()), plain(50))) ==
             "No session.\n"
             "who          hp  temp  ac  conditions\n"
             "Grog      22/28        14\n"
             "zombie-1  22/22         8\n"
             "zombie-2   5/22         8");
  BOOST_TEST(cli::text_of(cli::status_lines({})) == "No session.\nNobody is at the table.");
}

BOOST_AUTO_TEST_CASE(how_light_it_is_is_said_where_it_is_not_bright) {
  model::state now = tests::small_state();
  now.set_ruling("light", "dark");
  BOOST_TEST(cli::status_lines(tests::seen(now)).front() == "No session, in the dark.");
  BOOST_TEST(cli::json_state(tests::seen(now), "").find(R"("light":"dark")") != std::string::npos);
  now.set_ruling("light", "dim");
  BOOST_TEST(cli::status_lines(tests::seen(now)).front() == "No session, in dim light.");
  now.set_ruling("light", "bright");
  BOOST_TEST(cli::status_lines(tests::seen(now)).front() == "No session.");
}

BOOST_AUTO_TEST_CASE(what_a_command_waits_for_stands_under_the_first_line) {
  model::state now = tests::small_state();
  model::pending_decision waits{.on = model::reaction_moment::hit_by,
                                .actor = "zombie-1",
                                .target = "grog",
                                .what = "Slam",
                                .total = 14,
                                .against = 14,
                                .asked = {{.who = "grog", .reactions = {"Parry", "Shield"}}},
                                .moment = 1,
                                .line = "attack by: zombie-1 with: slam to: grog",
                                .faces = {},
                                .more = {},
                                .answers = {}};
  now.set_pending(std::make_shared<model::pending_decision>(std::move(waits)));
  const std::string shown = cli::text_of(cli::status_lines(tests::seen(now), plain(60)));
  BOOST_TEST(shown.starts_with("No session.\n"
                               "Waiting for an answer: attack by: zombie-1 with: slam to: grog\n"
                               "Grog may answer: Parry, Shield, pass\n"),
             shown);
}

BOOST_AUTO_TEST_CASE(groups_are_listed_with_what_their_members_are_called) {
  model::state now = tests::small_state();
  now.set_group({.name = "dead-men", .members = {"zombie-1", "zombie-2"}});
  now.set_group({.name = "party", .members = {"grog"}});
  BOOST_TEST(cli::text_of(cli::status_lines(tests::seen(now), plain(50))) ==
             "No session.\n"
             "who          hp  temp  ac  conditions\n"
             "Grog      22/28        14\n"
             "zombie-1  22/22         8\n"
             "zombie-2   5/22         8\n"
             "Group dead-men: zombie-1, zombie-2\n"
             "Group party: Grog");
  // In a narrow place they are broken between names.
  const auto narrow = cli::text_of(cli::status_lines(tests::seen(now), plain(30)));
  BOOST_TEST(
      narrow.find("\nGroup dead-men: zombie-1,\n                zombie-2\n") != std::string::npos,
      narrow);
  // Who may not see groups reads nothing of them.
  BOOST_TEST(cli::text_of(cli::status_lines(view_of(now, model::views::viewer::player({"grog"}))))
                 .find("Group") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_names_and_many_conditions_keep_to_the_width) {
  model::state now = tests::fighting_state();
  model::creature& who = *now.edit("grog");
  who.name = "Grog the Unreasonably Long of the Western Hills";
  for (const auto kind : {model::condition::blinded, model::condition::poisoned,
                          model::condition::prone, model::condition::stunned})
    who.conditions.push_back({.kind = kind, .rounds = 10, .anchor = "grog"});
  for (const std::size_t width : {40U, 60U, 80U, 200U}) {
    const auto lines = cli::status_lines(tests::seen(now), plain(width));
    for (std::size_t i = 1; i < lines.size(); ++i)
      BOOST_TEST(model::display_width(lines[i]) <= width, lines[i]);
    BOOST_TEST(cli::text_of(lines).find("stunned") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(dying_creature_shows_its_death_saves) {
  model::state now = tests::small_state();
  model::creature& who = *now.edit("grog");
  who.hp = 0;
  who.life = model::vitality::dying;
  who.death_successes = 1;
  who.death_failures = 2;
  const std::string text = cli::text_of(cli::status_lines(tests::seen(now), plain(80)));
  BOOST_TEST(text.find("dying (1 success, 2 failures)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_player_reads_how_others_look_and_the_own_numbers) {
  const model::state now = tests::fighting_state();
  BOOST_TEST(
      cli::text_of(cli::status_lines(view_of(now, model::views::viewer::player({"grog"})))) ==
      "Session 2 (The Lost Mine), encounter 1, round 3, Grog's turn.\n"
      "   init  who                         hp  temp  ac  conditions\n"
      ">    16  Grog      ███████░░░     22/28        14\n"
      "      4  zombie-1              unharmed\n"
      "         zombie-2              bloodied");
}

BOOST_AUTO_TEST_SUITE_END()
