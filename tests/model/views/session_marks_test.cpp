// The list of sessions from the few events that speak of them. Goal: undo and redo included, the
// same whether all events are looked at or only those that are marks.

#include "model/views/sessions.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(session_list_suite)

namespace {

using namespace dnd::model;
using namespace dnd::model::views;

constexpr std::int64_t second = 1'000;

/// Events of one command each, a second apart.
struct told_log {
  std::vector<event> events;

  told_log& start(std::uint32_t number) {
    events.emplace_back(
        session_started{.number = number, .title = "part " + std::to_string(number)});
    return *this;
  }
  told_log& end(std::uint32_t number) {
    events.emplace_back(session_ended{.number = number});
    return *this;
  }
  told_log& notes(std::size_t count) {
    events.insert(events.end(), count, note_added{.text = "n"});
    return *this;
  }
  told_log& undo_to(session play) {
    command_undone undone;
    undone.restored.play = std::make_shared<const session>(std::move(play));
    events.emplace_back(std::move(undone));
    return *this;
  }
  told_log& undo_of_a_note() {
    events.emplace_back(command_undone{});
    return *this;
  }

  [[nodiscard]] std::vector<session_info> sessions() const {
    session_list sparse, dense;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const seq_t seq = i + 1;
      const auto mark = session_mark_of(seq, static_cast<std::int64_t>(seq) * second, events[i]);
      if (mark) BOOST_TEST(may_mark_session(type_name(events[i])));
      if (mark) sparse.take(*mark);
      mark ? dense.take(*mark) : dense.pass(seq);
    }
    sparse.pass(events.size());
    const std::vector<session_info> all(sparse.sessions().begin(), sparse.sessions().end());
    BOOST_TEST(
        (all == std::vector<session_info>(dense.sessions().begin(), dense.sessions().end())));
    return all;
  }
};

session_info part(std::uint32_t number, seq_t first, seq_t last, std::uint64_t events,
                  seq_t ended = 0) {
  return {.number = number,
          .title = "part " + std::to_string(number),
          .started_ms = static_cast<std::int64_t>(first) * second,
          .ended_ms = static_cast<std::int64_t>(ended) * second,
          .events = events,
          .first = first,
          .last = last};
}

}  // namespace

BOOST_AUTO_TEST_CASE(sessions_have_their_events_from_start_to_end) {
  const auto all =
      told_log().notes(2).start(1).notes(3).end(1).notes(4).start(2).notes(1).sessions();
  BOOST_TEST((all == std::vector<session_info>{part(1, 3, 7, 5, 7), part(2, 12, 13, 2)}));
}

BOOST_AUTO_TEST_CASE(a_log_without_sessions_has_none) {
  BOOST_TEST(told_log().sessions().empty());
  BOOST_TEST(told_log().notes(3).undo_of_a_note().sessions().empty());
}

BOOST_AUTO_TEST_CASE(a_session_whose_end_is_undone_goes_on) {
  const auto all = told_log()
                       .start(1)
                       .notes(1)
                       .end(1)
                       .undo_to({.count = 1, .running = true, .title = "part 1"})
                       .notes(2)
                       .sessions();
  BOOST_TEST((all == std::vector<session_info>{part(1, 1, 6, 6)}));
}

BOOST_AUTO_TEST_CASE(a_session_whose_start_is_undone_is_not_there_until_that_is_undone) {
  auto log = told_log().start(1).end(1).start(2).notes(1);
  log.undo_to({.count = 1, .running = false, .title = "part 1"});
  BOOST_TEST((log.sessions() == std::vector<session_info>{part(1, 1, 2, 2, 2)}));
  log.undo_to({.count = 2, .running = true, .title = "part 2"});
  BOOST_TEST((log.sessions() == std::vector<session_info>{part(1, 1, 2, 2, 2), part(2, 3, 6, 3)}));
}

BOOST_AUTO_TEST_CASE(a_session_that_comes_back_from_nowhere_begins_there) {
  const auto all = told_log()
                       .notes(1)
                       .undo_to({.count = 1, .running = true, .title = "part 1"})
                       .notes(1)
                       .sessions();
  BOOST_TEST((all == std::vector<session_info>{part(1, 2, 3, 2)}));
  const auto over =
      told_log().undo_to({.count = 1, .running = false, .title = "part 1"}).notes(1).sessions();
  BOOST_TEST((over == std::vector<session_info>{part(1, 1, 1, 0, 1)}));
}

BOOST_AUTO_TEST_CASE(an_end_without_a_session_says_nothing) {
  BOOST_TEST(told_log().end(1).sessions().empty());
  BOOST_TEST(!may_mark_session("note_added"));
  BOOST_TEST(!may_mark_session(""));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
