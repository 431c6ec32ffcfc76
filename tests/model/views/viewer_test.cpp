#include "model/views/viewer.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(viewer_suite)

using dnd::model::views::viewer;

BOOST_AUTO_TEST_CASE(the_game_master_sees_all) {
  BOOST_TEST(viewer::gm().sees_all());
  BOOST_TEST(viewer::gm().sees_whole("zombie-1"));
}

BOOST_AUTO_TEST_CASE(a_player_sees_the_own_characters_whole_and_no_others) {
  const viewer whose = viewer::player({"grog", "elara"});
  BOOST_TEST(!whose.sees_all());
  BOOST_TEST(whose.sees_whole("elara"));
  BOOST_TEST(!whose.sees_whole("zombie-1"));
  BOOST_TEST(!whose.sees_whole("gro"));
}

BOOST_AUTO_TEST_CASE(a_spectator_sees_nobody_whole) {
  BOOST_TEST(!viewer::spectator().sees_all());
  BOOST_TEST(!viewer::spectator().sees_whole("grog"));
  BOOST_TEST(!viewer::spectator().sees_whole(""));
}

BOOST_AUTO_TEST_SUITE_END()
