// What the log tells of the past.

#include "model/views/books_view.hpp"

#include "tests/support/shop.hpp"

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(story_view_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using namespace dnd::test;

namespace {

/// A game that keeps its log.
struct chronicle {
  game table = shop();
  std::vector<commit_ptr> log;

  chronicle& say(std::string_view line) {
    commit made;
    made.first = table.state.seq() + 1;
    table.say(line);
    made.last = table.state.seq();
    made.line = line;
    made.events = std::make_shared<const std::vector<event>>(table.last);
    log.push_back(std::make_shared<const commit>(std::move(made)));
    return *this;
  }
};

std::string text_of(const books_view& view) {
  std::string all;
  for (const book_row& each : view.rows) all += each.text + "\n";
  return all;
}

viewer anns_player() {
  return viewer::player({"ann"});
}

}  // namespace

BOOST_AUTO_TEST_CASE(notes_and_events_are_found_by_a_name_in_them) {
  chronicle c;
  c.say("note Gundren went north.").say("note The bridge is down.").say("person Gundren");
  c.say("world event They saw gundren's cart. for: gm").say("note The Gundrens are rich. for: all");
  const std::string all = text_of(told_about(c.log, "Gundren", c.table.state, viewer::gm()));
  BOOST_TEST(all ==
             "Gundren went north.\nDay 1: Gundren\nDay 1: They saw gundren's cart.\n"
             "The Gundrens are rich.\n");
  BOOST_TEST(text_of(told_about(c.log, "gundren", c.table.state, anns_player())) ==
             "Day 1: Gundren\nThe Gundrens are rich.\n");
  BOOST_TEST(told_about(c.log, "nobody", c.table.state, viewer::gm()).rows.empty());
  BOOST_TEST(told_about(c.log, "!", c.table.state, viewer::gm()).rows.empty());
}

BOOST_AUTO_TEST_CASE(a_timeline_goes_by_the_days_of_the_world) {
  chronicle c;
  c.say("session start The Mill").say("time pass 3 days").say("world event A storm.");
  c.say("world event The tower fell. at: 10 days ago").say("damage to: bob amount: 999");
  c.say("note Not for a timeline.");
  BOOST_TEST(text_of(told_timeline(c.log, 20, c.table.state, viewer::gm())) ==
             "7 days before day 1: The tower fell.\nDay 1: Session 1: The Mill\nDay 1: Bob dies\n"
             "Day 4: A storm.\n");
  BOOST_TEST(text_of(told_timeline(c.log, 1, c.table.state, viewer::gm())) == "Day 4: A storm.\n");
}

BOOST_AUTO_TEST_CASE(the_timeline_remembers_characters_that_die_and_no_monsters) {
  chronicle c;
  c.say("session start One").say("add orc").say("damage to: orc-1 amount: 999");
  c.say("damage to: bob amount: 999").say("remove orc-1");
  BOOST_TEST(text_of(told_timeline(c.log, 20, c.table.state, viewer::gm())) ==
             "Day 1: Session 1: One\nDay 1: Bob dies\n");
}

BOOST_AUTO_TEST_CASE(who_has_left_is_told_of_by_name) {
  chronicle c;
  c.say("remove bob").say("session start One").say("add bob").say("damage to: bob amount: 999");
  c.say("remove bob");
  BOOST_TEST(text_of(told_timeline(c.log, 20, c.table.state, viewer::gm())) ==
             "Day 1: Session 1: One\nDay 1: Bob dies\n");
}

BOOST_AUTO_TEST_CASE(what_is_told_has_names) {
  chronicle c;
  c.say("session start One").say("person Gundren at: none").say("place Old Mill");
  c.say("person Gundren at: Old Mill").say("damage to: bob amount: 999");
  BOOST_TEST(text_of(told_timeline(c.log, 20, c.table.state, viewer::gm())) ==
             "Day 1: Session 1: One\nDay 1: Gundren\nDay 1: Old Mill\n"
             "Day 1: Gundren, at Old Mill\nDay 1: Bob dies\n");
}

BOOST_AUTO_TEST_SUITE_END()
