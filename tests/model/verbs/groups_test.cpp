// Groups by name: what they take, and what they refuse.

#include "model/verbs/groups.hpp"

#include "model/bounds.hpp"
#include "tests/support/game.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(groups_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

game goblins(int count) {
  game g;
  for (; count > 100; count -= 100) g.say("add goblin count: 100");
  g.say("add goblin count: " + std::to_string(count));
  return g;
}

int code(const refusal& why) {
  return int(why.code);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_group_is_who_was_named_and_may_be_named_anew) {
  game g = goblins(4);
  g.say("group The Pack: goblin-1..2 and: goblin-4");
  BOOST_TEST(g.the<group_formed>().group.view() == "the-pack");
  BOOST_TEST(g.state.find_group("the-pack")->members.size() == 3U);
  g.say("group the pack of: goblin-3");
  BOOST_TEST(g.state.find_group("the-pack")->members.size() == 1U);
  g.say("group THE\u00a0PACK: goblin-3 goblin-4");
  BOOST_TEST(g.state.groups().size() == 1U);
  g.say("ungroup the pack");
  BOOST_TEST(g.state.groups().empty());
}

BOOST_AUTO_TEST_CASE(the_dead_stay_in_their_group) {
  game g = goblins(2);
  g.say("dmg goblin-1 99");
  g.say("group all of them: *");
  BOOST_TEST(g.state.find_group("all-of-them")->members.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_name_that_means_something_is_refused) {
  game g = goblins(2);
  BOOST_TEST(code(g.refused("group party: goblin-1")) == int(refusal_code::name_taken));
  BOOST_TEST(code(g.refused("group goblin-1 of: goblin-2")) == int(refusal_code::bad_name));
  g.say("add goblin as: Tom");
  BOOST_TEST(code(g.refused("group tom: goblin-1")) == int(refusal_code::name_taken));
  g.say("add goblin as: Zoë");
  for (const char* twin : {"ZOË", "Zoe\u0308", "Zo\u200bë", "“Zoë”"})
    BOOST_TEST(code(g.refused("group " + std::string(twin) + " of: goblin-1")) ==
               int(refusal_code::name_taken));
  BOOST_TEST(code(g.refused("group x: nobody")) == int(refusal_code::unknown_creature));
}

BOOST_AUTO_TEST_CASE(a_group_that_is_not_there_is_refused_with_those_that_are) {
  game g = goblins(1);
  BOOST_TEST(g.refused("ungroup pack").hint.find("`group NAME: WHO`") != std::string::npos);
  g.say("group pack: goblin-1");
  BOOST_TEST(g.refused("ungroup pakc").hint.find("\"pack\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(groups_and_their_members_have_bounds) {
  game g = goblins(static_cast<int>(dnd::bounds::group_members_max) + 1);
  BOOST_TEST(code(g.refused("group many: *")) == int(refusal_code::too_many));
  g.say("remove goblin-1");
  g.say("group many: *");
  const auto name = [](std::size_t i) {
    return std::string(1, static_cast<char>('a' + i / 26)) + static_cast<char>('a' + i % 26) + "x";
  };
  for (std::size_t i = 1; i < dnd::bounds::groups_max; ++i)
    g.say("group " + name(i) + ": goblin-2");
  BOOST_TEST(code(g.refused("group one more: goblin-2")) == int(refusal_code::too_many));
  g.say("group many: goblin-2");
}

BOOST_AUTO_TEST_SUITE_END()
