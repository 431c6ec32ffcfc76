// One command is taken out from among others, and everything after an event at once. Of games that
// need no dice the state is that of another game in which the command was never typed; what is
// refused stands on it there too. A failure names its seed: run again with DND_SEED=N.

#include "model/json/field_encoder.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(executor_past_suite)

using namespace dnd;
using actors::outcome;
using test::live_campaign;

namespace {

struct typed_command {
  std::string line;
  model::seq_t first = 0;
  model::seq_t last = 0;
  std::string events;
};

std::string text_of(const model::commit& what) {
  std::string out;
  for (const auto& each : *what.events)
    visit(
        [&](const auto& one) {
          out += one.stored_as;
          model::field_encoder::write(out, one);
        },
        each);
  return out;
}

/// A line that needs no dice.
std::string line_by_hand(test::random_commands& random) {
  const std::string who = "target-" + std::to_string(1 + random.pick(3));
  const auto number = std::to_string(1 + random.pick(9));
  switch (random.pick(8)) {
    case 0:
      return "heal to: " + who + " amount: " + number;
    case 1:
      return "condition add prone to: " + who;
    case 2:
      return "condition remove prone to: " + who;
    case 3:
      return "note " + number;
    case 4:
      return "temp to: " + who + " amount: " + number;
    case 5:
      return "condition add blinded to: " + who + " rounds: " + number;
    case 6:
      return "give " + number + " gp to: " + who;
    default:
      return "damage to: " + who + " amount: " + number;
  }
}

struct hand_play {
  explicit hand_play(std::uint64_t seed) : random(seed), campaign(seed) {
    (void)say("add target count: 3");
  }

  bool say(const std::string& line) {
    if (campaign.say(line) != outcome::accepted) return false;
    const auto& made = *campaign.last()->what;
    all.push_back({line, made.first, made.last, text_of(made)});
    return true;
  }

  test::random_commands random;
  live_campaign campaign;
  std::vector<typed_command> all;
};

/// All that was typed, for a failure.
std::string story_of(const std::vector<typed_command>& all) {
  std::string out;
  for (const auto& each : all)
    out += "\n" + std::to_string(each.first) + " " + each.line + " " + each.events;
  return out;
}

/// The same lines without one of them; the first that comes to something else.
std::optional<std::string> differs_without(const std::vector<typed_command>& all, std::size_t out,
                                           live_campaign& other) {
  std::optional<std::string> differs;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == out) continue;
    const bool accepted = other.say(all[i].line) == outcome::accepted;
    const bool is_same = accepted && text_of(*other.last()->what) == all[i].events;
    if (!is_same && !differs) differs = all[i].line;
  }
  return differs;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_command_is_taken_out_as_if_it_had_never_been_typed_or_something_needs_it) {
  const auto first = test::seed_of_test();
  std::size_t taken_out = 0;
  std::size_t needed = 0;
  for (auto seed = first; seed < first + test::how_many({120, 3'000}); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      hand_play game(seed);
      while (game.all.size() < 10) (void)game.say(line_by_hand(game.random));
      const std::size_t out = 1 + game.random.pick(game.all.size() - 1);
      const auto typed = game.all;
      const auto before = game.campaign.state();
      live_campaign other(seed);
      const auto differs = differs_without(typed, out, other);
      const auto how = game.campaign.say("undo only " + std::to_string(typed[out].last));
      if (how == outcome::accepted) {
        ++taken_out;
        // What comes to the same state stands on nothing, in whatever words it got there.
        BOOST_REQUIRE_MESSAGE(game.campaign.state() == other.state(),
                              "`" << typed[out].line << "` is taken out, and `"
                                  << differs.value_or("") << "` stands on it in"
                                  << story_of(typed));
        BOOST_REQUIRE(game.campaign.load_without_snapshot().state == other.state());
        game.campaign.accept("undo");
        BOOST_REQUIRE(game.campaign.state() == before);
        game.campaign.accept("redo");
        BOOST_REQUIRE(game.campaign.state() == other.state());
      } else {
        ++needed;
        BOOST_REQUIRE(how == outcome::refused);
        BOOST_REQUIRE_MESSAGE(differs, "nothing needs `"
                                           << typed[out].line
                                           << "`: " << game.campaign.answer().refusal->message);
        BOOST_REQUIRE(game.campaign.state() == before);
      }
    }
  }
  BOOST_TEST(taken_out > 20U);
  BOOST_TEST(needed > 20U);
}

BOOST_AUTO_TEST_CASE(what_stands_on_a_command_is_named) {
  live_campaign campaign;
  campaign.accept("add target");
  const auto hurt = campaign.accept("damage to: target-1 amount: 5").last;
  campaign.accept("heal to: target-1 amount: 2");
  const auto no = campaign.refused("undo only " + std::to_string(hurt));
  BOOST_TEST(no.code == model::refusal_code::not_available);
  BOOST_TEST(no.message.find("`heal to: target-1 amount: 2` (event ") == 0U);
  BOOST_TEST(no.message.find("stands on `damage to: target-1 amount: 5`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_makes_room_for_a_condition_is_not_taken_out_before_it) {
  live_campaign campaign;
  campaign.accept("add target count: 2");
  campaign.accept("condition add prone to: target-1");
  const auto stood_up = campaign.accept("condition remove prone to: target-1").last;
  campaign.accept("condition add prone to: target-2");
  campaign.accept("condition add prone to: target-1");
  const auto no = campaign.refused("undo only " + std::to_string(stood_up));
  BOOST_TEST(no.code == model::refusal_code::not_available);
  BOOST_TEST(no.message.find("`condition add prone to: target-1` (event ") == 0U);
  campaign.accept("undo");
  campaign.accept("undo only " + std::to_string(stood_up));
}

BOOST_AUTO_TEST_CASE(undo_to_goes_back_to_any_event_and_redo_brings_all_of_it_back) {
  const auto first = test::seed_of_test();
  for (auto seed = first; seed < first + test::how_many({40, 2'000}); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      hand_play game(seed);
      std::vector<model::state> states{game.campaign.state()};
      while (game.all.size() < 150) {
        if (game.say(line_by_hand(game.random))) states.push_back(game.campaign.state());
        if (game.random.pick(40) == 0) game.campaign.reopen();
      }
      const std::size_t at = game.random.pick(game.all.size() - 1);
      game.campaign.accept("undo to " + std::to_string(game.all[at].last));
      BOOST_REQUIRE(game.campaign.state() == states[at]);
      BOOST_REQUIRE(game.campaign.load_without_snapshot().state == states[at]);
      game.campaign.accept("redo");
      BOOST_REQUIRE(game.campaign.state() == states.back());
      game.campaign.accept("undo");
      BOOST_REQUIRE(game.campaign.state() == states[states.size() - 2]);
    }
  }
}

BOOST_AUTO_TEST_CASE(undo_to_names_the_newest_of_the_commands_and_refuses_what_cannot_be) {
  live_campaign campaign;
  const auto added = campaign.accept("add target count: 2");
  BOOST_REQUIRE_GT(added.last, added.first);
  const auto kept = campaign.accept("damage to: target-1 amount: 5").last;
  campaign.accept("damage to: target-1 amount: 6");
  campaign.accept("note one");
  BOOST_TEST(campaign.refused("undo to " + std::to_string(added.first))
                 .message.find("in the middle of `add target count: 2`") != std::string::npos);
  BOOST_TEST(campaign.refused("undo to 1000").code == model::refusal_code::nothing_to_undo);
  campaign.accept("undo to " + std::to_string(kept));
  BOOST_REQUIRE_EQUAL(campaign.last()->taken_back.size(), 2U);
  BOOST_TEST(campaign.last()->taken_back.back()->line == "note one");
  const auto undone = campaign.state().seq();
  BOOST_TEST(campaign.refused("undo to " + std::to_string(kept)).message.find("already") !=
             std::string::npos);
  BOOST_TEST(
      campaign.refused("undo to " + std::to_string(kept + 1)).message.find("taken back itself") !=
      std::string::npos);
  campaign.accept("redo");
  BOOST_TEST(campaign.refused("undo to " + std::to_string(undone)).message.find("brought back") !=
             std::string::npos);
  campaign.accept("undo to 0");
  BOOST_TEST(campaign.state().creatures().empty());
}

BOOST_AUTO_TEST_CASE(what_takes_back_cannot_be_taken_out_alone) {
  live_campaign campaign;
  campaign.accept("add target");
  campaign.accept("note one");
  campaign.accept("undo");
  const auto undone = campaign.state().seq();
  BOOST_TEST(campaign.refused("undo only " + std::to_string(undone)).code ==
             model::refusal_code::not_available);
  BOOST_TEST(campaign.refused("undo only 1000").code == model::refusal_code::bad_value);
  const auto session = campaign.accept("session start").last;
  BOOST_TEST(campaign.refused("undo only " + std::to_string(session)).message.find("session") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
