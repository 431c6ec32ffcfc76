// Which accepted commands share an append.

#include "actors/campaign/append_queue.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(append_queue_suite)

namespace {

using actors::accepted_command;
using actors::destination;

struct queue {
  void push(destination where = destination::log, std::size_t bytes = 10) {
    accepted_command next;
    next.first = next.last = ++seq;
    next.goes_to = where;
    next.fields.assign(bytes, 'x');
    waiting.push(std::make_shared<const accepted_command>(std::move(next)));
  }
  void push_snapshot_point() {
    accepted_command next;
    next.first = next.last = ++seq;
    next.is_snapshot_point = true;
    waiting.push(std::make_shared<const accepted_command>(std::move(next)));
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

BOOST_FIXTURE_TEST_CASE(encounter_begins_an_append_and_its_merge_ends_one, queue) {
  push();
  push(destination::new_encounter);
  push(destination::encounter);
  push(destination::encounter_and_merge);
  push();
  BOOST_TEST(take() == 1U);
  BOOST_TEST(take() == 3U);
  waiting.note_answer();
  BOOST_TEST(take() == 1U);
}

BOOST_FIXTURE_TEST_CASE(fight_of_one_command_is_an_append_of_its_own, queue) {
  push(destination::encounter_and_merge);
  push(destination::new_encounter);
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
  push(destination::log, bounds::batch_bytes_max + 1);
  push(destination::log, bounds::batch_bytes_max);
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
