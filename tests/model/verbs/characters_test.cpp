#include "model/verbs/characters.hpp"

#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace character_verbs_suite {
namespace {

using namespace model;

const std::string tam =
    "character create Tam race: human class: fighter abilities: str and: con and: dex and: wis "
    "and: "
    "cha and: int skills: athletics and: perception languages: elvish choose: defense";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(character_verbs, test::library_game)

BOOST_AUTO_TEST_CASE(what_was_typed_is_printed_so) {
  for (const std::string& line :
       {tam,
        std::string("character create Tam race: dwarf subrace: hill dwarf class: wizard subclass: "
                    "evocation background: acolyte scores: rolled abilities: str and: con bonus: "
                    "str skills: arcana expertise: arcana languages: orc choose: red spells: light "
                    "armor: chain mail weapons: dagger and: dart rolled: 1,2 shielded free")}) {
    const auto parsed = parse_command(line);
    BOOST_REQUIRE_MESSAGE(parsed, line);
    BOOST_TEST(print(*parsed) == line);
  }
  const auto shown = parse_line("character show tam as: html");
  BOOST_REQUIRE(shown);
  const auto* what = std::get_if<question>(&*shown);
  BOOST_REQUIRE(what != nullptr);
  BOOST_TEST((get<commands::show_character>(*what).form == commands::sheet_form::html));
}

BOOST_AUTO_TEST_CASE(words_that_are_none_of_the_list_are_refused) {
  BOOST_TEST(!parse_line("character show tam as: song"));
  BOOST_TEST(!parse_line(tam + " scores: dreamed"));
}

BOOST_AUTO_TEST_CASE(a_character_comes_to_the_table_and_into_a_fight) {
  say("add zombie");
  say("encounter start");
  say(tam);
  BOOST_TEST(count<creature_added>() == 1);
  BOOST_TEST(count<combatant_joined>() == 1);
  BOOST_TEST((who("tam").block->kind == creature_kind::character));
  BOOST_TEST((refused(tam).code == refusal_code::name_taken));
}

BOOST_AUTO_TEST_CASE(it_goes_on_with_level_up) {
  say(tam);
  say("level up tam");
  BOOST_TEST(who("tam").block->classes.front().level == 2);
}

BOOST_AUTO_TEST_CASE(rolled_scores_can_be_rolled_at_the_table) {
  say("character create Tam race: human class: fighter scores: rolled abilities: str and: con and: "
      "dex and: wis and: cha and: int skills: athletics and: perception languages: elvish choose: "
      "defense rolled: 6,6,6,6,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1");
  BOOST_TEST(who("tam").block->abilities[0] == 19);
  BOOST_TEST(who("tam").block->abilities[3] == 4);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace character_verbs_suite
}  // namespace dnd::tests
