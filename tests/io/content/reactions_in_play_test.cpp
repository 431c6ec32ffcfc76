// Reactions of the built-in content, in the game: who is asked, and what an answer is worth. No
// rule names any of them.

#include "io/content/library.hpp"
#include "model/effects/modifiers.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace dnd::tests {
namespace reactions_in_play_suite {
namespace {

using namespace model;

struct stage {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};
  test::game g;

  stage() { g.house.reactions = reaction_ruling::ask; }
  void bring(std::string_view name) {
    const auto read = content.creature(name);
    BOOST_REQUIRE_MESSAGE(read.has_value(),
                          (read.has_value() ? std::string() : io::render(read.error())));
    g.knows(**read);
    g.say("add " + std::string(name));
  }
  void write(std::string_view name, std::string_view lines) {
    disk.write("world/characters/" + std::string(name) + ".yaml",
               "name: " + std::string(name) +
                   "\nabilities: {str: 10, dex: 14, con: 14, int: 16, wis: 12, cha: 16}\n" +
                   std::string(lines));
    content.forget();
    bring(name);
  }
  [[nodiscard]] bool waits() const { return g.state.pending() != nullptr; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reactions_in_play, stage)

BOOST_AUTO_TEST_CASE(a_parry_is_against_one_attack) {
  bring("knight");
  bring("goblin");
  g.say("attack by: goblin-1 with: scimitar to: knight-1 rolled: 15");
  BOOST_REQUIRE(waits());
  g.say("reaction parry");
  BOOST_TEST(g.hp("knight-1") == 52);
  BOOST_TEST(armor_class_of(*g.state.find("knight-1")) == 18);
  g.say("attack by: goblin-1 with: scimitar to: knight-1 rolled: 13");
  BOOST_TEST(!waits());
}

BOOST_AUTO_TEST_CASE(a_parry_is_of_no_use_against_an_arrow_or_too_high_a_roll) {
  bring("knight");
  bring("goblin");
  g.say("attack by: goblin-1 with: shortbow to: knight-1 rolled: 15,1");
  BOOST_TEST(!waits());
  g.say("attack by: goblin-1 with: scimitar to: knight-1 rolled: 17,1");
  BOOST_TEST(!waits());
}

BOOST_AUTO_TEST_CASE(a_shield_spell_counts_until_the_next_turn) {
  write("mira", "race: human\nclass: wizard\nlevel: 5\nspells: {1: [shield]}\n");
  bring("goblin");
  const std::int32_t before = armor_class_of(*g.state.find("mira"));
  g.say("attack by: goblin-1 with: scimitar to: mira rolled: 12");
  BOOST_REQUIRE(waits());
  g.say("reaction shield");
  BOOST_TEST(armor_class_of(*g.state.find("mira")) == before + 5);
  g.say("attack by: goblin-1 with: scimitar to: mira rolled: 12");
  BOOST_TEST(armor_class_of(*g.state.find("mira")) == before + 5);
}

BOOST_AUTO_TEST_CASE(a_rogue_halves_one_hit) {
  write("pip", "race: human\nclass: rogue\nlevel: 5\n");
  bring("goblin");
  const std::int32_t whole = g.hp("pip");
  g.say("attack by: goblin-1 with: scimitar to: pip rolled: 19,5");
  BOOST_REQUIRE(waits());
  g.say("reaction uncanny dodge rolled: 5");
  BOOST_TEST(g.hp("pip") == whole - 3);
  BOOST_TEST(g.state.find("pip")->effects.empty());
}

BOOST_AUTO_TEST_CASE(a_dragon_makes_a_save_that_it_failed) {
  bring("adult-red-dragon");
  g.say("save wis dc: 25 by: adult-red-dragon-1 rolled: 2");
  BOOST_REQUIRE(waits());
  g.say("reaction legendary resistance");
  BOOST_TEST(g.the<saving_throw_rolled>().success.value_or(false));
}

BOOST_AUTO_TEST_CASE(a_counterspell_brings_a_spell_to_nothing) {
  write("mira", "race: human\nclass: wizard\nlevel: 5\nspells: {1: [shield], 3: [counterspell]}\n");
  bring("mage");
  g.knows(**content.castable("fireball"));
  const std::int32_t whole = g.hp("mira");
  g.say("cast fireball by: mage-1 to: mira");
  BOOST_REQUIRE(waits());
  g.say("reaction counterspell");
  // The mage could counter that in its turn.
  BOOST_REQUIRE(waits());
  g.say("pass");
  BOOST_TEST(!waits());
  BOOST_TEST(g.hp("mira") == whole);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace reactions_in_play_suite
}  // namespace dnd::tests
