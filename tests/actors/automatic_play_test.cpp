// Fights that play themselves, as a client of the engine: each command is one of the log's own.

#include "actors/automatic_play.hpp"

#include "io/store/file/file_store.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_play_suite)

namespace {

using actors::outcome;
using model::automatic::ending;

struct played_campaign {
  played_campaign() {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 1, .clock = fixed_clock});
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    require_ok(opened);
    campaign = *std::move(opened);
  }
  void say(const std::string& line) {
    BOOST_REQUIRE_MESSAGE(campaign->execute({.line = line})->how == outcome::accepted, line);
  }
  void begin() {
    BOOST_REQUIRE(disk.make_directory("/mine/characters"));
    disk.put("/mine/characters/mira.yaml",
             "name: Mira\nrace: human\nclass: wizard\nlevel: 5\nweapons: [dagger]\n"
             "abilities: {str: 8, dex: 14, con: 14, int: 16, wis: 12, cha: 10}\n"
             "spells: {0: [fire-bolt], 1: [magic-missile, shield], 3: [fireball]}\n");
    for (const char* const line :
         {"add mira", "add goblin count: 3", "encounter start", "initiative all"})
      say(line);
  }
  actors::played_fight play(const model::commands::auto_encounter& how = {},
                            const std::function<bool()>& stop = {}) {
    return actors::play_automatically(*campaign, how, stop);
  }

  faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<actors::open_campaign> campaign;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_fight_plays_itself_in_commands_of_the_log, played_campaign) {
  begin();
  const auto before = (*campaign->state())->seq();
  const auto made = play();
  BOOST_TEST((made.ending == ending::one_side_down));
  BOOST_TEST(made.problem == nullptr);
  BOOST_REQUIRE(!made.commits.empty());
  BOOST_TEST(made.commits.front()->first == before + 1);
  for (std::size_t i = 1; i < made.commits.size(); ++i)
    BOOST_TEST(made.commits[i]->first == made.commits[i - 1]->last + 1);
  const auto logged = campaign->last_commits(made.commits.size());
  require_ok(logged);
  for (std::size_t i = 0; i < made.commits.size(); ++i)
    BOOST_TEST((*logged)[i]->line == made.commits[i]->line);
  BOOST_TEST(made.after->seq() == made.commits.back()->last);
}

BOOST_FIXTURE_TEST_CASE(spells_of_the_campaigns_content_are_cast, played_campaign) {
  begin();
  say("set goblin-1 max: 200 hp: 200");
  const auto made = play();
  const auto is_cast = [](const model::commit_ptr& one) { return one->line.starts_with("cast "); };
  BOOST_TEST(std::ranges::any_of(made.commits, is_cast));
}

BOOST_FIXTURE_TEST_CASE(each_of_its_commands_can_be_undone, played_campaign) {
  begin();
  const auto start = *campaign->state();
  const auto made = play();
  for (std::size_t left = made.commits.size(); left > 0; --left) say("undo");
  BOOST_TEST((**campaign->state() == *start));
}

BOOST_FIXTURE_TEST_CASE(without_a_fight_nothing_is_given, played_campaign) {
  const auto made = play();
  BOOST_TEST((made.ending == ending::no_fight));
  BOOST_TEST(made.commits.empty());
}

BOOST_FIXTURE_TEST_CASE(it_stops_before_the_next_command_when_it_is_asked_to, played_campaign) {
  begin();
  int asked = 0;
  const auto made = play({}, [&] { return ++asked > 3; });
  BOOST_TEST(made.commits.size() == 3U);
  BOOST_TEST(!made.ending.has_value());
  BOOST_TEST(made.problem == nullptr);
  // And goes on from there.
  BOOST_TEST((play().ending == ending::one_side_down));
}

BOOST_FIXTURE_TEST_CASE(what_somebody_else_does_meanwhile_is_taken_into_account, played_campaign) {
  begin();
  bool told = false;
  const auto made = play({}, [&] {
    // Between what was chosen last and the next choice.
    if (!std::exchange(told, true)) say("damage to: goblin* amount: 100");
    return false;
  });
  BOOST_TEST((made.ending == ending::one_side_down));
}

BOOST_FIXTURE_TEST_CASE(a_disk_that_fails_stops_it_and_is_told, played_campaign) {
  begin();
  int asked = 0;
  const auto made = play({}, [&] {
    if (++asked == 2)
      disk.plan({.at = 1,
                 .what = fault::fail,
                 .count = counted::changes,
                 .system_errno = EIO,
                 .repeat = fault_plan::times::for_ever});
    return false;
  });
  BOOST_TEST(!made.ending.has_value());
  BOOST_REQUIRE(made.problem != nullptr);
  BOOST_TEST(made.problem->how == outcome::failed);
  BOOST_TEST(made.commits.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_that_is_closed_says_so, played_campaign) {
  begin();
  BOOST_REQUIRE(campaign->close());
  const auto made = play();
  BOOST_REQUIRE(made.problem != nullptr);
  BOOST_TEST(made.problem->failure->code == io::ec::closed);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
