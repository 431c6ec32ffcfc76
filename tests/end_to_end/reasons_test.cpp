// What a fight says of itself, in the words of the real program: reasons, what is waited for, what
// is to be typed next.

#include "tests/support/dnd_program.hpp"
#include "tests/support/offering_ghoul.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(reasons_suite)

namespace {

struct a_fight : dnd_program {
  /// What people read of some commands.
  std::string told(std::vector<std::string> commands) const {
    std::vector<std::string> words{"--color", "never", "exec", "W/C"};
    words.insert(words.end(), commands.begin(), commands.end());
    return done(std::move(words)).out;
  }
  static bool says(const std::string& text, std::string_view what) {
    return text.find(what) != std::string::npos;
  }
};

constexpr std::string_view hero = R"(name: Thia
race: human
class: fighter
level: 2
abilities: {str: 16, dex: 12, con: 14, int: 10, wis: 10, cha: 10}
weapons: [longsword]
)";

BOOST_FIXTURE_TEST_CASE(a_fight_names_whom_it_waits_for, a_fight) {
  put("characters/thia.yaml", hero);
  const std::string text = told({"add goblin", "add Thia", "start rolled: 9"});
  BOOST_TEST(says(text, "Waiting for the initiative of Thia.\n"), text);
  BOOST_TEST(says(text, "Next: `init thia`, or `init thia rolled: 14`.\n"), text);
  const auto asked = dnd({"exec", "W/C", "initiative"});
  BOOST_TEST(asked.code == 1);
  BOOST_TEST(says(asked.err, "whose initiative? Thia has not rolled yet"), asked.err);
  BOOST_TEST(says(told({"initiative all"}), "Round 1."));
}

BOOST_FIXTURE_TEST_CASE(saves_uses_and_deaths_say_why, a_fight) {
  put("characters/thia.yaml", hero);
  BOOST_TEST(says(told({"add Thia", "heal Thia 5"}), "Thia is unhurt: "));
  BOOST_TEST(says(told({"dmg Thia 500"}), "Thia dies: massive damage, "));
  const std::string breath = told({"add veteran as: Bram", "add adult red dragon as: Smaug",
                                   "attack by: Smaug with: fire breath to: Bram"});
  BOOST_TEST(says(breath, "Smaug uses Fire Breath: spent until it recharges.\n"), breath);
  BOOST_TEST(says(breath, "Bram: Dexterity save against Smaug's Fire Breath, DC 21: d20 "), breath);
  BOOST_TEST(says(told({"add wolf", "dmg wolf-1 11"}), "wolf-1 dies at 0 hp.\n"));
  // The log says the same, by what it holds.
  BOOST_TEST(says(done({"campaign", "log", "W/C"}).out, "Thia dies: massive damage, "));
}

BOOST_FIXTURE_TEST_CASE(a_multiattack_says_what_it_left_out, a_fight) {
  const std::string text = told({"add wolf", "add veteran",
                                 "attack by: veteran-1 with: multiattack to: wolf-1 rolled: 19,8"});
  BOOST_TEST(says(text, "wolf-1 dies at 0 hp.\nwolf-1 is dead: the second Longsword and the "),
             text);
}

BOOST_FIXTURE_TEST_CASE(fear_ends_with_its_source_and_other_conditions_go_on, a_fight) {
  const std::string text =
      told({"add wolf", "add goblin", "add orc", "start", "cond frightened wolf-1 3 by: orc-1",
            "cond poisoned wolf-1 3 by: orc-1", "cond poisoned goblin-1 3 by: orc-1",
            "dmg goblin-1 7", "remove orc-1"});
  BOOST_TEST(says(text, "wolf-1: frightened (by orc-1) ends.\n"), text);
  BOOST_TEST(says(text, "wolf-1: poisoned (by orc-1) goes on, "), text);
  BOOST_TEST(!says(text, "replaced"), text);
  // The dead bear in silence, and are told as dead.
  BOOST_TEST(!says(text, "goblin-1: poisoned"), text);
  const std::string table = told({"status"});
  BOOST_TEST(says(table, "dead\n"), table);
}

BOOST_FIXTURE_TEST_CASE(an_offer_is_a_command_outside_of_a_prompt, a_fight) {
  put("monsters/ghoul.yaml", ghoul_that_offers);
  const std::string text = told({"add ghoul", "add veteran as: Thia",
                                 "attack by: ghoul-1 with: claws to: Thia rolled: 19,2,2,1"});
  BOOST_TEST(
      says(text, "Thia may be paralyzed now: condition add paralyzed to: thia by: ghoul-1\n"),
      text);
  BOOST_TEST(!says(text, "`y`"), text);
  const auto yes = dnd({"repl", "W/C"}, "y\n");
  BOOST_TEST(yes.code == 1);
  BOOST_TEST(says(yes.err, "nothing is offered that `y` could take up"), yes.err);
  BOOST_TEST(says(told({"condition add paralyzed to: thia by: ghoul-1"}), "Thia is paralyzed"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
