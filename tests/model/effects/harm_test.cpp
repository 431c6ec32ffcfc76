#include "model/effects/harm.hpp"

#include "tests/support/effect_trees.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(harm_suite)

namespace {

model::effect imposing(model::condition kind) {
  model::effect step;
  step.kind = model::effect_kind::apply;
  step.to = model::effect_aim::targets;
  step.lasts.emplace_back();
  step.lasts.front().conditions.insert(kind);
  return step;
}

model::effect of_kind(model::effect_kind kind) {
  model::effect step;
  step.kind = kind;
  step.to = model::effect_aim::targets;
  return step;
}

BOOST_AUTO_TEST_CASE(damage_and_saves_are_against_somebody_wherever_they_stand) {
  model::effect choice = of_kind(model::effect_kind::choose);
  BOOST_TEST(!model::is_against_somebody({choice}));
  choice.branches.push_back({.name = {}, .steps = {of_kind(model::effect_kind::damage)}});
  BOOST_TEST(model::is_against_somebody({choice}));
  BOOST_TEST(model::is_harmful({choice}));
  BOOST_TEST(model::is_against_somebody({of_kind(model::effect_kind::hit_point_pool)}));
  BOOST_TEST(!model::is_harmful({of_kind(model::effect_kind::heal)}));
}

BOOST_AUTO_TEST_CASE(what_befalls_the_user_is_against_nobody) {
  model::effect own = of_kind(model::effect_kind::damage);
  own.to = model::effect_aim::self;
  BOOST_TEST(!model::is_harmful({own}));
}

BOOST_AUTO_TEST_CASE(conditions_are_harm_but_for_being_invisible) {
  BOOST_TEST(model::is_harmful({imposing(model::condition::frightened)}));
  BOOST_TEST(!model::is_against_somebody({imposing(model::condition::frightened)}));
  BOOST_TEST(!model::is_harmful({imposing(model::condition::invisible)}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
