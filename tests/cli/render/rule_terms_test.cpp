#include "cli/render/rule_terms.hpp"

#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(rule_terms_suite)

using namespace dnd;
using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(abilities_are_short_and_skills_have_titles) {
  BOOST_TEST(short_name(model::ability::wis) == "WIS");
  BOOST_TEST(title_of(model::skill::stealth) == "Stealth");
  BOOST_TEST(title_of(model::skill::animal_handling) == "Animal Handling");
  BOOST_TEST(title_of(model::skill::sleight_of_hand) == "Sleight of Hand");
}

BOOST_AUTO_TEST_CASE(challenges_below_one_are_fractions) {
  BOOST_TEST(challenge_text(0) == "0");
  BOOST_TEST(challenge_text(1) == "1/8");
  BOOST_TEST(challenge_text(2) == "1/4");
  BOOST_TEST(challenge_text(4) == "1/2");
  BOOST_TEST(challenge_text(24) == "3");
}

BOOST_AUTO_TEST_CASE(a_monster_is_what_it_is_called_and_a_character_its_race_and_classes) {
  BOOST_TEST(kind_text(*tests::zombie_block()) == "Zombie");
  BOOST_TEST(kind_text(*tests::grog_block()) == "half-orc barbarian 3");
  model::stat_block nobody;
  nobody.kind = model::creature_kind::character;
  BOOST_TEST(kind_text(nobody) == "");
}

BOOST_AUTO_TEST_SUITE_END()
