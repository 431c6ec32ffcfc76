#include "model/views/creature_view.hpp"

#include "tests/model/views/scene.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(creature_view_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;

namespace {

creature zombie() {
  return *tests::views::creature_of("zombie-1", "Zombie", 1);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_game_master_sees_everything_and_the_stat_block_is_shared) {
  creature who = zombie();
  who.temp_hp = 3;
  who.death_failures = 2;
  who.exhaustion = 4;
  who.spent.push_back({"Slam", 1});
  const creature_view seen = view_of(who, viewer::gm());
  BOOST_TEST(seen.id.view() == "zombie-1");
  BOOST_TEST(seen.name.view() == "Zombie");
  BOOST_TEST(seen.called == "zombie-1");
  BOOST_REQUIRE(seen.hp);
  BOOST_TEST(seen.hp->now == 20);
  BOOST_TEST(seen.hp->most == 10);
  BOOST_TEST(seen.hp->temporary == 3);
  BOOST_TEST(seen.death_saves->failures == 2);
  BOOST_TEST(seen.life == vitality::conscious);
  BOOST_TEST(seen.spent.front().pool.view() == "Slam");
  BOOST_TEST(seen.block == who.block);
}

BOOST_AUTO_TEST_CASE(others_see_how_a_creature_looks_and_no_numbers) {
  creature who = zombie();
  who.spent.push_back({"Slam", 1});
  who.conditions.push_back({.kind = condition::prone, .source = "grog", .rounds = 2, .anchor = {}});
  who.exhaustion = 1;
  for (const viewer& whose : {viewer::spectator(), viewer::player({"grog"})}) {
    const creature_view seen = view_of(who, whose);
    BOOST_TEST(!seen.hp);
    BOOST_TEST(!seen.life);
    BOOST_TEST(!seen.death_saves);
    BOOST_TEST(seen.block == nullptr);
    BOOST_TEST(seen.spent.empty());
    BOOST_TEST(to_text(seen.looks) == "unharmed");
    BOOST_TEST(seen.conditions.front().rounds == 2);
    BOOST_TEST(seen.exhaustion == 1);
  }
  BOOST_TEST(view_of(who, viewer::player({"zombie-1"})).hp.has_value());
}

BOOST_AUTO_TEST_CASE(how_a_creature_looks_follows_from_what_is_left_of_it) {
  creature who = zombie();
  const auto looks = [&who](std::int32_t hp, vitality life) {
    who.hp = hp;
    who.life = life;
    return to_text(health_of(who));
  };
  BOOST_TEST(looks(20, vitality::conscious) == "unharmed");
  BOOST_TEST(looks(19, vitality::conscious) == "wounded");
  BOOST_TEST(looks(11, vitality::conscious) == "wounded");
  BOOST_TEST(looks(10, vitality::conscious) == "bloodied");
  BOOST_TEST(looks(0, vitality::dying) == "dying");
  BOOST_TEST(looks(0, vitality::stable) == "dying");
  BOOST_TEST(looks(0, vitality::dead) == "dead");
}

BOOST_AUTO_TEST_CASE(what_follows_from_conditions_is_in_effect_for_the_living_alone) {
  creature who = zombie();
  who.exhaustion = 1;
  who.conditions.push_back({.kind = condition::paralyzed, .source = {}, .rounds = 0, .anchor = {}});
  condition_set seen = view_of(who, viewer::gm()).in_effect;
  BOOST_TEST(seen.contains(condition::incapacitated));
  BOOST_TEST(seen.contains(condition::exhaustion));
  who.life = vitality::dead;
  seen = view_of(who, viewer::gm()).in_effect;
  BOOST_TEST(!seen.contains(condition::incapacitated));
  BOOST_TEST(seen.contains(condition::paralyzed));
}

BOOST_AUTO_TEST_SUITE_END()
