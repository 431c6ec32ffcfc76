// Which events are taken back, in logs written by hand. That this is what undo and redo really do
// is shown at random in tests/actors/campaign/undone_properties_test.cpp.

#include "model/views/undone.hpp"

#include "tests/model/views/scene.hpp"
#include "tests/support/log_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <set>

BOOST_AUTO_TEST_SUITE(undone_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using dnd::tests::views::commit_of;
using dnd::tests::views::discard_of;
using dnd::tests::views::redo_of;
using dnd::tests::views::undo_of;

namespace {

/// Commits one after the other, and what is taken back of them.
struct written_log {
  /// `from`: the first seq that is read.
  explicit written_log(seq_t from = 1) : from_(from) {}

  written_log& then(std::vector<event> events) {
    const auto what = commit_of(last_ + 1, std::move(events));
    last_ = what->last;
    if (what->first < from_) return *this;
    finder_.read(*what);
    add_undo_marks(*what, marks_);
    const event& front = what->events->front();
    if (holds_alternative<command_undone>(front) || holds_alternative<command_redone>(front))
      for (seq_t seq = what->first; seq <= what->last; ++seq) turns_back_.insert(seq);
    return *this;
  }
  written_log& note() { return then({note_added{.text = "x"}}); }
  written_log& undo(seq_t first, seq_t last) { return then({undo_of(first, last)}); }
  written_log& redo(seq_t undone) { return then({redo_of(undone)}); }

  [[nodiscard]] std::vector<seq_t> undone() const {
    const undone_events found = finder_.find();
    // What the events are is known from their marks alone.
    const undone_events by_marks = undone_by(marks_);
    const undone_events idle = idle_by(marks_);
    std::vector<seq_t> out;
    for (seq_t seq = 0; seq <= last_ + 1; ++seq) {
      if (found.contains(seq)) out.push_back(seq);
      BOOST_TEST(by_marks.contains(seq) == found.contains(seq));
      BOOST_TEST(idle.contains(seq) == (found.contains(seq) || turns_back_.contains(seq)));
    }
    BOOST_TEST(found.is_empty() == out.empty());
    BOOST_TEST(found.count_in({0, last_ + 1}) == out.size());
    return out;
  }

 private:
  seq_t from_;
  seq_t last_ = 0;
  undone_finder finder_;
  std::vector<undo_mark> marks_;
  /// Of undo and redo.
  std::set<seq_t> turns_back_;
};

using seqs = std::vector<seq_t>;

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_is_taken_back_where_nobody_did_it) {
  BOOST_TEST(undone_events().is_empty());
  BOOST_TEST(!undone_events().contains(1));
  BOOST_TEST((written_log().note().note().undone() == seqs{}));
}

BOOST_AUTO_TEST_CASE(an_undo_takes_back_its_events_until_it_is_redone) {
  auto log = written_log().note().then({turn_ended{}, turn_started{}}).note().undo(2, 3);
  BOOST_TEST((log.undone() == seqs{2, 3}));
  log.redo(5);
  BOOST_TEST((log.undone() == seqs{}));
  log.undo(2, 3);
  BOOST_TEST((log.undone() == seqs{2, 3}));
}

BOOST_AUTO_TEST_CASE(undo_and_redo_themselves_are_never_taken_back) {
  // 1, 2 taken back by 3, 4; then both that are left at once, with what is between them.
  auto log = written_log().note().note().undo(2, 2).note().undo(1, 4);
  BOOST_TEST((log.undone() == seqs{1, 2, 4}));
  log.redo(5);
  BOOST_TEST((log.undone() == seqs{2}));
}

BOOST_AUTO_TEST_CASE(the_rest_of_a_large_undo_belongs_to_it) {
  const auto log =
      written_log().note().note().then({undo_of(2, 2), state_restored{}}).note().undo(1, 5);
  BOOST_TEST((log.undone() == seqs{1, 2, 5}));
}

BOOST_AUTO_TEST_CASE(a_discarded_fight_is_taken_back_but_for_sessions) {
  auto log = written_log()
                 .note()
                 .then({encounter_started{.number = 1}})
                 .then({session_started{.number = 1, .title = {}}})
                 .note()
                 .then({session_ended{.number = 1}})
                 .then({discard_of(1), state_restored{}});
  BOOST_TEST((log.undone() == seqs{2, 4}));
  log.undo(6, 7);
  BOOST_TEST((log.undone() == seqs{6, 7}));
  log.redo(8);
  BOOST_TEST((log.undone() == seqs{2, 4}));
  // A session of a fight can be taken back like everything.
  log.undo(5, 7).undo(3, 4);
  BOOST_TEST((log.undone() == seqs{3, 4, 5, 6, 7}));
}

BOOST_AUTO_TEST_CASE(the_fight_that_is_discarded_is_the_last_that_is_not_undone) {
  auto log = written_log()
                 .then({encounter_started{.number = 1}})
                 .undo(1, 1)
                 .note()
                 .then({encounter_started{.number = 1}})
                 .note()
                 .then({discard_of(1)});
  BOOST_TEST((log.undone() == seqs{1, 4, 5}));
  // It is on again when its discarding and the next fight are undone, and goes by the same number.
  log.then({encounter_started{.number = 1}}).undo(6, 7).then({discard_of(1)});
  BOOST_TEST((log.undone() == seqs{1, 4, 5, 6, 7}));
  log.undo(9, 9).undo(4, 5).redo(11).then({discard_of(1)});
  BOOST_TEST((log.undone() == seqs{1, 4, 5, 6, 7, 9}));
}

BOOST_AUTO_TEST_CASE(what_is_taken_out_is_taken_back_unless_that_is_itself) {
  const auto take_out = [](seq_t first, seq_t last) {
    return command_taken_out{.first = first, .last = last, .restored = {}};
  };
  auto log = written_log().note().note().note().then({take_out(2, 2)});
  BOOST_TEST((log.undone() == seqs{2}));
  // Its own undo brings the command back, and a redo takes it out again.
  log.undo(4, 4);
  BOOST_TEST((log.undone() == seqs{4}));
  log.redo(5);
  BOOST_TEST((log.undone() == seqs{2}));
  // So does one that takes it out.
  log.then({take_out(4, 4)});
  BOOST_TEST((log.undone() == seqs{4}));
}

BOOST_AUTO_TEST_CASE(a_fight_that_is_on_again_because_its_taking_out_was_taken_out_is_discarded) {
  const auto take_out = [](seq_t first, seq_t last) {
    return command_taken_out{.first = first, .last = last, .restored = {}};
  };
  auto log = written_log()
                 .note()
                 .then({encounter_started{.number = 1}})
                 .then({take_out(2, 2)})
                 .then({take_out(1, 1)})
                 .then({encounter_started{.number = 1}})
                 .then({discard_of(1)});
  BOOST_TEST((log.undone() == seqs{1, 2, 5}));
  // The first one is on again: to discard it takes along what came since, also what took out 1.
  log.then({take_out(3, 3)}).then({discard_of(1)});
  BOOST_TEST((log.undone() == seqs{2, 3, 4, 5, 6, 7}));
}

BOOST_AUTO_TEST_CASE(the_end_of_a_log_is_enough_for_what_stands_in_it) {
  auto log = written_log(3)
                 .note()
                 .then({encounter_started{.number = 1}})
                 .note()
                 .undo(1, 1)
                 .then({discard_of(1)});
  BOOST_TEST((log.undone() == seqs{1, 2, 3}));
  // The undo of what is not read, and its redo.
  log = written_log(3).note().undo(1, 1).redo(2).note();
  BOOST_TEST((log.undone() == seqs{}));
}

BOOST_AUTO_TEST_CASE(the_stretch_of_an_event_and_the_undone_of_a_range_are_told) {
  undone_finder finder;
  finder.read(10, undo_of(4, 8));
  finder.read(20, undo_of(12, 12));
  const undone_events undone = finder.find();
  BOOST_TEST(undone.range_of(3) == nullptr);
  BOOST_REQUIRE(undone.range_of(6) != nullptr);
  BOOST_CHECK((*undone.range_of(6) == undone_events::range{4, 8}));
  BOOST_CHECK((*undone.range_of(12) == undone_events::range{12, 12}));
  BOOST_TEST(undone.range_of(13) == nullptr);
  BOOST_TEST(undone.count_in({1, 20}) == 6U);
  BOOST_TEST(undone.count_in({8, 12}) == 2U);
  BOOST_TEST(undone.count_in({9, 11}) == 0U);
}

BOOST_AUTO_TEST_CASE(only_what_says_something_about_it_has_a_mark) {
  BOOST_TEST(!undone_finder::mark_of(1, note_added{.text = "x"}));
  using kind = undo_mark::kind;
  BOOST_CHECK((undone_finder::mark_of(9, undo_of(2, 3)) == undo_mark{kind::undone, 9, {2, 3}}));
  BOOST_CHECK((undone_finder::mark_of(9, redo_of(4)) == undo_mark{kind::redone, 9, {4, 4}}));
}

BOOST_AUTO_TEST_CASE(other_events_need_not_be_read) {
  BOOST_TEST(undone_finder::may_tell("command_redone"));
  BOOST_TEST(undone_finder::may_tell("command_taken_out"));
  BOOST_TEST(undone_finder::may_tell("session_saved"));
  BOOST_TEST(undone_finder::may_tell("state_restored"));
  BOOST_TEST(!undone_finder::may_tell("damage_dealt"));
  BOOST_TEST(!undone_finder::may_tell(""));
}

BOOST_AUTO_TEST_CASE(differences_are_what_is_in_one_of_two_and_not_in_the_other) {
  std::mt19937_64 random(dnd::test::seed_of_test());
  constexpr seq_t last = 40;
  const auto some = [&random] {
    std::vector<undo_mark> marks;
    for (std::uint64_t i = random() % 5; i > 0; --i) {
      const seq_t first = 1 + random() % last;
      marks.push_back({undo_mark::kind::undone,
                       last + 10 + marks.size(),
                       {first, first + random() % (last - first + 1)}});
    }
    return undone_by(marks);
  };
  std::size_t equal = 0;
  for (int i = 0; i < 2'000; ++i) {
    const undone_events a = some();
    const undone_events b = some();
    const auto found = a.differences(b);
    BOOST_REQUIRE(found == b.differences(a));
    equal += found.empty() ? 1U : 0U;
    auto next = found.begin();
    for (seq_t seq = 0; seq <= last + 1; ++seq) {
      if (next != found.end() && next->last < seq) {
        ++next;
        // Never two that touch.
        BOOST_REQUIRE((next == found.end() || next->first > seq));
      }
      const bool is_found = next != found.end() && seq >= next->first;
      BOOST_REQUIRE_EQUAL(is_found, a.contains(seq) != b.contains(seq));
    }
  }
  BOOST_TEST(equal > 50U);
}

BOOST_AUTO_TEST_SUITE_END()
