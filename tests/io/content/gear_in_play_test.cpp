// Adventuring gear of the built-in content, in the game: what a flask, a kit or a trap is worth. No
// rule names any of it. SRD: Adventuring Gear.

#include "model/effects/lasting_effects.hpp"
#include "model/rules/usage.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/wardrobe.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace dnd::tests {
namespace gear_in_play_suite {

using namespace model;

namespace {

struct bench : test::wardrobe {
  bench() { say("add ogre and: skeleton"); }
  void has(std::string_view what) { say("give " + std::string(what) + " to: hero"); }
  [[nodiscard]] bool bears(std::string_view id, std::string_view effect) const {
    return rules::find_effect(who(id), effect) != nullptr;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gear_in_play, bench)

BOOST_AUTO_TEST_CASE(acid_is_thrown_as_an_improvised_weapon) {
  has("2 acid");
  const int before = hp("ogre-1");
  // Dexterity +2, and no proficiency: 9 + 2 hits Armor Class 11.
  say("use acid by: hero to: ogre-1 rolled: 9,6,5");
  BOOST_TEST(the<attack_rolled>().total == 11);
  BOOST_TEST(hp("ogre-1") == before - 11);
  BOOST_TEST((the<damage_dealt>().type == damage_type::acid));
  BOOST_TEST(count_of("hero", "acid-vial") == 1);
  // A miss is gone as well.
  say("use acid by: hero to: ogre-1 rolled: 8");
  BOOST_TEST(count<damage_dealt>() == 0U);
  BOOST_TEST(count_of("hero", "acid-vial") == 0);
  has("acid");
  BOOST_TEST((refused("use acid by: hero").code == refusal_code::missing_label));
}

BOOST_AUTO_TEST_CASE(alchemists_fire_burns_until_it_is_put_out) {
  house.turns = turn_ruling::free;
  has("alchemist's fire");
  say("use alchemist's fire by: hero to: ogre-1 rolled: 15");
  BOOST_TEST(bears("ogre-1", "Alchemist's Fire"));
  say("encounter start with: hero and: ogre-1");
  say("initiative by: hero rolled: 20");
  const int before = hp("ogre-1");
  while (turn() != "ogre-1") say("turn");
  BOOST_TEST(hp("ogre-1") < before);
  say("escape by: ogre-1 rolled: 20");
  BOOST_TEST(!bears("ogre-1", "Alchemist's Fire"));
}

BOOST_AUTO_TEST_CASE(holy_water_hurts_the_undead_alone) {
  has("2 holy water");
  const int ogre = hp("ogre-1");
  say("use holy water by: hero to: ogre-1 rolled: 15");
  BOOST_TEST(hp("ogre-1") == ogre);
  const int bones = hp("skeleton-1");
  say("use holy water by: hero to: skeleton-1 rolled: 15,2,3");
  BOOST_TEST(hp("skeleton-1") == bones - 5);
}

BOOST_AUTO_TEST_CASE(oil_stays_for_a_minute) {
  has("oil");
  say("use oil by: hero to: ogre-1 rolled: 15");
  BOOST_TEST(bears("ogre-1", "Oil"));
  say("time pass 1 minute");
  BOOST_TEST(!bears("ogre-1", "Oil"));
}

BOOST_AUTO_TEST_CASE(caltrops_hurt_stop_and_slow_down) {
  has("caltrops");
  const int before = hp("ogre-1");
  say("use caltrops by: hero to: ogre-1 rolled: 10");
  BOOST_TEST(the<saving_throw_rolled>().dc.value() == 15);
  BOOST_TEST(hp("ogre-1") == before - 1);
  BOOST_TEST(bears("ogre-1", "Sore Feet"));
  has("potion of greater healing");
  say("use potion of greater healing by: hero to: ogre-1");
  BOOST_TEST(!bears("ogre-1", "Sore Feet"));
}

BOOST_AUTO_TEST_CASE(ball_bearings_bring_down) {
  has("2 ball bearings");
  say("use ball bearings by: hero to: ogre-1 rolled: 11");
  BOOST_TEST(!is("ogre-1", condition::prone));
  say("use ball bearings by: hero to: ogre-1 rolled: 10");
  BOOST_TEST(is("ogre-1", condition::prone));
}

BOOST_AUTO_TEST_CASE(a_healers_kit_needs_no_check) {
  has("healer's kit");
  say("set sage hp: 0");
  say("use healer's kit by: hero to: sage");
  BOOST_TEST((who("sage").life == vitality::stable));
  BOOST_TEST(count<check_rolled>() == 0U);
}

BOOST_AUTO_TEST_CASE(antitoxin_helps_whoever_drinks_it_against_poison) {
  has("antitoxin");
  say("use antitoxin by: hero");
  BOOST_TEST(bears("hero", "Antitoxin"));
  has("antitoxin");
  say("use antitoxin by: hero to: skeleton-1");
  BOOST_TEST(!bears("skeleton-1", "Antitoxin"));
  say("time pass 1 hour");
  BOOST_TEST(!bears("hero", "Antitoxin"));
}

BOOST_AUTO_TEST_CASE(poison_is_on_the_weapon_for_a_minute) {
  has("poison-basic-vial and: longsword");
  say("equip longsword by: hero");
  say("use poison by: hero");
  say("attack by: hero with: longsword to: ogre-1 rolled: 15,4,1,3");
  BOOST_TEST(count<saving_throw_rolled>() == 1U);
  BOOST_TEST((all<damage_dealt>().back().type == damage_type::poison));
  say("time pass 1 minute");
  say("attack by: hero with: longsword to: ogre-1 rolled: 15,4");
  BOOST_TEST(count<saving_throw_rolled>() == 0U);
}

BOOST_AUTO_TEST_CASE(a_trap_holds_and_is_not_used_up) {
  has("hunting trap");
  say("use hunting trap by: hero to: ogre-1 rolled: 2,3");
  BOOST_TEST(bears("ogre-1", "Hunting Trap"));
  BOOST_TEST(count_of("hero", "hunting-trap") == 1);
  say("escape by: ogre-1 rolled: 20");
  BOOST_TEST(!bears("ogre-1", "Hunting Trap"));
}

BOOST_AUTO_TEST_CASE(manacles_are_slipped_out_of_at_twenty) {
  has("manacles");
  say("use manacles by: hero to: ogre-1");
  BOOST_TEST(!bears("ogre-1", "Manacles"));
  say("use manacles by: hero to: sage");
  BOOST_TEST(bears("sage", "Manacles"));
  say("escape by: sage rolled: 17");
  BOOST_TEST(bears("sage", "Manacles"));
  say("escape by: sage rolled: 18");
  BOOST_TEST(!bears("sage", "Manacles"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gear_in_play_suite
}  // namespace dnd::tests
