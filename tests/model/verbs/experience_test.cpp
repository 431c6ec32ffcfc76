// Experience: who gains how much, and what it comes to.

#include "model/verbs/experience.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "model/rules/experience.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(experience_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

stat_block hero(std::string_view name, std::uint8_t level) {
  stat_block block = fighter(name);
  block.classes = {{.name = "fighter", .level = level}};
  return block;
}

/// So many characters of level 3.
game party(int size) {
  game g;
  const char* names[] = {"Ann", "Bob", "Cid", "Dee"};
  std::string line = "add";
  for (int i = 0; i < size; ++i) {
    g.knows(hero(names[i], 3));
    line += (i == 0 ? " " : " and: ") + std::string(names[i]);
  }
  stat_block worthy = orc();
  worthy.xp = 100;
  g.knows(worthy);
  g.say(line);
  return g;
}

std::int64_t has(const game& g, std::string_view id) {
  return rules::experience_of(g.state, g.who(id));
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_has_none_on_record_has_what_its_level_takes) {
  game g = party(1);
  BOOST_TEST(has(g, "ann") == 900);
  BOOST_TEST(rules::level_of(g.who("ann")) == 3);
}

BOOST_AUTO_TEST_CASE(golden_vector_32_five_hundred_points_are_125_for_each_of_four) {
  game g = party(4);
  g.say("xp award 500");
  BOOST_TEST(g.count<experience_gained>() == 4U);
  BOOST_TEST(has(g, "dee") == 1'025);
}

BOOST_AUTO_TEST_CASE(shares_are_rounded_down_and_each_is_not_shared) {
  game g = party(3);
  g.say("xp award 100");
  BOOST_TEST(has(g, "ann") == 933);
  g.say("xp award 100 to: ann and: bob each for: the mill");
  BOOST_TEST(g.all<experience_gained>()[0].reason == "the mill");
  BOOST_TEST(has(g, "ann") == 1'033);
  BOOST_TEST(has(g, "cid") == 933);
  BOOST_TEST((g.refused("xp award 2").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(golden_vector_39_a_level_is_due_exactly_at_its_number) {
  game g;
  g.knows(hero("Ann", 1));
  g.say("add ann");
  g.say("xp award 299");
  BOOST_TEST(g.the<experience_gained>().level_due == 0);
  g.say("xp award 1");
  BOOST_TEST(g.the<experience_gained>().level_due == 2);
  BOOST_TEST(rules::level_due(g.state, g.who("ann")) == 2);
}

BOOST_AUTO_TEST_CASE(a_milestone_gives_what_the_next_level_takes) {
  game g = party(2);
  g.say("milestone to: ann");
  BOOST_TEST(has(g, "ann") == 2'700);
  BOOST_TEST(g.the<experience_gained>().reason == "milestone");
  BOOST_TEST((g.refused("milestone to: ann").code == refusal_code::not_available));
  g.say("milestone for: the keep");
  BOOST_TEST(g.the<experience_gained>().creature.view() == "bob");
}

BOOST_AUTO_TEST_CASE(the_end_of_a_fight_shares_out_who_fell) {
  game g = party(2);
  g.say("add orc count: 3");
  g.say("encounter start rolled: 5");
  g.say("initiative all rolled: 20,15");
  g.say("damage to: orc-1 and: orc-2 amount: 99 type: fire");
  g.say("damage to: bob amount: 999 type: fire");
  g.say("remove orc-1");
  BOOST_TEST(g.the<creature_removed>().worth == 100);
  g.say("encounter end");
  // Two of three orcs, and the dead took part, too.
  const auto gained = g.all<experience_gained>();
  BOOST_REQUIRE(gained.size() == 2U);
  BOOST_TEST(gained[0].experience.after - gained[0].experience.before == 100);
  BOOST_TEST(gained[0].reason == "fight 1");
}

BOOST_AUTO_TEST_CASE(a_ruling_leaves_experience_to_the_table) {
  game g = party(1);
  g.say("ruling experience: table");
  g.say("add orc");
  g.say("encounter start rolled: 5");
  g.say("initiative all rolled: 20");
  g.say("damage to: orc-1 amount: 99 type: fire");
  g.say("encounter end");
  BOOST_TEST(g.count<experience_gained>() == 0U);
}

BOOST_AUTO_TEST_CASE(monsters_gain_nothing_and_there_is_a_bound) {
  game g = party(1);
  g.say("add orc");
  BOOST_TEST((g.refused("xp award 10 to: orc-1").code == refusal_code::not_available));
  g.say("xp award 10000000");
  BOOST_TEST(has(g, "ann") == dnd::bounds::experience_max);
  BOOST_TEST((g.refused("xp award 1").code == refusal_code::not_available));
  BOOST_TEST((g.refused("xp award 10000001").code == refusal_code::bad_value));
  g.say("remove ann");
  BOOST_TEST((g.refused("xp award 10").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(what_is_planned_may_have_a_number_after_each_name) {
  const auto planned = [](const std::string& line) {
    const auto read = parse_line(line);
    BOOST_REQUIRE_MESSAGE(read, line);
    const auto* asked = std::get_if<question>(&*read);
    BOOST_REQUIRE(asked != nullptr);
    const std::string printed = print_line(*read);
    BOOST_TEST(print_line(*parse_line(printed)) == printed);
    const auto* plan = get_if<commands::plan_encounter>(asked);
    BOOST_REQUIRE(plan != nullptr);
    std::string all;
    for (const word& each : plan->monsters) all += (all.empty() ? "" : " | ") + each.text;
    return all;
  };
  BOOST_TEST(planned("encounter plan goblin count: 6 and: bugbear") == "6 goblin | bugbear");
  BOOST_TEST(planned("encounter plan goblin count: 6 and: bugbear count: 2 levels: 4x3") ==
             "6 goblin | 2 bugbear");
  BOOST_TEST(planned("encounter plan goblin and: orc count: 3") == "3 goblin | 3 orc");
  BOOST_TEST(planned("encounter plan 6 goblins and: bugbear count: 2") == "6 goblins | 2 bugbear");
  BOOST_TEST(planned("encounter plan goblin count: 1") == "1 goblin");
  BOOST_TEST(!parse_line("encounter plan goblin count: 6 count: 7"));
  BOOST_TEST(!parse_line("encounter plan goblin count: many and: bugbear"));
  BOOST_TEST(!parse_line("encounter plan goblin levels: 3 and: 3 count: 2 and:"));
  // Elsewhere `and:` after a number is what it was.
  BOOST_TEST(!parse_line("add goblin count: 6 and: bugbear"));
}

BOOST_AUTO_TEST_SUITE_END()
