#include "model/views/sessions.hpp"

#include "model/state.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

BOOST_AUTO_TEST_SUITE(sessions_suite)

using namespace dnd;
using dnd::model::views::session_list;

namespace {

model::state_patch play(std::uint32_t count, bool running, std::string title = {}) {
  model::state_patch patch;
  patch.play = std::make_shared<model::session>(
      model::session{.count = count, .running = running, .title = std::move(title)});
  return patch;
}

model::command_undone undone(model::state_patch patch) {
  model::command_undone out;
  out.restored = std::move(patch);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_event_belongs_to_its_session_the_end_included) {
  session_list list;
  BOOST_TEST(list.read_event(1, 1, model::note_added{}) == 0u);
  BOOST_TEST(list.read_event(2, 2, model::session_started{.number = 1, .title = {}}) == 1u);
  BOOST_TEST(list.read_event(3, 3, model::note_added{}) == 1u);
  BOOST_TEST(list.read_event(4, 4, model::session_ended{.number = 1}) == 1u);
  BOOST_TEST(list.read_event(5, 5, model::note_added{}) == 0u);
  BOOST_TEST(list.read_event(6, 6, undone(play(1, true))) == 1u);
}

BOOST_AUTO_TEST_CASE(a_commit_counts_with_all_of_its_events) {
  session_list list;
  model::commit start{.first = 1, .last = 2, .at_ms = 7};
  start.events = std::make_shared<const std::vector<model::event>>(std::vector<model::event>{
      model::session_started{.number = 1, .title = "The mill"}, model::note_added{}});
  list.read(start);
  BOOST_REQUIRE(list.sessions().size() == 1u);
  BOOST_TEST(list.sessions().front().started_ms == 7);
  BOOST_TEST(list.sessions().front().events == 2u);
}

BOOST_AUTO_TEST_CASE(a_session_holds_what_happens_from_its_start_to_its_end) {
  session_list list;
  (void)list.read_event(1, 1, model::note_added{});
  (void)list.read_event(2, 2, model::session_started{.number = 1, .title = "The mill"});
  (void)list.read_event(3, 3, model::note_added{});
  (void)list.read_event(4, 4, model::session_ended{.number = 1});
  (void)list.read_event(5, 5, model::note_added{});
  BOOST_REQUIRE(list.sessions().size() == 1u);
  const auto& only = list.sessions().front();
  BOOST_TEST(only.title == "The mill");
  BOOST_TEST(only.started_ms == 2);
  BOOST_TEST(only.ended_ms == 4);
  BOOST_TEST(only.events == 3u);
}

BOOST_AUTO_TEST_CASE(a_start_that_was_undone_is_no_session_and_redo_brings_it_back) {
  session_list list;
  (void)list.read_event(1, 1, model::session_started{.number = 1, .title = "The mill"});
  (void)list.read_event(2, 2, undone(play(0, false)));
  BOOST_TEST(list.sessions().empty());
  model::command_redone redone;
  redone.restored = play(1, true, "The mill");
  (void)list.read_event(3, 3, redone);
  BOOST_REQUIRE(list.sessions().size() == 1u);
  BOOST_TEST(list.sessions().front().started_ms == 1);
  BOOST_TEST(list.sessions().front().ended_ms == 0);
}

BOOST_AUTO_TEST_CASE(an_end_that_was_undone_leaves_the_session_running) {
  session_list list;
  (void)list.read_event(1, 1, model::session_started{.number = 1, .title = {}});
  (void)list.read_event(2, 2, model::session_ended{.number = 1});
  (void)list.read_event(3, 3, undone(play(1, true)));
  BOOST_TEST(list.sessions().front().ended_ms == 0);
}

BOOST_AUTO_TEST_CASE(an_undo_of_something_else_changes_no_session) {
  session_list list;
  (void)list.read_event(1, 1, model::session_started{.number = 1, .title = {}});
  (void)list.read_event(2, 2, undone({}));
  BOOST_TEST(list.sessions().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
