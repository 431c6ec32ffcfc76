// What is answered to what is about to happen.

#include "model/automatic/answers.hpp"

#include "model/language/print.hpp"
#include "tests/support/arena.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(automatic_answers_suite)

using namespace dnd::model;

namespace {

/// Whoever parries is +3 harder to hit.
stat_block knight() {
  stat_block block = fighter("Knight");
  action parry;
  parry.name = "Parry";
  parry.group = action_group::reaction;
  parry.on = "hit_by";
  effect guard;
  guard.kind = effect_kind::apply;
  guard.to = effect_aim::self;
  guard.what = "Parry";
  modifier better;
  better.key = modifier_key::armor_class;
  better.value = "3";
  guard.lasts.emplace_back();
  guard.lasts.front().modifiers.push_back(better);
  guard.lasts.front().duration = "end of this turn";
  parry.effects.push_back(guard);
  block.actions.push_back(parry);
  return block;
}

/// An orc hits the knight with 14 or so.
struct duel {
  game g;
  duel() {
    g.house.turns = turn_ruling::counted;
    g.house.reactions = reaction_ruling::ask;
    g.knows(knight());
    g.knows(orc());
    g.say("add knight and: orc");
    g.say("encounter start rolled: 20");
    g.say("initiative by: knight rolled: 1");
    g.say("attack with: axe to: knight rolled: 10");
    BOOST_REQUIRE(g.state.pending() != nullptr);
  }
  std::vector<std::string> good() const {
    std::vector<std::string> said;
    for (const command& one : automatic::good_answers(g.state)) said.push_back(print(one));
    return said;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_reaction_that_helps_comes_first_and_passing_last, duel) {
  BOOST_TEST((good() == std::vector<std::string>{"reaction Parry by: knight", "pass by: knight"}));
  g.say(good().front());
  BOOST_TEST(!g.the<attack_rolled>().hit);
}

BOOST_FIXTURE_TEST_CASE(a_spell_of_the_first_level_is_let_through, duel) {
  state now = g.state;
  auto what = std::make_shared<pending_decision>(*now.pending());
  what->on = reaction_moment::spell_cast;
  what->total = 1;
  now.set_pending(what);
  const auto answers = automatic::good_answers(now);
  BOOST_REQUIRE(answers.size() == 1U);
  BOOST_TEST(print(answers.front()) == "pass by: knight");
}

BOOST_FIXTURE_TEST_CASE(by_chance_it_is_one_or_the_other, duel) {
  std::set<std::string> firsts;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    automatic::chance by(seed);
    firsts.insert(print(automatic::any_answers(g.state, by).front()));
  }
  BOOST_TEST(firsts.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
