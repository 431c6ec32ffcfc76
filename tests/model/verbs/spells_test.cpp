// `cast` and `stop`.

#include "model/verbs/spells.hpp"

#include "model/language/parse.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"

BOOST_AUTO_TEST_SUITE(spells_verbs_suite)

using namespace dnd::model;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(a_spell_is_named_by_its_words) {
  const auto parsed = parse_command("cast magic missile by: mira at: 2 to: ogre-1 x2 and: ogre-2");
  BOOST_REQUIRE(parsed);
  const auto* cast = get_if<commands::cast>(&*parsed);
  BOOST_REQUIRE(cast);
  BOOST_TEST(cast->spell.text == "magic missile");
  BOOST_TEST(cast->at.value() == 2);
  BOOST_TEST(cast->to.size() == 2U);
  BOOST_TEST(content_needed(*parsed).front() == "spells/magic missile");
}

BOOST_AUTO_TEST_CASE(who_concentrates_on_nothing_has_nothing_to_stop) {
  game g;
  g.say("add elara");
  BOOST_TEST(g.refused("stop by: elara").message == "Elara concentrates on nothing");
}

BOOST_AUTO_TEST_CASE(stopping_ends_the_spell) {
  game g;
  g.knows(caster("Mira", {"ward"}));
  spell ward = spell_of("ward", "Ward", 1,
                        {apply_step("Ward", lasting_modifier(modifier_key::armor_class, "2"))});
  ward.concentration = true;
  g.knows(std::move(ward));
  g.say("add caster as: Mira");
  g.say("cast ward by: mira to: mira");
  BOOST_TEST(g.who("mira").effects.size() == 2U);
  g.say("stop by: mira");
  BOOST_TEST(g.who("mira").effects.empty());
}

BOOST_AUTO_TEST_SUITE_END()
