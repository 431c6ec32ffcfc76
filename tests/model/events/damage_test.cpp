// What damage and healing do to a state, and what contradicts them.

#include "model/events/damage.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(damage_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(dice_of_damage_change_nothing) {
  adds("a");
  const auto before = now;
  does(damage_rolled{});
  BOOST_TEST((now == before));
}

BOOST_AUTO_TEST_CASE(damage_and_healing_move_hit_points) {
  adds("a");
  does(temporary_hp_gained{.source = {}, .target = "a", .temp_hp = {0, 5}});
  damage_dealt damage;
  damage.target = "a";
  damage.hp = {20, 16};
  damage.temp_hp = {5, 0};
  does(damage);
  BOOST_TEST(at("a").hp == 16);
  BOOST_TEST(at("a").temp_hp == 0);
  does(healed{.source = {}, .target = "a", .amount = 3, .hp = {16, 19}});
  BOOST_TEST(at("a").hp == 19);
}

BOOST_AUTO_TEST_CASE(hit_points_that_are_others_contradict) {
  adds("a");
  damage_dealt damage;
  damage.target = "b";
  contradicts(damage, nobody_there);
  damage.target = "a";
  damage.hp = {19, 10};
  contradicts(damage, "hit points before");
  damage.hp = {20, 10};
  damage.temp_hp = {1, 0};
  contradicts(damage, "hit points before");
  contradicts(healed{.source = {}, .target = "b", .amount = 1, .hp = {20, 20}}, nobody_there);
  contradicts(healed{.source = {}, .target = "a", .amount = 1, .hp = {19, 20}},
              "hit points before");
  contradicts(temporary_hp_gained{.source = {}, .target = "b", .temp_hp = {0, 1}}, nobody_there);
  contradicts(temporary_hp_gained{.source = {}, .target = "a", .temp_hp = {2, 3}},
              "hit points before");
}

BOOST_AUTO_TEST_SUITE_END()
