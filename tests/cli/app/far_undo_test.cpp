// Whoever sits at a prompt is asked before much is taken back.

#include "cli/app/far_undo.hpp"

#include "cli/app/dialogue.hpp"
#include "io/store/file/file_store.hpp"
#include "model/bounds.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(far_undo_suite)

using namespace dnd;
using namespace dnd::cli;

namespace {

struct long_game {
  explicit long_game(int notes) {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 1, .clock = {}});
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
    for (int i = 0; i < notes; ++i) say("note " + std::to_string(i));
  }
  void say(const std::string& line) {
    const auto answer = answer_line(*campaign, {.line = line});
    BOOST_REQUIRE_MESSAGE(answer.response->how == actors::outcome::accepted, line);
  }
  [[nodiscard]] model::seq_t seq() const { return (*campaign->state())->seq(); }

  test::faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<actors::open_campaign> campaign;
};

}  // namespace

BOOST_AUTO_TEST_CASE(much_is_told_and_offered_and_nothing_is_done_yet) {
  long_game game(15);
  const auto asked = ask_before_far_undo(*game.campaign, "undo to 3");
  BOOST_REQUIRE(asked);
  BOOST_REQUIRE(asked->books);
  std::string text;
  for (const auto& each : asked->books->rows) text += each.text + "\n";
  BOOST_TEST(text.find("takes back 12 commands, from event 4 (gm: note 3) to event 15 (gm: note "
                       "14).") != std::string::npos);
  BOOST_REQUIRE_EQUAL(asked->offers.size(), 1U);
  BOOST_TEST(game.seq() == 15U);
  BOOST_TEST(!ask_before_far_undo(*game.campaign, asked->offers.front()));
  game.say(asked->offers.front());
  BOOST_TEST(game.seq() == 16U);
}

BOOST_AUTO_TEST_CASE(what_is_taken_back_already_does_not_count) {
  long_game game(12);
  game.say("undo 8");
  BOOST_TEST(!ask_before_far_undo(*game.campaign, "undo to 1"));
  game.say("redo");
  BOOST_TEST(ask_before_far_undo(*game.campaign, "undo to 1").has_value());
}

BOOST_AUTO_TEST_CASE(of_very_much_the_events_are_counted) {
  constexpr int notes = static_cast<int>(bounds::undo_counted_events_max) + 50;
  long_game game(notes);
  game.say("undo 5");
  game.say("note last");
  const auto asked = ask_before_far_undo(*game.campaign, "undo to 20");
  BOOST_REQUIRE(asked);
  BOOST_TEST(asked->books->rows.front().text ==
             "This takes back 10026 events, from event 21 (gm: note 20) to event 10052 (gm: note "
             "last).");
}

BOOST_AUTO_TEST_CASE(what_is_near_or_refused_or_another_line_is_not_asked_about) {
  long_game game(12);
  for (const char* line : {"undo to 2", "undo to 12", "undo to 99", "undo", "undo only 3", "note x",
                           "undo to 1 yes", "status", "undo to"})
    BOOST_TEST(!ask_before_far_undo(*game.campaign, line), line);
  BOOST_TEST(ask_before_far_undo(*game.campaign, "undo to 1").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
