// Which commits share an append.

#include "actors/campaign/append_queue.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(append_queue_suite)

namespace {

using actors::outgoing_commit;
using io::log_part;

enum class ends { nothing, fight };

struct queue {
  void push(log_part part = log_part::long_term, ends what = ends::nothing,
            std::size_t bytes = 10) {
    auto next = made();
    next.part = part;
    next.ends_fight = what == ends::fight;
    next.encoded.fields.assign(bytes, 'x');
    waiting.push(std::make_shared<const outgoing_commit>(std::move(next)));
  }
  void push_snapshot_point() {
    auto next = made();
    next.is_snapshot_point = true;
    waiting.push(std::make_shared<const outgoing_commit>(std::move(next)));
  }
  outgoing_commit made() {
    auto commit = std::make_shared<model::commit>();
    commit->first = commit->last = ++seq;
    outgoing_commit next;
    next.what = std::move(commit);
    return next;
  }
  std::size_t take() { return waiting.take().size(); }

  actors::append_queue waiting;
  model::seq_t seq = 0;
};

BOOST_FIXTURE_TEST_CASE(nothing_waits_in_an_empty_queue, queue) {
  BOOST_TEST(take() == 0U);
  push();
  BOOST_TEST(take() == 1U);
  BOOST_TEST(take() == 0U);
}

BOOST_FIXTURE_TEST_CASE(two_appends_are_under_way_and_the_rest_gathers, queue) {
  static_assert(bounds::appends_under_way_max == 2);
  push();
  BOOST_TEST(take() == 1U);
  push();
  BOOST_TEST(take() == 1U);
  for (int i = 0; i < 5; ++i) push();
  BOOST_TEST(take() == 0U);
  waiting.note_answer();
  BOOST_TEST(take() == 5U);
}

BOOST_FIXTURE_TEST_CASE(fight_begins_an_append_and_its_end_ends_one, queue) {
  push();
  push(log_part::fight);
  push(log_part::fight);
  push(log_part::fight, ends::fight);
  push();
  BOOST_TEST(take() == 1U);
  BOOST_TEST(take() == 3U);
  waiting.note_answer();
  BOOST_TEST(take() == 1U);
}

BOOST_FIXTURE_TEST_CASE(fight_of_one_command_is_an_append_of_its_own, queue) {
  push(log_part::fight, ends::fight);
  push(log_part::fight);
  BOOST_TEST(take() == 1U);
  BOOST_TEST(take() == 1U);
}

BOOST_FIXTURE_TEST_CASE(append_ends_where_a_snapshot_is_going_to_be, queue) {
  push();
  push_snapshot_point();
  push();
  BOOST_TEST(take() == 2U);
  BOOST_TEST(take() == 1U);
}

BOOST_FIXTURE_TEST_CASE(append_holds_one_large_command_and_no_more_bytes_than_a_batch, queue) {
  push(log_part::long_term, ends::nothing, bounds::batch_bytes_max + 1);
  push(log_part::long_term, ends::nothing, bounds::batch_bytes_max);
  push();
  BOOST_TEST(take() == 1U);
  BOOST_TEST(take() == 1U);
  waiting.note_answer();
  BOOST_TEST(take() == 1U);
}

BOOST_FIXTURE_TEST_CASE(nothing_goes_out_after_a_failure, queue) {
  push();
  push();
  waiting.clear();
  BOOST_TEST(take() == 0U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
