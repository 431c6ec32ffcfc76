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

BOOST_AUTO_TEST_SUITE_END()
