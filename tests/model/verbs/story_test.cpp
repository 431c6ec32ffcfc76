// Notes.

#include "model/verbs/story.hpp"

#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(story_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(a_note_is_kept_as_it_is) {
  game g;
  g.say("note The door: creaks # and \"opens\"");
  BOOST_TEST(g.the<note_added>().text == "The door: creaks # and \"opens\"");
}

BOOST_AUTO_TEST_CASE(a_note_is_for_the_game_master_unless_it_says_for_whom) {
  game g;
  g.say("add elara");
  g.say("note The butler did it");
  BOOST_TEST(!g.the<note_added>().everybody);
  BOOST_TEST(g.the<note_added>().reader.empty());
  g.say("note You hear a whisper. for: Elara");
  BOOST_TEST(g.the<note_added>().text == "You hear a whisper.");
  BOOST_TEST(g.the<note_added>().reader.view() == "elara");
  g.say("note The storm is over for: ALL");
  BOOST_TEST(g.the<note_added>().text == "The storm is over");
  BOOST_TEST(g.the<note_added>().everybody);
  g.say("note Nothing happens for: gm");
  BOOST_TEST(g.the<note_added>().text == "Nothing happens");
  BOOST_TEST(!g.the<note_added>().everybody);
}

BOOST_AUTO_TEST_CASE(a_note_for_nobody_who_is_there_is_refused_at_the_name) {
  game g;
  g.say("add elara");
  const auto why = g.refused("note You hear a whisper. for: Elra");
  BOOST_TEST((why.code == refusal_code::unknown_creature));
  BOOST_TEST(why.column.value_or(0) == 30U);
  BOOST_TEST(why.hint.find("for: all") != std::string::npos, why.hint);
  // Without a text, or without a name, it is no label.
  g.say("note for: all");
  BOOST_TEST(g.the<note_added>().text == "for: all");
  g.say("note what this is for:");
  BOOST_TEST(g.the<note_added>().text == "what this is for:");
}

BOOST_AUTO_TEST_SUITE_END()
