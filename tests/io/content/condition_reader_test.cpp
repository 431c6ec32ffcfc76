// What conditions do is read from their entries: those that are built in, and a world's own.

#include "io/content/condition_reader.hpp"

#include "io/content/library.hpp"
#include "model/effects/modifiers.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace dnd::tests {
namespace condition_reader_suite {
namespace {

using namespace model;

/// A game in a world with conditions of its own.
struct stage {
  scratch_directory disk;
  test::game g;

  io::content::found_condition_rows read() {
    return io::content::condition_rows_of(io::posix_file_ops(), {disk / "world"});
  }
  void play_with(std::string_view slug, std::string_view lines) {
    disk.write("world/conditions/" + std::string(slug) + ".yaml",
               "name: Homemade\n" + std::string(lines));
    const auto found = read();
    BOOST_TEST_REQUIRE(found.warnings.empty(), found.warnings.front());
    g.state.set_rows(found.rows);
  }
  std::string wrong_with(std::string_view lines) {
    disk.write("world/conditions/prone.yaml", "name: Homemade\n" + std::string(lines));
    const auto found = read();
    BOOST_REQUIRE(found.warnings.size() == 1U);
    BOOST_TEST((found.rows == io::content::builtin_condition_rows()));
    return found.warnings.front();
  }
};

const condition_row& built_in(condition kind) {
  return io::content::builtin_condition_rows()->of(kind);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(condition_reader, stage)

BOOST_AUTO_TEST_CASE(every_condition_that_is_built_in_does_something) {
  for (std::size_t i = 0; i < condition_count; ++i)
    BOOST_TEST(!built_in(static_cast<condition>(i)).modifiers.empty(),
               to_text(static_cast<condition>(i)));
}

BOOST_AUTO_TEST_CASE(a_world_without_conditions_has_those_that_are_built_in) {
  const auto found = read();
  BOOST_TEST(found.warnings.empty());
  BOOST_TEST((found.rows == io::content::builtin_condition_rows()));
}

BOOST_AUTO_TEST_CASE(what_helpless_conditions_imply_is_written) {
  for (const condition kind :
       {condition::paralyzed, condition::petrified, condition::stunned, condition::unconscious})
    BOOST_TEST(built_in(kind).implies.contains(condition::incapacitated));
  BOOST_TEST(built_in(condition::unconscious).implies.contains(condition::prone));
  BOOST_TEST(!built_in(condition::stunned).implies.contains(condition::prone));
}

BOOST_AUTO_TEST_CASE(a_poison_of_a_worlds_own_does_what_it_says) {
  g.say("add elara and: target");
  g.say("cond poisoned Elara");
  g.say("attack by: elara with: longsword to: target-1 rolled: 1,1");
  BOOST_TEST(g.the<attack_rolled>().reason == "disadvantage: attacker poisoned");
  play_with("poisoned", "modifiers: [{armor_class: -2}, {to_hit: -3}]\n");
  g.say("attack by: elara with: longsword to: target-1 rolled: 2");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::straight);
  BOOST_TEST(g.the<attack_rolled>().total == 2 + 5 - 3);
  BOOST_TEST(armor_class_of(g.who("elara")) == 14);
  g.say("cond -poisoned Elara");
  BOOST_TEST(armor_class_of(g.who("elara")) == 16);
}

BOOST_AUTO_TEST_CASE(who_is_stunned_acts_where_the_row_lets_it) {
  g.say("add elara and: target");
  g.say("cond stunned Elara");
  (void)g.refused("attack by: elara with: longsword to: target-1");
  play_with("stunned", "modifiers: [{speed: half}]\n");
  BOOST_TEST(!g.is("elara", condition::incapacitated));
  g.say("attack by: elara with: longsword to: target-1 rolled: 2");
  g.say("save dex by: elara rolled: 10");
}

BOOST_AUTO_TEST_CASE(deafness_may_make_somebody_helpless) {
  play_with("deafened", "conditions: [stunned]\n");
  g.say("add elara and: target");
  g.say("cond deafened Elara");
  BOOST_TEST(g.is("elara", condition::incapacitated));
  const refusal no = g.refused("attack by: elara with: longsword to: target-1");
  BOOST_TEST(no.message == "Elara is stunned and cannot attack");
}

BOOST_AUTO_TEST_CASE(levels_of_exhaustion_are_a_row_too) {
  play_with("exhaustion", "levels: {1: [{to_hit: -1}], 2: [{max_hp: half}]}\n");
  g.say("add elara and: target");
  g.say("cond exhaustion Elara");
  g.say("attack by: elara with: longsword to: target-1 rolled: 2");
  BOOST_TEST(g.the<attack_rolled>().total == 2 + 5 - 1);
  BOOST_TEST(g.hp("elara") == 12);
  g.say("cond exhaustion Elara");
  BOOST_TEST(g.hp("elara") == 6);
}

BOOST_AUTO_TEST_CASE(what_a_condition_cannot_say_is_said_with_its_place) {
  BOOST_TEST(wrong_with("modifiers: [{max_hp: -5}]\n").find("prone.yaml") != std::string::npos);
  BOOST_TEST(wrong_with("modifiers: [{score: {con: -2}}]\n").find("levels of exhaustion") !=
             std::string::npos);
  BOOST_TEST(wrong_with("modifiers: [{to_hit: +mod}]\n").find("of its own") != std::string::npos);
  BOOST_TEST(wrong_with("modifiers: [{cannot: [sing]}]\n").find("What is built in counts") !=
             std::string::npos);
  BOOST_TEST(wrong_with("conditions: [sad]\n").find("prone.yaml") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_vulnerability_counts_when_the_attack_asks_for_it) {
  modifier weak;
  weak.key = modifier_key::vulnerable;
  weak.types.insert(damage_type::slashing);
  weak.on_request = true;
  modifier nimble;
  nimble.key = modifier_key::disadvantage;
  nimble.on.insert(roll_kind::attacked);
  nimble.on_request = true;
  stat_block imp = test::monster("Imp", 10, 100);
  imp.traits = {{.name = "Weak Spot", .modifiers = {weak}},
                {.name = "Nimble", .modifiers = {nimble}}};
  g.knows(imp);
  g.say("add elara and: imp");
  g.say("attack by: elara with: longsword to: imp-1 rolled: 15,4");
  BOOST_TEST(g.hp("imp-1") == 100 - 7);
  g.say("attack by: elara with: longsword to: imp-1 using: weak rolled: 15,4");
  BOOST_TEST(g.hp("imp-1") == 100 - 7 - 14);
  g.say("attack by: elara with: longsword to: imp-1 using: nimble rolled: 15,2");
  BOOST_TEST(g.the<attack_rolled>().mode == roll_mode::disadvantage);
  (void)g.refused("attack by: elara with: longsword to: imp-1 using: luck");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace condition_reader_suite
}  // namespace dnd::tests
