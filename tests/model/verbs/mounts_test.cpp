// Riding, and falling off. SRD: Mounted Combat.

#include "model/verbs/mounts.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/rules/mounts.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(mounts_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

struct stable : game {
  stable() {
    house.turns = turn_ruling::counted;
    knows(fighter("Ann"));
    knows(fighter("Bob"));
    stat_block horse = monster("Horse", 10, 30);
    horse.size = creature_size::large;
    horse.speed.walk = 60;
    horse.actions = {melee(
        "Hooves", 5, {{.dice = "2d4+3", .type = damage_type::bludgeoning, .save = std::nullopt}})};
    knows(horse);
    knows(orc());
    say("add ann and: bob and: horse and: orc");
  }
  void fight() {
    say("encounter start with: ann and: bob and: horse-1 and: orc-1");
    say("initiative by: bob rolled: 1");
    say("initiative by: ann rolled: 20");
  }
  [[nodiscard]] bool rides(std::string_view id) const {
    return rules::mount_of(state, who(id)) != nullptr;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(who_mounts_spends_half_of_its_speed_and_sits, stable) {
  fight();
  say("mount horse-1 by: ann");
  BOOST_TEST(who("ann").turn.moved_ft == 15);
  BOOST_TEST(rides("ann"));
  say("dismount by: ann");
  BOOST_TEST(who("ann").turn.moved_ft == 30);
  BOOST_TEST(!rides("ann"));
  BOOST_TEST((refused("mount horse-1 by: ann").code == refusal_code::not_available));
  say("mount horse-1 by: ann free");
}

BOOST_FIXTURE_TEST_CASE(a_controlled_mount_acts_with_its_rider_and_attacks_nobody, stable) {
  fight();
  say("mount horse-1 by: ann");
  const combatant* const place = state.fight()->find("horse-1");
  BOOST_TEST(place->initiative == state.fight()->find("ann")->initiative);
  say("turn");
  BOOST_TEST(turn() == "horse-1");
  BOOST_TEST(
      (refused("attack by: horse-1 with: hooves to: orc-1").code == refusal_code::not_available));
  say("dash by: horse-1");
}

BOOST_FIXTURE_TEST_CASE(a_controlled_mount_casts_nothing, stable) {
  say("mount horse-1 by: ann");
  BOOST_TEST(kept_from(who("horse-1")).contains(deed::cast));
  say("dismount by: ann");
  BOOST_TEST(!kept_from(who("horse-1")).contains(deed::cast));
  say("mount horse-1 by: ann independent");
  BOOST_TEST(!kept_from(who("horse-1")).contains(deed::cast));
}

BOOST_FIXTURE_TEST_CASE(an_independent_mount_keeps_its_turn_and_its_teeth, stable) {
  fight();
  const auto before = state.fight()->find("horse-1")->initiative;
  say("mount horse-1 by: ann independent");
  BOOST_TEST(state.fight()->find("horse-1")->initiative == before);
  say("attack by: horse-1 with: hooves to: orc-1 free");
}

BOOST_FIXTURE_TEST_CASE(whose_mount_falls_lands_on_its_feet_with_its_reaction, stable) {
  fight();
  say("mount horse-1 by: ann");
  say("condition add prone to: horse-1");
  BOOST_TEST(!rides("ann"));
  BOOST_TEST(!is("ann", condition::prone));
  BOOST_TEST(who("ann").turn.reactions == 1);
  say("condition remove prone from: horse-1");
  say("mount horse-1 by: ann free");
  say("damage to: horse-1 amount: 200");
  BOOST_TEST(!rides("ann"));
  BOOST_TEST(is("ann", condition::prone));
}

BOOST_FIXTURE_TEST_CASE(who_is_knocked_prone_in_the_saddle_saves_against_falling, stable) {
  say("mount horse-1 by: ann");
  say("condition add prone to: ann");
  const bool kept = the<saving_throw_rolled>().success.value_or(false);
  BOOST_TEST(kept == rides("ann"));
  BOOST_TEST(is("ann", condition::prone) != kept);
}

BOOST_FIXTURE_TEST_CASE(a_mount_that_is_moved_against_its_will_may_throw_its_rider, stable) {
  say("mount horse-1 by: ann");
  say("dismount by: ann jolted rolled: 20");
  BOOST_TEST(rides("ann"));
  say("dismount by: ann jolted rolled: 1");
  BOOST_TEST(!rides("ann"));
  BOOST_TEST(is("ann", condition::prone));
  BOOST_TEST((refused("dismount by: ann jolted").code == refusal_code::not_available));
}

BOOST_FIXTURE_TEST_CASE(who_is_down_or_gone_rides_no_more, stable) {
  say("mount horse-1 by: ann");
  say("damage to: ann amount: " + std::to_string(hp("ann")));
  BOOST_TEST(!rides("ann"));
  say("mount horse-1 by: bob");
  say("remove bob");
  BOOST_TEST(rules::find_effect(who("horse-1"), rules::ridden_effect) == nullptr);
  say("add bob");
  say("mount horse-1 by: bob");
  say("remove horse-1");
  BOOST_TEST(rules::find_effect(who("bob"), rules::riding_effect) == nullptr);
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_ridden_is_refused, stable) {
  BOOST_TEST((refused("mount bob by: ann").code == refusal_code::not_available));
  BOOST_TEST((refused("mount ann by: ann").code == refusal_code::not_available));
  BOOST_TEST((refused("dismount by: ann").code == refusal_code::not_available));
  say("mount horse-1 by: ann");
  BOOST_TEST((refused("mount horse-1 by: bob").code == refusal_code::not_available));
  BOOST_TEST((refused("mount horse-1 by: ann").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_SUITE_END()
