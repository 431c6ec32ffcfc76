// A level is taken by answers alone, where it leaves something open.

#include "model/guide/advancement.hpp"

#include "tests/support/guided.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace advancement_suite {
namespace {

using namespace model;

struct stage : test::guided {
  void meet_one(const std::string& of, int level) {
    meet("tam", "name: Tam\nrace: human\nclass: " + of + "\nlevel: " + std::to_string(level) +
                    "\nabilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 15}\n");
    typed = "level up tam";
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(advancement, stage)

BOOST_AUTO_TEST_CASE(a_level_that_leaves_nothing_open_needs_no_question) {
  meet_one("fighter", 1);
  BOOST_TEST(!at().is_needed);
}

BOOST_AUTO_TEST_CASE(scores_or_a_feat_are_asked_for_with_what_they_come_to) {
  meet_one("fighter", 3);
  BOOST_TEST(at().is_needed);
  BOOST_TEST(label() == "hp");
  reply("average");
  BOOST_TEST(label() == "increase");
  // One more for each of four levels.
  BOOST_TEST(option("con 2").note.find("hit points 40") != std::string::npos, option("con 2").note);
  BOOST_TEST(option("grappler").text == "feat");
  reply("con 2");
  BOOST_TEST(label() == "done");
  BOOST_TEST(at().line == "level up tam increase: con 2");
  say(at().line);
  BOOST_TEST(who("tam").record->abilities[2] == 16);
}

BOOST_AUTO_TEST_CASE(two_scores_may_rise_by_one_each) {
  meet_one("fighter", 3);
  reply("roll");
  reply("str 1 and con 1");
  BOOST_TEST(at().line == "level up tam hp: roll increase: str 1 and: con 1");
}

BOOST_AUTO_TEST_CASE(a_feat_takes_the_place_of_an_increase) {
  meet_one("fighter", 3);
  reply("7");
  reply("grappler");
  BOOST_TEST(at().line == "level up tam hp: 7 feat: grappler");
}

BOOST_AUTO_TEST_CASE(spells_that_are_known_already_are_not_offered) {
  meet(
      "tam",
      "name: Tam\nrace: human\nclass: sorcerer\nlevel: 1\nabilities: {str: 8, dex: 14, con: 14, "
      "int: 10, wis: 12, cha: 16}\nspells: {0: [light, fire-bolt, mage-hand, message], 1: [shield, "
      "magic-missile]}\n");
  typed = "level up tam";
  reply("average");
  BOOST_TEST(label() == "spells");
  const auto offered = at().next->options;
  BOOST_TEST((std::ranges::find(offered, "shield", &guide::option::value) == offered.end()));
  BOOST_TEST((std::ranges::find(offered, "sleep", &guide::option::value) != offered.end()));
}

BOOST_AUTO_TEST_CASE(who_is_asked_for_where_nobody_was_named) {
  meet_one("fighter", 1);
  typed = "level up";
  BOOST_TEST(label().empty());
  BOOST_TEST(option("tam").text == "Tam");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace advancement_suite
}  // namespace dnd::tests
