// Keeping creatures from players.

#include "model/verbs/secrecy.hpp"

#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(secrecy_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_FIXTURE_TEST_CASE(those_who_are_named_are_concealed_and_revealed, game) {
  say("add zombie count: 2");
  say("add goblin");
  say("conceal zombie-1 and: goblin");
  BOOST_TEST(story() == "creature_concealed creature_concealed");
  BOOST_TEST(who("zombie-1").concealed);
  BOOST_TEST(!who("zombie-2").concealed);
  // Who is concealed already stays so.
  say("conceal all");
  BOOST_TEST(story() == "creature_concealed");
  say("reveal zombie-1");
  BOOST_TEST(!who("zombie-1").concealed);
  say("reveal *");
  BOOST_TEST(story() == "creature_revealed creature_revealed");
}

BOOST_FIXTURE_TEST_CASE(what_is_so_already_is_refused, game) {
  say("add zombie");
  BOOST_TEST((refused("reveal zombie").code == refusal_code::not_available));
  say("conceal zombie");
  BOOST_TEST((refused("conceal zombie").code == refusal_code::not_available));
  BOOST_TEST((refused("conceal nobody").code == refusal_code::unknown_creature));
}

BOOST_FIXTURE_TEST_CASE(a_creature_is_added_unseen, game) {
  say("add zombie count: 2 concealed");
  BOOST_TEST(who("zombie-1").concealed);
  BOOST_TEST(who("zombie-2").concealed);
  say("add goblin");
  BOOST_TEST(!who("goblin-1").concealed);
}

BOOST_FIXTURE_TEST_CASE(it_changes_no_rule, game) {
  say("add elara and: zombie");
  say("conceal zombie");
  say("damage to: zombie amount: 3 type: fire");
  say("reveal zombie");
  BOOST_TEST(hp("zombie-1") == 19);
}

BOOST_AUTO_TEST_SUITE_END()
