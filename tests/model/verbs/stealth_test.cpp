// Hiding, and finding who is hidden.

#include "model/verbs/stealth.hpp"

#include "model/rules/combat_effects.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(stealth_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::bears;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(who_hides_must_reach_the_best_passive_perception_of_the_others) {
  game g = arena();
  stat_block sharp = dnd::test::monster("Sharp Eye", 10, 10);
  sharp.sight.passive_perception = 15;
  g.knows(sharp);
  g.say("add sharp eye");
  g.say("hide rolled: 12");
  BOOST_TEST(g.the<check_rolled>().dc.value() == 15);
  BOOST_TEST(!bears(g, "ann", "Hidden"));
  g.say("damage to: sharp-eye-1 amount: 20");
  g.say("hide free rolled: 12");
  BOOST_TEST(g.the<check_rolled>().dc.value() == 10);
  BOOST_TEST(g.the<check_rolled>().reason == "hiding from Orc 1");
  BOOST_TEST(bears(g, "ann", "Hidden"));
}

BOOST_AUTO_TEST_CASE(a_number_goes_before_those_who_watch) {
  game g = arena();
  g.say("hide dc: 20 rolled: 17");
  BOOST_TEST(!bears(g, "ann", "Hidden"));
  g.say("hide dc: 20 free rolled: 18");
  BOOST_TEST(bears(g, "ann", "Hidden"));
  g.say("hide dc: 20 free rolled: 2");
  BOOST_TEST(!bears(g, "ann", "Hidden"));
}

BOOST_AUTO_TEST_CASE(where_nobody_watches_hiding_succeeds) {
  game g;
  g.knows(dnd::test::fighter("Ann"));
  g.say("add ann");
  g.say("hide by: ann rolled: 1");
  BOOST_TEST(!g.the<check_rolled>().dc.has_value());
  BOOST_TEST(bears(g, "ann", "Hidden"));
}

BOOST_AUTO_TEST_CASE(what_lies_on_checks_lies_on_passive_perception) {
  game g = arena();
  BOOST_TEST(rules::passive_perception_of(g.state, g.who("orc-1")) == 10);
  g.say("condition add poisoned to: orc-1");
  BOOST_TEST(rules::passive_perception_of(g.state, g.who("orc-1")) == 5);
}

BOOST_AUTO_TEST_CASE(the_hidden_attack_with_advantage_once) {
  game g = arena();
  g.say("hide bonus rolled: 15");
  g.say("attack with: shortsword to: orc-1 rolled: 2,3");
  BOOST_TEST(g.the<attack_rolled>().reason == "advantage: Hidden");
  BOOST_TEST(!bears(g, "ann", "Hidden"));
}

BOOST_AUTO_TEST_CASE(attacks_against_the_hidden_have_disadvantage) {
  game g = arena();
  g.say("hide rolled: 15");
  g.say("attack by: orc-1 with: axe to: ann rolled: 12,3");
  BOOST_TEST(g.the<attack_rolled>().reason == "disadvantage: Hidden");
  BOOST_TEST(bears(g, "ann", "Hidden"));
}

BOOST_AUTO_TEST_CASE(the_unconscious_are_hidden_no_more) {
  game g = arena();
  g.say("hide rolled: 15");
  g.say("condition add unconscious to: ann");
  BOOST_TEST(!bears(g, "ann", "Hidden"));
}

BOOST_AUTO_TEST_CASE(a_search_finds_whom_it_reaches_of_the_other_side) {
  game g = arena();
  g.say("hide rolled: 15");
  g.say("turn");
  g.say("search rolled: 20");
  BOOST_TEST(g.the<check_rolled>().total == 21);
  BOOST_TEST(bears(g, "ann", "Hidden"));
  g.say("turn");
  g.say("search rolled: 16");
  BOOST_TEST(bears(g, "ann", "Hidden"));
  g.say("search free dc: 10 rolled: 17");
  BOOST_TEST(g.the<check_rolled>().success.value());
  BOOST_TEST(!bears(g, "ann", "Hidden"));
}

BOOST_AUTO_TEST_SUITE_END()
