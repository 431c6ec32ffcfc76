// When a state is worth keeping: after so many events, when a command asks for it, and never
// before its event is durable or while the disk has had too much of it.

#include "actors/campaign/snapshot_policy.hpp"

#include "model/apply.hpp"
#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(snapshot_policy_suite)

namespace {

using actors::outgoing_commit;
using actors::snapshot_policy;
using std::chrono::seconds;
using urgency = snapshot_policy::urgency;
using time = snapshot_policy::time;

/// A snapshot every 10 events, at a clock that a test sets.
struct policy {
  enum class asks : std::uint8_t { nothing, snapshot };
  /// The commit whose last event is `last`.
  static outgoing_commit commit_up_to(model::seq_t last, asks what = asks::nothing) {
    auto commit = std::make_shared<model::commit>();
    commit->first = commit->last = last;
    outgoing_commit out;
    out.what = std::move(commit);
    out.wants_snapshot = what == asks::snapshot;
    return out;
  }
  bool wants(model::seq_t last, asks what = asks::nothing) {
    auto next = commit_up_to(last, what);
    return due.wants(next, now);
  }
  void hold(model::seq_t last, asks what = asks::nothing) {
    model::state then;
    for (model::seq_t seq = 1; seq <= last; ++seq)
      BOOST_REQUIRE(model::apply(then, model::note_added{.text = "x"}, seq).ok());
    due.hold(std::make_shared<io::snapshot>(io::snapshot{{}, std::move(then)}),
             commit_up_to(last, what));
  }
  static io::log_position place(model::seq_t seq) {
    return {.offset = seq * 100, .seq = seq, .sum = 7};
  }

  time now = time(seconds(1'000));
  snapshot_policy due{10, 0};
};

BOOST_FIXTURE_TEST_CASE(snapshot_is_due_after_so_many_events, policy) {
  BOOST_TEST(!wants(9));
  BOOST_TEST(wants(10));
}

BOOST_FIXTURE_TEST_CASE(events_are_counted_from_the_snapshot_that_there_is, policy) {
  due = snapshot_policy(10, 7);
  BOOST_TEST(!wants(16));
  BOOST_TEST(wants(17));
}

BOOST_FIXTURE_TEST_CASE(command_that_asks_for_a_snapshot_gets_one_whenever, policy) {
  BOOST_TEST(wants(1, asks::snapshot));
}

BOOST_FIXTURE_TEST_CASE(commit_before_a_snapshot_ends_its_append_and_is_synced, policy) {
  auto next = commit_up_to(10);
  BOOST_REQUIRE(due.wants(next, now));
  BOOST_TEST(next.is_snapshot_point);
  BOOST_TEST(next.ends_stretch);
}

BOOST_FIXTURE_TEST_CASE(commit_without_a_snapshot_is_not_marked, policy) {
  auto next = commit_up_to(9);
  BOOST_REQUIRE(!due.wants(next, now));
  BOOST_TEST(!next.is_snapshot_point);
  BOOST_TEST(!next.ends_stretch);
}

BOOST_FIXTURE_TEST_CASE(state_is_written_when_its_event_is_durable_and_with_its_place, policy) {
  hold(10);
  BOOST_TEST(!due.take(place(9), now));
  BOOST_TEST(due.under_way() == 0U);
  const auto taken = due.take(place(10), now);
  BOOST_REQUIRE(taken);
  BOOST_TEST((taken->what->at == place(10)));
  BOOST_TEST(taken->how == urgency::may_drop);
  BOOST_TEST(due.under_way() == 1U);
  BOOST_TEST(!due.take(place(10), now));
}

BOOST_FIXTURE_TEST_CASE(snapshot_that_was_asked_for_is_not_dropped, policy) {
  hold(3, asks::snapshot);
  BOOST_TEST(due.take(place(3), now).value().how == urgency::must);
}

BOOST_FIXTURE_TEST_CASE(one_that_must_be_written_is_not_replaced_by_one_that_need_not, policy) {
  hold(3, asks::snapshot);
  BOOST_TEST(!wants(20));
  BOOST_TEST(wants(21, asks::snapshot));
}

BOOST_FIXTURE_TEST_CASE(number_of_events_makes_none_due_while_one_is_written, policy) {
  hold(10);
  BOOST_REQUIRE(due.take(place(10), now));
  BOOST_TEST(!wants(30));
  BOOST_TEST(wants(30, asks::snapshot));
}

BOOST_FIXTURE_TEST_CASE(pause_is_many_times_as_long_as_writing_took, policy) {
  hold(10);
  BOOST_REQUIRE(due.take(place(10), now));
  now += seconds(2);
  due.note_done(now);
  BOOST_TEST(due.under_way() == 0U);
  now += bounds::snapshot_pause_factor * seconds(2) - std::chrono::milliseconds(1);
  BOOST_TEST(!wants(30));
  BOOST_TEST(wants(30, asks::snapshot));
  now += std::chrono::milliseconds(1);
  BOOST_TEST(wants(30));
}

BOOST_FIXTURE_TEST_CASE(where_snapshots_cost_others_something_a_pause_goes_by_between_two, policy) {
  due = snapshot_policy(10, 0, seconds(30));
  BOOST_TEST(wants(10));
  hold(10);
  BOOST_REQUIRE(due.take(place(10), now));
  due.note_done(now);
  now += seconds(30) - std::chrono::milliseconds(1);
  BOOST_TEST(!wants(20));
  BOOST_TEST(!wants(10 + 159));
  BOOST_TEST(wants(20, asks::snapshot));
  // So many that opening would take noticeably longer.
  BOOST_TEST(wants(10 + 160));
  now += std::chrono::milliseconds(1);
  BOOST_TEST(wants(20));
  BOOST_TEST(!wants(19));
}

BOOST_FIXTURE_TEST_CASE(many_events_do_not_end_the_pause_of_a_slow_disk, policy) {
  due = snapshot_policy(10, 0, seconds(30));
  hold(10);
  BOOST_REQUIRE(due.take(place(10), now));
  now += seconds(2);
  due.note_done(now);
  now += seconds(30);
  BOOST_TEST(!wants(1'000));
}

BOOST_FIXTURE_TEST_CASE(campaign_that_closes_leaves_a_snapshot_unless_there_is_one, policy) {
  due = snapshot_policy(10, 7);
  BOOST_TEST(!due.wants_last(7));
  BOOST_TEST(due.wants_last(8));
  due.note_last(8, now);
  BOOST_TEST(!due.wants_last(8));
  BOOST_TEST(due.under_way() == 1U);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_written_of_what_will_never_be_durable, policy) {
  hold(10);
  due.drop();
  BOOST_TEST(!due.take(place(10), now));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
