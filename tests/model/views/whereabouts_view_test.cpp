// Who is where, as the game master and as players see it.

#include "model/views/books_view.hpp"
#include "tests/support/shop.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(whereabouts_view_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using dnd::test::game;
using dnd::test::shop;

namespace {

std::string lines_of(const books_view& view) {
  std::string all;
  for (const book_row& each : view.rows) all += each.text + "\n";
  return all.empty() ? view.nothing : all;
}

viewer bobs_player() {
  return viewer::player({creature_id("bob")});
}

game travellers() {
  game g = shop();
  g.say("add orc count: 2");
  g.say("place Phandalin");
  g.say("place Thundertree for: gm");
  g.say("person Sildar at: Phandalin");
  g.say("arrive Phandalin by: ann");
  g.say("follow orc-1 of: ann");
  g.say("party scouts: ann and: orc-1");
  return g;
}

}  // namespace

BOOST_AUTO_TEST_CASE(everybody_is_where_they_are_and_groups_come_last) {
  const game g = travellers();
  BOOST_TEST(lines_of(where_all_are(g.state, viewer::gm())) ==
             "Phandalin: Ann, Orc 1 (follows Ann), Sildar.\n"
             "Nowhere in particular: Bob.\n"
             "Party scouts: Ann, Orc 1. At Phandalin.\n");
  BOOST_TEST(lines_of(where_all_are(game().state, viewer::gm())) ==
             "Nobody is there who could be anywhere.");
}

BOOST_AUTO_TEST_CASE(one_is_asked_for_by_its_name) {
  const game g = travellers();
  const auto where = [&](std::string_view name) {
    return lines_of(*where_somebody_is(g.state, word{std::string(name)}, viewer::gm()));
  };
  BOOST_TEST(where("ann") == "Ann: at Phandalin.\n");
  BOOST_TEST(where("orc-1") == "Orc 1 (follows Ann): at Phandalin.\n");
  BOOST_TEST(where("bob") == "Bob: on the table, and nobody said where.\n");
  BOOST_TEST(where("scouts") == "Party scouts: Ann, Orc 1. At Phandalin.\n");
  BOOST_TEST(where("sildar") == "Sildar: at Phandalin.\n");
  BOOST_TEST(lines_of(*known_of(g.state, word{"here"}, viewer::gm())).starts_with("Phandalin: "));
  BOOST_TEST((where_somebody_is(g.state, word{"xyzzy"}, viewer::gm()).error().code ==
              refusal_code::unknown_creature));
}

BOOST_AUTO_TEST_CASE(players_see_neither_the_concealed_nor_secret_places) {
  game g = travellers();
  g.say("conceal orc-1");
  g.say("arrive Thundertree by: ann");
  const std::string all = lines_of(where_all_are(g.state, bobs_player()));
  BOOST_TEST(all.find("Orc") == std::string::npos);
  BOOST_TEST(all.find("Thundertree") == std::string::npos);
  BOOST_TEST(all.find("Party scouts: Ann.") != std::string::npos);
  BOOST_TEST(lines_of(*where_somebody_is(g.state, word{"ann"}, bobs_player())) ==
             "Ann: on the table, and nobody said where.\n");
  BOOST_TEST(!where_somebody_is(g.state, word{"orc-1"}, bobs_player()).has_value());
  BOOST_TEST(!where_somebody_is(g.state, word{"thundertree"}, bobs_player()).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
