// What the books answer, and to whom.

#include "model/views/books_view.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(books_view_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using namespace dnd::test;

namespace {

std::string text_of(const books_view& view) {
  std::string all;
  for (const book_row& each : view.rows)
    if (!each.text.empty()) all += each.text + "\n";
  return all;
}

viewer anns_player() {
  return viewer::player({"ann"});
}

bool says(const books_view& view, std::string_view what) {
  return text_of(view).find(what) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_inventory_tells_coins_things_and_weight) {
  game g = shop();
  g.say("give 15 gp and: 20 arrow and: rope to: ann");
  const auto view = inventory_of(g.state, word{"ann"}, viewer::gm());
  BOOST_REQUIRE(view);
  BOOST_TEST(text_of(*view) == "Ann: 15 gp, 20 Arrows, Rope. 11.3 of 240 lb.\n");
  BOOST_TEST(view->rows.size() == 3U);
  BOOST_TEST((inventory_of(g.state, word{"nobody"}, viewer::gm()).error().code ==
              refusal_code::unknown_creature));
}

BOOST_AUTO_TEST_CASE(players_see_their_own_and_what_belongs_to_all) {
  game g = shop();
  g.say("give 1 gp to: ann");
  g.say("give 2 gp to: bob");
  g.say("give 3 gp to: stash");
  g.say("container Box of: bob");
  g.say("give 4 gp to: box");
  const auto seen = inventory_of(g.state, std::nullopt, anns_player());
  BOOST_TEST(says(*seen, "Ann: 1 gp"));
  BOOST_TEST(says(*seen, "The stash: 3 gp"));
  BOOST_TEST(!says(*seen, "2 gp"));
  BOOST_TEST(!says(*seen, "4 gp"));
  BOOST_TEST((inventory_of(g.state, word{"bob"}, anns_player()).error().code ==
              refusal_code::not_allowed));
  BOOST_TEST(says(*inventory_of(g.state, std::nullopt, viewer::gm()), "Box (Bob): 4 gp"));
}

BOOST_AUTO_TEST_CASE(what_nobody_has_identified_is_what_it_looks_like) {
  game g = shop();
  g.say("give ring of protection to: ann looks: odd ring");
  const auto seen = inventory_of(g.state, word{"ann"}, anns_player());
  BOOST_TEST(says(*seen, "odd ring"));
  BOOST_TEST(!says(*seen, "Protection"));
  for (const book_row& each : seen->rows)
    for (const auto& [name, value] : each.values)
      if (const auto* text = std::get_if<std::string>(&value))
        BOOST_TEST(text->find("rotection") == std::string::npos);
  BOOST_TEST(says(*inventory_of(g.state, word{"ann"}, viewer::gm()),
                  "odd ring (unidentified: Ring of Protection)"));
}

BOOST_AUTO_TEST_CASE(experience_says_what_is_due_and_what_is_missing) {
  game g;
  stat_block ann = fighter("Ann");
  ann.classes = {{.name = "fighter", .level = 1}};
  g.knows(ann);
  g.say("add ann");
  BOOST_TEST(says(*experience_of_all(g.state, std::nullopt),
                  "Ann: 0 XP, level 1; 300 more to "
                  "level 2."));
  g.say("xp award 350");
  BOOST_TEST(says(*experience_of_all(g.state, word{"ann"}),
                  "Ann: 350 XP, level 1; level 2 is due; 550 more to level 3."));
  g.say("add target");
  BOOST_TEST(
      (experience_of_all(g.state, word{"target"}).error().code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(the_time_tells_the_date_and_the_next_dawn) {
  game g;
  BOOST_TEST(text_of(time_of(g.state)) == "Day 1, 08:00. It dawns in 22 hours.\n");
  g.say("time pass 21 hours");
  g.say("calendar months: Hammer 30 today: 2 Hammer 1491");
  BOOST_TEST(text_of(time_of(g.state)) ==
             "2 Hammer 1491, 05:00. It dawns in 1 hour. Day 2 of the campaign.\n");
}

BOOST_AUTO_TEST_CASE(secrets_of_the_world_are_the_game_masters) {
  game g = shop();
  g.say("place Phandalin text: A mining town.");
  g.say("quest Find Gundren");
  g.say("quest Betray them for: gm");
  g.say("person Black Spider at: Phandalin for: gm");
  g.say("arrive Phandalin by: ann");
  g.say("clock The Ritual parts: 4");
  const viewer player = anns_player();
  BOOST_TEST(says(quests_of(g.state, viewer::gm()), "Betray them: open. (for the game master)"));
  BOOST_TEST(!says(quests_of(g.state, player), "Betray"));
  BOOST_TEST(says(world_of(g.state, viewer::gm()),
                  "Places: Phandalin. A mining town. There: Ann, Black Spider."));
  BOOST_TEST(says(world_of(g.state, player), "There: Ann."));
  BOOST_TEST(says(world_of(g.state, player), "Clocks: The Ritual: 0 of 4."));
  BOOST_TEST(says(*known_of(g.state, word{"spider"}, viewer::gm()), "Person: Black Spider."));
  BOOST_TEST(
      (known_of(g.state, word{"spider"}, player).error().code == refusal_code::not_available));
  BOOST_TEST(says(*known_of(g.state, word{"ann"}, player), "Ann is on the table, at Phandalin."));
}

BOOST_AUTO_TEST_SUITE_END()
