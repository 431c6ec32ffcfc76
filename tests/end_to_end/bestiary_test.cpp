// Every monster that ships with the program can be put on the table, and every attack in its stat
// block can be made by the name that stands there.

#include "io/content/library.hpp"
#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(bestiary_suite)

namespace {

BOOST_FIXTURE_TEST_CASE(every_monster_makes_each_of_its_attacks, dnd_program) {
  io::content::library content(io::posix_file_ops(), {});
  const auto monsters = content.slugs(io::content::category::monsters);
  BOOST_TEST(monsters.size() == 334U);
  std::vector<std::string> script{"add commoner as: Vera"};
  for (const auto& slug : monsters) {
    const auto block = content.creature(slug);
    if (!block) BOOST_FAIL(io::render(block.error()));
    script.push_back("add " + (*block)->name + " as: Foe");
    for (const auto& action : (*block)->actions) {
      // The target is whole again before each.
      if (!action.attack) continue;
      script.push_back("attack by: Foe with: " + action.name.str() + " to: Vera");
      script.push_back("undo");
    }
    script.push_back("remove Foe");
  }
  BOOST_TEST(script.size() > 1'500U);
  std::string input;
  for (const auto& line : script) input += line + "\n";
  const auto answers = dnd({"--json", "--seed", "1", "repl", "W/C"}, input).lines();
  BOOST_REQUIRE_EQUAL(answers.size(), script.size());
  for (std::size_t i = 0; i < script.size(); ++i)
    if (!answers[i].starts_with(R"({"ok":true)"))
      BOOST_ERROR(script[i] << "\n  " << answers[i].substr(0, 500));
}

BOOST_FIXTURE_TEST_CASE(two_of_a_kind_are_told_apart_and_are_not_mixed_up, dnd_program) {
  (void)say({"add zombie count: 2", "damage to: zombie-2 amount: 9 type: slashing",
             "attack by: zombie 1 with: slam to: zombie 2 rolled: 2"});
  BOOST_TEST(hp("zombie-1") == 22);
  BOOST_TEST(hp("zombie-2") == 13);
  const auto unclear = dnd({"--json", "exec", "W/C", "damage to: zombie amount: 1 type: fire"});
  BOOST_TEST(unclear.code == 1);
  BOOST_TEST(json_text(unclear.out).error_code() == "ambiguous_creature");
}

BOOST_FIXTURE_TEST_CASE(names_with_blanks_hyphens_and_apostrophes_can_be_typed, dnd_program) {
  (void)say({"add zombie"});
  for (const std::string name : {"Mad Dog Mo", "Anna-Lena", "K'thriss", "Jean-Luc d'Artagnan"}) {
    (void)say({"add commoner as: " + name, "damage to: " + name + " amount: 1 type: cold",
               "attack by: " + name + " with: club to: zombie-1 rolled: 1",
               "heal to: " + name + " amount: 1", "remove " + name});
  }
  (void)say({"add Giant Crocodile", "add Will-o'-Wisp", "damage to: will-o amount: 1 type: force"});
}

BOOST_FIXTURE_TEST_CASE(ties_in_initiative_keep_their_order_when_opened_again, dnd_program) {
  const auto order_of = [this] {
    const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
    std::string order;
    for (const auto each : (*shown)["encounter"]["order"]) order += simdjson::minify(each) + "\n";
    return order;
  };
  (void)say({"add commoner as: Ann", "add commoner as: Bob", "add commoner as: Cid",
             "add commoner as: Dan", "encounter start"});
  const auto order = order_of();
  BOOST_TEST(!order.empty());
  (void)say({"turn"});
  BOOST_TEST(order_of() == order);
}

BOOST_FIXTURE_TEST_CASE(removing_the_one_whose_turn_it_is_gives_the_turn_to_the_next, dnd_program) {
  (void)say({"add zombie count: 3", "encounter start"});
  const auto turn_of = [this] {
    const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
    return std::string(std::string_view((*shown)["encounter"]["turn"]));
  };
  const auto first = turn_of();
  (void)say({"turn"});
  const auto second = turn_of();
  (void)say({"undo", "remove " + first});
  BOOST_TEST(turn_of() == second);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
