// Doors and chests that are broken.

#include "model/verbs/objects.hpp"

#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(objects_suite)

using namespace dnd::model;
using dnd::test::arena;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(armor_class_goes_with_the_material_and_hit_points_with_the_size) {
  struct row {
    std::string_view line;
    std::int32_t ac;
    std::int32_t hp;
  };
  const row rows[] = {{"object a of: cloth size: tiny fragile", 11, 2},
                      {"object a of: rope size: tiny", 11, 5},
                      {"object a of: glass size: small fragile", 13, 3},
                      {"object a of: ice size: small", 13, 10},
                      {"object a of: wood fragile", 15, 4},
                      {"object a of: bone", 15, 18},
                      {"object a of: stone size: large fragile", 17, 5},
                      {"object a of: iron size: large", 19, 27},
                      {"object a of: mithral", 21, 18},
                      {"object a of: adamantine", 23, 18}};
  for (const row& one : rows) {
    game g;
    g.say(one.line);
    BOOST_TEST(g.who("a").block->armor_class == one.ac, one.line);
    BOOST_TEST(g.hp("a") == one.hp, one.line);
  }
}

BOOST_AUTO_TEST_CASE(poison_and_a_sharp_word_do_nothing_to_it_and_it_does_not_dodge) {
  game g;
  g.say("object Oak Door of: wood size: large");
  g.say("damage to: oak-door amount: 9 type: poison");
  g.say("damage to: oak-door amount: 9 type: psychic");
  BOOST_TEST(g.hp("oak-door") == 27);
  g.say("save dex by: oak-door dc: 5");
  BOOST_TEST(g.the<saving_throw_rolled>().automatic);
  g.say("damage to: oak-door amount: 27 type: fire");
  BOOST_TEST((g.who("oak-door").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(less_than_the_threshold_does_nothing_and_more_does_all) {
  game g;
  g.say("object Gate of: iron size: large threshold: 10 hp: 40");
  g.say("damage to: gate amount: 9 type: bludgeoning");
  BOOST_TEST(g.hp("gate") == 40);
  g.say("damage to: gate amount: 6 type: bludgeoning amount: 4 type: fire");
  BOOST_TEST(g.hp("gate") == 30);
  g.say("damage to: gate amount: 12 type: poison");
  BOOST_TEST(g.hp("gate") == 30);
}

BOOST_AUTO_TEST_CASE(it_takes_no_part_in_a_fight_and_can_be_hit_in_it) {
  game g;
  g.knows(dnd::test::fighter("Ann"));
  g.knows(dnd::test::orc());
  g.say("add ann and: orc");
  g.say("object Crate of: wood size: small fragile");
  g.say("encounter start");
  BOOST_TEST((g.state.fight()->find("crate") == nullptr));
  g.say("attack by: ann with: shortsword to: crate rolled: 15,3");
  BOOST_TEST((g.who("crate").life == vitality::dead));
}

BOOST_AUTO_TEST_CASE(words_that_are_no_material_and_no_size_are_refused_with_their_place) {
  game g;
  BOOST_TEST(g.refused("object Thing of: cheese").code == refusal_code::bad_value);
  BOOST_TEST(g.refused("object Thing of: wood size: huge").code == refusal_code::bad_value);
  g.say("object Thing of: wood");
  BOOST_TEST(!g.refused("object Thing of: wood").message.empty());
}

BOOST_AUTO_TEST_SUITE_END()
