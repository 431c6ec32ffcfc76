#include "model/views/commit_view.hpp"

#include "tests/model/views/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(commit_view_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;
using tests::views::commit_of;

namespace {

commit_ptr three_notes() {
  return commit_of(41, {note_added{"a"}, note_added{"b"}, note_added{"c"}});
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_game_master_sees_the_commit_and_its_own_events) {
  const auto what = three_notes();
  const commit_view seen = view_of(*what, viewer::gm(), {});
  BOOST_TEST(seen.first == 41u);
  BOOST_TEST(seen.last == 43u);
  BOOST_TEST(seen.at_ms == 1);
  BOOST_TEST(seen.by == "gm");
  BOOST_TEST(seen.line == "as typed");
  BOOST_TEST(seen.id == "a-1");
  BOOST_TEST(seen.from_start);
  BOOST_REQUIRE(seen.events.size() == 3u);
  BOOST_TEST(seen.events[2].seq == 43u);
  BOOST_TEST(&seen.events[2].what() == &(*what->events)[2]);
}

BOOST_AUTO_TEST_CASE(a_view_keeps_the_events_that_it_shows) {
  auto what = three_notes();
  const commit_view seen = view_of(*what, viewer::gm(), {});
  what.reset();
  BOOST_TEST(get<note_added>(seen.events[1].what()).text == "b");
}

BOOST_AUTO_TEST_CASE(others_see_neither_the_line_nor_the_id_nor_what_is_hidden) {
  for (const viewer& whose : {viewer::spectator(), viewer::player({"grog"})}) {
    const commit_view seen = view_of(*three_notes(), whose, {});
    BOOST_TEST(seen.line.empty());
    BOOST_TEST(seen.id.empty());
    BOOST_TEST(seen.events.empty());
    BOOST_TEST(seen.last == 43u);
    BOOST_TEST(seen.from_start);
  }
}

BOOST_AUTO_TEST_CASE(hidden_fields_are_known_by_their_stored_names) {
  damage_dealt hit;
  hit.target = "zombie-1";
  const commit_view seen = view_of(*commit_of(1, {hit}), viewer::spectator(), {});
  BOOST_TEST(seen.events.front().hides("hp"));
  BOOST_TEST(!seen.events.front().hides("rolled"));
}

BOOST_AUTO_TEST_CASE(a_part_shows_its_events_and_says_whether_it_begins_the_commit) {
  const commit_view middle = view_of(commit_part{three_notes(), {42, 43}}, viewer::gm(), {});
  BOOST_TEST(!middle.from_start);
  BOOST_TEST(middle.first == 41u);
  BOOST_REQUIRE(middle.events.size() == 2u);
  BOOST_TEST(get<note_added>(middle.events[0].what()).text == "b");
  BOOST_TEST(view_of(commit_part{three_notes(), {41}}, viewer::gm(), {}).from_start);
}

BOOST_AUTO_TEST_CASE(creatures_are_called_by_name_and_by_id_where_there_is_none) {
  const state now = tests::views::two_creatures();
  creature_removed gone;
  gone.creature = "grog";
  const commit_view seen =
      view_of(*commit_of(1, {gone}), viewer::spectator(), {.before = &now, .after = nullptr});
  BOOST_TEST(seen.name_of("grog") == "Grog");
  BOOST_TEST(seen.name_of("elara") == "elara");
}

BOOST_AUTO_TEST_SUITE_END()
