#include "model/verbs/levels.hpp"

#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace dnd::tests {
namespace level_verbs_suite {
namespace {

using namespace model;

struct stage : test::library_game {
  void meet_caster(const std::string& of, const std::string& more) {
    meet("hero", "name: Hero\nrace: human\nclass: " + of +
                     "\nlevel: 3\nabilities: {int: 16, wis: 16, cha: 16}\n" + more);
  }
  [[nodiscard]] bool can_cast(std::string_view spell) const {
    for (const spellcasting& one : who("hero").block->casting)
      if (std::ranges::find(one.spells, spell, &known_spell::spell) != one.spells.end())
        return true;
    return false;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(level_verbs, stage)

BOOST_AUTO_TEST_CASE(what_was_typed_is_printed_so) {
  for (const std::string line :
       {"level up hero", "level up hero class: wizard hp: roll subclass: evocation rolled: 4",
        "level up hero hp: 7 increase: str 1 and: con 1 choose: archery skills: stealth "
        "expertise: stealth spells: fireball and: haste forget: sleep free",
        "level up hero feat: grappler", "learn hero spells: haste forget: sleep class: wizard free",
        "prepare hero spells: bless and: bane class: cleric free"}) {
    const auto parsed = parse_command(line);
    BOOST_REQUIRE_MESSAGE(parsed, line);
    BOOST_TEST(print(*parsed) == line);
  }
}

BOOST_AUTO_TEST_CASE(known_spells_are_learned_and_forgotten) {
  meet_caster("bard", "subclass: lore\nspells: {0: [light], 1: [sleep]}\n");
  say("learn hero spells: heroism and: invisibility forget: sleep");
  BOOST_TEST(can_cast("heroism"));
  BOOST_TEST(can_cast("invisibility"));
  BOOST_TEST(!can_cast("sleep"));
  BOOST_TEST((refused("learn hero spells: fireball").code == refusal_code::bad_value));
  BOOST_TEST((refused("learn hero").code == refusal_code::missing_label));
  BOOST_TEST((refused("prepare hero spells: heroism").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(prepared_spells_are_others_from_now_on) {
  meet_caster("cleric", "subclass: life\nspells: {0: [light], 1: [bane]}\n");
  say("prepare hero spells: command and: aid");
  BOOST_TEST(can_cast("command"));
  BOOST_TEST(can_cast("light"));
  BOOST_TEST(!can_cast("bane"));
  // Of the domain.
  BOOST_TEST(can_cast("bless"));
}

BOOST_AUTO_TEST_CASE(of_two_casters_one_has_to_be_named) {
  meet("hero",
       "name: Hero\nrace: human\nclasses: {cleric: 1, wizard: 1}\nsubclass: life\n"
       "abilities: {int: 16, wis: 16}\nspells: {cleric: {0: [light]}}\n");
  const refusal no = refused("prepare hero spells: bane");
  BOOST_TEST((no.code == refusal_code::missing_label));
  say("prepare hero spells: bane class: cleric");
  BOOST_TEST(can_cast("bane"));
}

BOOST_AUTO_TEST_CASE(who_has_no_spells_learns_none) {
  meet_caster("fighter", "subclass: champion\nfeatures: [fighter-fighting-style-defense]\n");
  BOOST_TEST((refused("learn hero spells: light").code == refusal_code::not_available));
  BOOST_TEST((refused("level up zombie-1").code == refusal_code::unknown_creature));
  say("add zombie");
  BOOST_TEST((refused("level up zombie-1").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace level_verbs_suite
}  // namespace dnd::tests
