#include "cli/app/session_book.hpp"

#include "model/state.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

BOOST_AUTO_TEST_SUITE(session_book_suite)

using namespace dnd;
using dnd::cli::session_book;

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

BOOST_AUTO_TEST_CASE(a_session_holds_what_happens_from_its_start_to_its_end) {
  session_book book;
  book.read(1, model::note_added{});
  BOOST_TEST(book.number() == 0u);
  book.read(2, model::session_started{.number = 1, .title = "The mill"});
  BOOST_TEST(book.number() == 1u);
  book.read(3, model::note_added{});
  book.read(4, model::session_ended{.number = 1});
  BOOST_TEST(book.number() == 1u);
  book.read(5, model::note_added{});
  BOOST_TEST(book.number() == 0u);
  BOOST_REQUIRE(book.sessions().size() == 1u);
  const auto& only = book.sessions().front();
  BOOST_TEST(only.title == "The mill");
  BOOST_TEST(only.started_ms == 2);
  BOOST_TEST(only.ended_ms == 4);
  BOOST_TEST(only.events == 3u);
}

BOOST_AUTO_TEST_CASE(a_start_that_was_undone_is_no_session_and_redo_brings_it_back) {
  session_book book;
  book.read(1, model::session_started{.number = 1, .title = "The mill"});
  book.read(2, undone(play(0, false)));
  BOOST_TEST(book.sessions().empty());
  model::command_redone redone;
  redone.restored = play(1, true, "The mill");
  book.read(3, redone);
  BOOST_REQUIRE(book.sessions().size() == 1u);
  BOOST_TEST(book.sessions().front().started_ms == 1);
  BOOST_TEST(book.sessions().front().ended_ms == 0);
  BOOST_TEST(book.number() == 1u);
}

BOOST_AUTO_TEST_CASE(an_end_that_was_undone_leaves_the_session_running) {
  session_book book;
  book.read(1, model::session_started{.number = 1, .title = {}});
  book.read(2, model::session_ended{.number = 1});
  book.read(3, undone(play(1, true)));
  BOOST_TEST(book.sessions().front().ended_ms == 0);
  BOOST_TEST(book.number() == 1u);
}

BOOST_AUTO_TEST_CASE(an_undo_of_something_else_changes_no_session) {
  session_book book;
  book.read(1, model::session_started{.number = 1, .title = {}});
  book.read(2, undone({}));
  BOOST_TEST(book.sessions().size() == 1u);
  BOOST_TEST(book.number() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
