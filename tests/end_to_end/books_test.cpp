// What a campaign keeps in its books, with the real program: experience, goods, the world,
// sessions.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(books_suite)

namespace {

struct bookkeeper : dnd_program {
  bookkeeper() {
    put("characters/hero.yaml",
        "name: Hero\nrace: human\nclass: fighter\nlevel: 3\nweapons: [longsword]\n"
        "equipment: {arrow: 20}\ncoins: 10 gp\n"
        "abilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 8}\n");
  }
  std::string ask(const std::string& line) const { return done({"exec", "W/C", line}).out; }
};

BOOST_FIXTURE_TEST_CASE(a_life_is_kept_over_restarts_and_taken_back_exactly, bookkeeper) {
  (void)say({"add hero", "buy 3 torches by: hero",
             "give ring of protection to: hero looks: odd ring",
             "container Old Chest of: ground holds: 300 weight: 25",
             "give 2 gp to: old chest from: hero"});
  BOOST_TEST(contains(ask("inventory hero"), "Hero: 7 gp 9 sp 7 cp, 20 Arrows, Longsword"));
  BOOST_TEST(contains(ask("inventory"), "Old Chest (the ground): 2 gp. 25.04 of 300 lb."));
  const std::string before = state_hash();
  (void)say({"give 1 gp to: stash from: hero", "xp award 1800", "quest Find Gundren"});
  BOOST_TEST(contains(ask("experience"), "Hero: 2700 XP, level 3; level 4 is due"));
  (void)done({"exec", "W/C", "undo 3"});
  BOOST_TEST(state_hash() == before);
}

BOOST_FIXTURE_TEST_CASE(who_is_created_has_what_is_worn_and_wielded, bookkeeper) {
  (void)say(
      {"character create Tamsin race: human class: fighter languages: elvish abilities: str "
       "and: con and: dex and: wis and: cha and: int skills: athletics and: perception "
       "choose: defense armor: chain mail weapons: longsword shielded"});
  const std::string has = ask("inventory tamsin");
  for (const auto* each : {"Chain Mail", "Shield", "Longsword"})
    BOOST_TEST(contains(has, each), has);
  // A level changes nothing of it.
  (void)say({"level up Tamsin"});
  BOOST_TEST(ask("inventory tamsin") == has);
}

BOOST_FIXTURE_TEST_CASE(what_is_no_thing_is_refused_with_what_there_is, bookkeeper) {
  (void)say({"add hero"});
  const auto several = dnd({"exec", "W/C", "give rope to: hero"});
  BOOST_TEST(several.code == 1);
  BOOST_TEST(contains(several.err, "several things begin with \"rope\""));
  BOOST_TEST(contains(several.err, "rope-silk-50-feet"));
  const auto none = dnd({"exec", "W/C", "give anvil to: hero"});
  BOOST_TEST(contains(none.err, "no equipment or magic item is called \"anvil\""));
}

BOOST_FIXTURE_TEST_CASE(fights_are_planned_fought_and_paid, bookkeeper) {
  (void)say({"add hero"});
  BOOST_TEST(contains(ask("encounter plan 2 goblins and: bugbear levels: 4x3"),
                      "2 Goblin, 1 Bugbear for 4 characters: 300 XP, 600 with their number."));
  BOOST_TEST(contains(ask("encounter plan goblin count: 6 and: bugbear levels: 4x3"),
                      "6 Goblin, 1 Bugbear for 4 characters"));
  const std::string proposed =
      ask("encounter build difficulty: hard cr: ..2 type: undead levels: 4x3");
  BOOST_TEST(contains(proposed, "to each."));
  BOOST_TEST(done({"exec", "W/C", "encounter build difficulty: hard levels: 1"}).code == 0);
  (void)say({"add goblin", "encounter start", "initiative all",
             "damage to: goblin-1 amount: 99 type: fire"});
  BOOST_TEST(contains(ask("encounter end"), "Hero gains 50 XP (fight 1)."));
}

BOOST_FIXTURE_TEST_CASE(the_world_and_its_sessions_are_told, bookkeeper) {
  (void)say({"session start The Mill", "add hero", "attend Anna as: hero", "place Phandalin",
             "person Gundren at: Phandalin", "note Gundren is missing.",
             "world event The king is dead. at: 3 days ago", "xp award 30", "give 5 gp to: hero",
             "time pass 2 hours"});
  BOOST_TEST(contains(ask("who is gundren"), "Person: Gundren."));
  (void)say({"add wolf", "follow wolf-1 of: hero", "march 2 to: Phandalin"});
  BOOST_TEST(contains(ask("where"), "Phandalin: Hero, Wolf 1 (follows Hero), Gundren."));
  BOOST_TEST(contains(ask("where is wolf-1"), "Wolf 1 (follows Hero): at Phandalin."));
  BOOST_TEST(contains(ask("about Gundren"), "Gundren is missing."));
  BOOST_TEST(contains(ask("timeline"), "3 days before day 1: The king is dead."));
  BOOST_TEST(contains(ask("time"), "Day 1, 12:00."));
  BOOST_TEST(contains(ask("session end"), "Session 1 ends: 30 XP, 5 gp more, 4 hours passed."));
  const std::string begins = ask("session start");
  BOOST_TEST(contains(begins, "Last time (Session 1: The Mill):"));
  BOOST_TEST(contains(begins, "Gundren is missing."));
  const auto answers = say({"world", "inventory hero"});
  BOOST_TEST(contains(answers[0], "\"world\":["));
  BOOST_TEST(contains(answers[1], "\"item\":\"longsword\""));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
