// What players may type.

#include "model/views/players_line.hpp"

#include "model/language/verbs.hpp"
#include "model/views/concealment.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(players_line_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;

namespace {

struct table : test::game {
  table() {
    house.initiative = initiative_ruling::individual;
    say("add elara and: bruenor and: goblin");
    say("add zombie concealed");
  }
  void fight() {
    say("encounter start");
    say("initiative by: elara rolled: 20");
    if (state.fight()->turn_of() == nullptr) say("initiative all");
    for (int i = 0; i < 8 && turn() != "elara"; ++i) say("turn");
    BOOST_REQUIRE(turn() == "elara");
  }
  ruled<std::string> line(std::string_view typed, const viewer& whose) const {
    return players_line(typed, visible_state(state, whose), whose);
  }
  std::string taken(std::string_view typed) const {
    const auto made = line(typed, elaras);
    return made ? *made : std::string("refused: ") + std::string(refusal_name(made.error().code));
  }
  refusal_code why(std::string_view typed) const {
    const auto made = line(typed, elaras);
    BOOST_REQUIRE_MESSAGE(!made, typed << " became " << (made ? *made : ""));
    return made.error().code;
  }
  const viewer elaras = viewer::player({"elara"});
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_player_acts_for_the_own_character_on_its_turn, table) {
  fight();
  BOOST_TEST(taken("attack with: longsword to: goblin") ==
             "attack with: longsword to: goblin-1 by: elara");
  BOOST_TEST(taken("attack by: Elara with: longsword to: goblin-1 # for the king") ==
             "attack by: elara with: longsword to: goblin-1 # for the king");
  BOOST_TEST(taken("dash") == "dash by: elara");
  BOOST_TEST(taken("turn") == "turn");
  BOOST_TEST((why("attack by: bruenor with: longsword to: goblin") == refusal_code::not_allowed));
  say("turn");
  BOOST_TEST((why("attack with: longsword to: goblin") == refusal_code::not_your_turn));
  BOOST_TEST((why("dash by: elara") == refusal_code::not_your_turn));
  BOOST_TEST((why("turn") == refusal_code::not_your_turn));
}

BOOST_FIXTURE_TEST_CASE(rolls_and_saves_are_made_at_any_time, table) {
  fight();
  say("turn");
  BOOST_TEST(taken("roll 2d6") == "roll 2d6 by: elara");
  BOOST_TEST(taken("save dex") == "save dex by: elara");
  BOOST_TEST(taken("check stealth # quietly") == "check stealth by: elara # quietly");
  BOOST_TEST((why("save dex by: goblin") == refusal_code::not_allowed));
}

BOOST_FIXTURE_TEST_CASE(what_everybody_may_ask_is_left_as_it_is, table) {
  for (const char* question : {"stats campaign by creature", "recap", "time"})
    BOOST_TEST(taken(question) == question);
  const auto watching = line("stats", viewer::spectator());
  BOOST_REQUIRE(watching);
  BOOST_TEST(*watching == "stats");
}

BOOST_FIXTURE_TEST_CASE(out_of_a_fight_nobody_waits_for_a_turn, table) {
  BOOST_TEST(taken("search") == "search by: elara");
}

BOOST_FIXTURE_TEST_CASE(what_is_the_game_masters_is_refused, table) {
  for (const auto* typed : {"add zombie",
                            "remove goblin",
                            "damage to: goblin amount: 1 type: fire",
                            "heal to: elara amount: 5",
                            "conceal goblin",
                            "reveal zombie",
                            "note x",
                            "undo",
                            "redo",
                            "encounter start",
                            "encounter end",
                            "encounter auto",
                            "encounter difficulty",
                            "ruling turns: free",
                            "set elara hp: 99",
                            "reopen",
                            "quit",
                            "session start",
                            "time pass 1 hour",
                            "rest long",
                            "group check stealth by: elara dc: 5",
                            "condition remove prone from: elara",
                            "let pass"})
    BOOST_TEST(why(typed) == refusal_code::not_allowed, typed);
  BOOST_TEST((why("dash free") == refusal_code::not_allowed));
  BOOST_TEST((why("roll 2d6 secret") == refusal_code::not_allowed));
}

BOOST_FIXTURE_TEST_CASE(questions_are_for_all, table) {
  for (const auto* typed : {"status", "status elara", "log", "effects", "rulings", "help attack",
                            "look fireball", "find spells"})
    BOOST_TEST(line(typed, viewer::spectator()).has_value(), typed);
  BOOST_TEST((line("roll 2d6", viewer::spectator()).error().code == refusal_code::not_allowed));
}

BOOST_FIXTURE_TEST_CASE(nobody_is_found_who_is_hidden, table) {
  const auto hidden = line("status zombie", elaras);
  const auto nobody = line("status zombbb", elaras);
  BOOST_REQUIRE((!hidden && !nobody));
  BOOST_TEST(hidden.error().code == nobody.error().code);
  BOOST_TEST(hidden.error().hint.find("zombie") == std::string::npos, hidden.error().hint);
  fight();
  BOOST_TEST((why("attack with: longsword to: zombie") == refusal_code::unknown_creature));
  // A word for many could be for the hidden, too.
  BOOST_TEST((why("attack with: longsword to: monsters") == refusal_code::not_allowed));
}

BOOST_FIXTURE_TEST_CASE(with_several_characters_it_has_to_be_clear_who_does_it, table) {
  const viewer both = viewer::player({"elara", "bruenor"});
  BOOST_TEST((line("roll 2d6", both).error().code == refusal_code::missing_label));
  BOOST_TEST(*line("roll 2d6 by: bruenor", both) == "roll 2d6 by: bruenor");
  fight();
  BOOST_TEST(*line("roll 2d6", both) == "roll 2d6 by: elara");
  BOOST_TEST(
      (line("roll 2d6", viewer::player({"nobody"})).error().code == refusal_code::not_allowed));
}

BOOST_FIXTURE_TEST_CASE(a_player_acts_for_who_follows_the_own_character, table) {
  BOOST_TEST((why("check stealth by: goblin-1") == refusal_code::not_allowed));
  say("follow goblin-1 of: elara");
  BOOST_TEST(taken("check stealth by: goblin-1") == "check stealth by: goblin-1");
  fight();
  BOOST_TEST(
      (why("attack by: goblin-1 with: scimitar to: bruenor") == refusal_code::not_your_turn));
  for (int i = 0; i < 8 && turn() != "goblin-1"; ++i) say("turn");
  BOOST_TEST(taken("attack with: scimitar to: bruenor") ==
             "attack with: scimitar to: bruenor by: goblin-1");
  say("follow goblin-1 stop");
  BOOST_TEST((why("check stealth by: goblin-1") == refusal_code::not_allowed));
}

BOOST_FIXTURE_TEST_CASE(what_is_no_line_says_so, table) {
  BOOST_TEST((why("atack goblin") == refusal_code::unknown_verb));
  BOOST_TEST((why("check by: elara") == refusal_code::missing_label));
  BOOST_TEST(taken("# nothing") == "# nothing");
}

BOOST_AUTO_TEST_SUITE_END()
