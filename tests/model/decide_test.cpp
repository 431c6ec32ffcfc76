// The rules as a whole. Goal: whatever people type, a command is accepted whole, leaves a state
// on which every invariant holds, and is replayed to the same state; or it is refused and leaves
// no trace. Method: random commands over a small state, from a seed that a failure prints.

#include "model/decide.hpp"

#include "model/apply.hpp"
#include "tests/support/game.hpp"

#include <fmt/format.h>

#include <random>

BOOST_AUTO_TEST_SUITE(decide_suite)

using namespace dnd::model;
using dnd::test::game;

namespace {

/// Speaks the command language by chance, often sensibly.
class babbler {
 public:
  explicit babbler(std::uint64_t seed) : engine_(seed) {}

  std::string line() {
    switch (below(20)) {
      case 0:
        return fmt::format("add {} count: {}", kind(), 1 + below(3));
      case 1:
        return fmt::format("add {}", hero());
      case 2:
        return fmt::format("remove {}", who());
      case 3:
        return "encounter start";
      case 4:
        return below(4) == 0 ? "encounter end" : "turn";
      case 5:
        return below(4) == 0 ? "initiative" : "initiative all";
      case 6:
        return fmt::format("initiative by: {}", who());
      case 7:
        return "turn";
      case 8:
        return "turn";
      case 9:
      case 10:
      case 11:
      case 12:
        return fmt::format("attack {} with: {} to: {}{}", below(3) == 0 ? "" : "by: " + who(),
                           weapon(), others(), lean());
      case 13:
        return fmt::format("damage to: {} amount: {} type: {} amount: 1d6 type: cold{}", others(),
                           1 + below(30), type(), below(4) == 0 ? " critical" : "");
      case 14:
        return fmt::format("heal to: {} amount: 2d4+2", others());
      case 15:
        return fmt::format("temp to: {} amount: {}", who(), below(12));
      case 16:
        return fmt::format("condition add {} to: {}{}{}", condition_name(), others(),
                           below(2) == 0 ? "" : " by: " + who(),
                           below(2) == 0 ? "" : fmt::format(" rounds: {}", 1 + below(3)));
      case 17:
        return fmt::format("condition remove {} from: {}", condition_name(), who());
      case 18:
        return fmt::format("save {} by: {} dc: 12", below(2) == 0 ? "dex" : "con", who());
      default:
        return fmt::format("save death by: {}", who());
    }
  }

 private:
  std::size_t below(std::size_t bound) { return engine_() % bound; }
  template <std::size_t Count>
  std::string one_of(const char* const (&words)[Count]) {
    return words[below(Count)];
  }
  std::string kind() {
    return one_of({"zombie", "goblin", "target", "fire snake", "dragon", "spider", "ghoul"});
  }
  std::string hero() { return one_of({"elara", "bruenor", "grog", "vex"}); }
  std::string who() {
    if (below(2) == 0) return hero();
    return fmt::format("{} {}", kind(), 1 + below(3));
  }
  std::string others() { return below(3) == 0 ? who() + " and: " + who() : who(); }
  std::string weapon() {
    return one_of({"longsword", "longbow", "slam", "scimitar", "bite", "claws", "multiattack",
                   "fire breath", "wings", "rapier", "shortbow"});
  }
  std::string lean() { return one_of({"", "", " advantage", " disadvantage", " distance: 5"}); }
  std::string type() { return one_of({"fire", "slashing", "poison", "radiant"}); }
  std::string condition_name() {
    return one_of({"poisoned", "prone", "grappled", "stunned", "unconscious", "exhaustion",
                   "frightened", "charmed", "petrified", "restrained", "invisible"});
  }

  std::mt19937_64 engine_;
};

/// Everybody, in the middle of a fight.
game crowded(std::uint64_t seed) {
  game g(seed);
  g.say("add zombie and: goblin and: fire snake and: spider and: ghoul and: dragon count: 2");
  g.say("add elara and: bruenor and: grog and: vex");
  g.say("encounter start");
  g.say("turn");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_is_said_the_state_holds_together) {
  std::size_t accepted = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      game g = crowded(seed);
      babbler says(seed);
      for (int i = 0; i < 250; ++i) {
        const std::string line = says.line();
        BOOST_TEST_INFO(line);
        if (g.attempt(line)) ++accepted;
      }
    }
  }
  // Most of what is said means something: the test does not pass by being refused.
  BOOST_TEST(accepted > 2'000U);
}

BOOST_AUTO_TEST_CASE(replaying_the_events_gives_the_same_state) {
  game g = crowded(7);
  const state before = g.state;
  std::vector<event> log;
  babbler says(7);
  for (int i = 0; i < 300; ++i)
    if (g.attempt(says.line())) log.insert(log.end(), g.last.begin(), g.last.end());
  state replayed = before;
  for (const event& what : log) BOOST_REQUIRE(apply(replayed, what, replayed.seq() + 1).ok());
  BOOST_TEST((replayed == g.state));
}

BOOST_AUTO_TEST_CASE(the_same_seed_decides_the_same) {
  game a = crowded(11);
  game b = crowded(11);
  babbler says(11);
  for (int i = 0; i < 100; ++i) {
    const std::string line = says.line();
    BOOST_TEST(a.attempt(line) == b.attempt(line));
  }
  BOOST_TEST((a.state == b.state));
}

BOOST_AUTO_TEST_CASE(faces_that_the_engine_rolled_decide_the_same_when_given) {
  game a = crowded(3);
  game b = a;
  a.say("attack by: dragon-1 with: multiattack to: elara and: bruenor");
  std::string faces;
  for (const drawn_face& one : a.dice.drawn())
    faces += fmt::format("{}{}", faces.empty() ? "" : ",", one.face);
  b.say("attack by: dragon-1 with: multiattack to: elara and: bruenor rolled: " + faces);
  BOOST_TEST((a.state == b.state));
}

BOOST_AUTO_TEST_CASE(a_refused_command_leaves_the_dice_as_they_were) {
  game g = crowded(5);
  g.refused("attack by: dragon-1 with: fire breath to: elara rolled: 6,6,6,6,6,6,6,6,6,6,6,6,21");
  g.refused("damage to: elara and: nobody amount: 8d6 type: fire");
}

BOOST_AUTO_TEST_CASE(only_add_needs_content) {
  commands::add add;
  add.content = {{"zombie", 0}, {"Giant Crocodile", 0}};
  BOOST_TEST((content_needed(add) == std::vector<std::string>{"zombie", "Giant Crocodile"}));
  BOOST_TEST(content_needed(commands::turn{}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
