// The d20: advantage and disadvantage, and what lies on a roll.

#include "model/rules/d20.hpp"

#include "model/rules/roll_modifiers.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(d20_suite)

using namespace dnd::model;
using rules::leaning;

namespace {

rules::d20_roll roll(roll_mode mode, std::vector<std::int32_t> faces) {
  dice_roller dice(1);
  dice.begin(std::move(faces));
  const auto rolled = rules::roll_d20(dice, mode);
  BOOST_TEST(!dice.verdict());
  return rolled;
}

/// Elara, and a zombie to be afraid of.
struct scene : game {
  scene() {
    say("add elara");
    say("add zombie");
  }
  [[nodiscard]] const creature& elara() const { return who("elara"); }
  [[nodiscard]] std::string on_checks() const {
    leaning how;
    rules::lean_by_modifiers(elara(), roll_kind::check, {.now = &state}, how);
    return how.reason();
  }
  [[nodiscard]] std::string on_saves(ability with) const {
    leaning how;
    rules::lean_by_modifiers(elara(), roll_kind::save, {.with = with}, how);
    return how.reason();
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(straight_roll_takes_one_die) {
  const auto rolled = roll(roll_mode::straight, {14});
  BOOST_TEST(rolled.kept == 14);
  BOOST_TEST(rolled.faces.size() == 1U);
}

BOOST_AUTO_TEST_CASE(higher_of_two_counts_with_advantage) {
  BOOST_TEST(roll(roll_mode::advantage, {3, 14}).kept == 14);
  BOOST_TEST(roll(roll_mode::advantage, {14, 3}).kept == 14);
}

BOOST_AUTO_TEST_CASE(lower_of_two_counts_with_disadvantage) {
  BOOST_TEST(roll(roll_mode::disadvantage, {3, 14}).kept == 3);
  BOOST_TEST(roll(roll_mode::disadvantage, {14, 3}).kept == 3);
}

BOOST_AUTO_TEST_CASE(both_dice_are_on_record_in_the_order_in_which_they_fell) {
  const auto rolled = roll(roll_mode::advantage, {3, 14});
  BOOST_REQUIRE(rolled.faces.size() == 2U);
  BOOST_TEST(int(rolled.faces[0]) == 3);
  BOOST_TEST(int(rolled.faces[1]) == 14);
}

BOOST_AUTO_TEST_CASE(without_a_reason_a_roll_is_straight) {
  BOOST_TEST(leaning().mode() == roll_mode::straight);
  BOOST_TEST(leaning().reason().empty());
}

BOOST_AUTO_TEST_CASE(any_number_of_one_kind_counts_once) {
  leaning how;
  how.advantage("target prone");
  how.advantage("hidden");
  BOOST_TEST(how.mode() == roll_mode::advantage);
  BOOST_TEST(how.reason() == "advantage: target prone, hidden");
}

BOOST_AUTO_TEST_CASE(one_of_each_is_a_straight_roll_however_many_there_are) {
  leaning how;
  how.advantage("target prone");
  how.advantage("hidden");
  how.disadvantage("poisoned");
  BOOST_TEST(how.mode() == roll_mode::straight);
  BOOST_TEST(how.reason() == "advantage: target prone, hidden; disadvantage: poisoned");
}

BOOST_AUTO_TEST_CASE(what_the_game_master_grants_is_a_reason) {
  BOOST_TEST(leaning({.advantage = true}).mode() == roll_mode::advantage);
  BOOST_TEST(leaning({.disadvantage = true}).reason() == "disadvantage: imposed");
  BOOST_TEST(leaning({.advantage = true, .disadvantage = true}).mode() == roll_mode::straight);
}

BOOST_AUTO_TEST_CASE(number_that_does_not_fit_a_field_is_cut_to_the_nearest) {
  BOOST_TEST(rules::narrow(-7) == -7);
  BOOST_TEST(rules::narrow(32'767) == 32'767);
  BOOST_TEST(rules::narrow(32'768) == 32'767);
  BOOST_TEST(rules::narrow(std::numeric_limits<std::int64_t>::min()) == -32'768);
}

BOOST_FIXTURE_TEST_CASE(poison_and_exhaustion_lie_on_checks, scene) {
  BOOST_TEST(on_checks().empty());
  say("condition add poisoned to: elara");
  BOOST_TEST(on_checks() == "disadvantage: poisoned");
  say("condition add exhaustion to: elara");
  BOOST_TEST(on_checks() == "disadvantage: exhaustion, poisoned");
}

BOOST_FIXTURE_TEST_CASE(fear_lies_on_checks_while_its_source_is_there_and_alive, scene) {
  say("condition add frightened to: elara by: zombie");
  BOOST_TEST(on_checks() == "disadvantage: frightened");
  say("remove zombie");
  BOOST_TEST(on_checks().empty());
}

BOOST_FIXTURE_TEST_CASE(fear_of_the_dead_is_none, scene) {
  say("condition add frightened to: elara by: zombie");
  say("damage to: zombie amount: 200 type: radiant");
  BOOST_TEST_REQUIRE(who("zombie-1").life == vitality::dead);
  BOOST_TEST(on_checks().empty());
}

BOOST_FIXTURE_TEST_CASE(fear_that_the_game_master_imposed_is_always_seen, scene) {
  say("condition add frightened to: elara");
  BOOST_TEST(on_checks() == "disadvantage: frightened");
}

BOOST_FIXTURE_TEST_CASE(restraint_lies_on_dexterity_saves_alone, scene) {
  say("condition add restrained to: elara");
  BOOST_TEST(on_saves(ability::dex) == "disadvantage: restrained");
  BOOST_TEST(on_saves(ability::wis).empty());
}

BOOST_FIXTURE_TEST_CASE(exhaustion_lies_on_saves_from_its_third_level_on, scene) {
  say("condition add exhaustion to: elara");
  say("condition add exhaustion to: elara");
  BOOST_TEST(on_saves(ability::con).empty());
  say("condition add exhaustion to: elara");
  BOOST_TEST(on_saves(ability::con) == "disadvantage: exhaustion");
}

BOOST_FIXTURE_TEST_CASE(a_fear_out_of_sight_lies_on_nothing, scene) {
  say("condition add frightened to: elara by: zombie");
  BOOST_TEST(on_checks() == "disadvantage: frightened");
  say("condition add invisible to: zombie");
  BOOST_TEST(on_checks().empty());
  say("condition remove invisible from: zombie");
  say("condition add blinded to: elara");
  BOOST_TEST(on_checks().empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
