// A fight that played itself, as people read it: what was typed, what came of it, how it stands.

#include "cli/render/fight_lines.hpp"

#include "cli/render/narration.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(fight_lines_suite)

using namespace dnd;
using model::automatic::ending;

namespace {

std::string last_words(const model::state& now, std::optional<ending> ended) {
  const auto view = tests::seen(now);
  return cli::text_of(cli::fight_lines({}, ended, &view, {}));
}

model::state with_dead_zombie() {
  model::state now = tests::fighting_state();
  now.edit("zombie-1")->hp = 0;
  now.edit("zombie-1")->life = model::vitality::dead;
  return now;
}

constexpr std::string_view standing =
    "\nSession 2 (The Lost Mine), encounter 1, round 3, Grog's turn.";

}  // namespace

BOOST_AUTO_TEST_CASE(each_command_stands_before_what_came_of_it) {
  tests::story story;
  story.command("note one").then(model::note_added{.text = "one"});
  story.command("note two").then(model::note_added{.text = "two"});
  const auto commits = story.commits();
  const auto lines = cli::fight_lines(commits, ending::one_side_down, nullptr, {});
  BOOST_REQUIRE(lines.size() == 4U);
  BOOST_TEST(lines[0] == "> note one");
  BOOST_TEST(lines[1] == cli::narrate(commits[0]).front());
  BOOST_TEST(lines[2] == "> note two");
}

BOOST_AUTO_TEST_CASE(it_says_who_is_down_and_what_to_type) {
  BOOST_TEST(last_words(with_dead_zombie(), ending::one_side_down) ==
             "None of the monsters is on its feet. `encounter end` ends the fight." +
                 std::string(standing));
  model::state lost = tests::fighting_state();
  lost.edit("grog")->hp = 0;
  lost.edit("grog")->life = model::vitality::dying;
  BOOST_TEST(last_words(lost, ending::one_side_down) ==
             "None of the characters is on their feet. `encounter end` ends the fight." +
                 std::string(standing));
}

BOOST_AUTO_TEST_CASE(it_says_why_it_stopped) {
  const model::state now = tests::fighting_state();
  BOOST_TEST(last_words(now, ending::round_reached).starts_with("Round 3 begins."));
  BOOST_TEST(last_words(now, ending::rounds_max).starts_with("Nothing is decided"));
  BOOST_TEST(last_words(now, ending::stuck).starts_with("The next turn cannot begin"));
  BOOST_TEST(last_words(now, std::nullopt).starts_with("Stopped."));
  BOOST_TEST(last_words(tests::small_state(), ending::no_fight).starts_with("No fight is on"));
}

BOOST_AUTO_TEST_SUITE_END()
