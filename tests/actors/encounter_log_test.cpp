// The life of a fight's part of the log, seen from the orders that reach the writer: it is fed, and
// at its end merged; what comes meanwhile waits. The writer is a fake whose answers the test gives.

#include "actors/encounter_log.hpp"

#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <caf/typed_response_promise.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(encounter_log_suite)

namespace {

using actors::write_order;
using actors::written_message;
using io::log_part;
using stage_of_fight = actors::encounter_log_state::stage;
using task = write_order::task;

struct recording {
  std::vector<write_order> orders;
  std::vector<caf::typed_response_promise<written_message>> promises;
  std::function<void()> prepare;
};

actors::log_writer_actor::behavior_type recording_writer(actors::log_writer_actor::pointer self,
                                                         std::shared_ptr<recording> seen) {
  return {
      [self, seen](const write_order& order) -> caf::result<written_message> {
        seen->orders.push_back(order);
        seen->prepare = [self] { speak_for(self); };
        seen->promises.push_back(self->make_response_promise<written_message>());
        return seen->promises.back();
      },
      [](const actors::flush_message&) {},
      [](const actors::retire_message&) { return actors::retired_message{}; },
  };
}

struct fight_stage : stage {
  ~fight_stage() {
    encounters = nullptr;
    writer = nullptr;
  }
  void start(stage_of_fight at_start) {
    writer = system().spawn(recording_writer, seen);
    encounters = system().spawn(actors::encounter_log, at_start, writer);
    run();
  }
  reply_ptr<written_message> order(model::seq_t seq, log_part part, bool ends = false) {
    write_order what;
    what.lines = std::make_shared<const std::string>("line\n");
    what.end.seq = seq;
    what.part = part;
    what.ends_fight = ends;
    auto reply = ask<written_message>(encounters, what);
    run();
    return reply;
  }
  reply_ptr<written_message> feed(model::seq_t seq) { return order(seq, log_part::fight); }
  reply_ptr<written_message> last(model::seq_t seq) { return order(seq, log_part::fight, true); }
  reply_ptr<written_message> after(model::seq_t seq) { return order(seq, log_part::long_term); }
  /// The writer answers the oldest order that it has not answered.
  void answer(io::result<io::log_position> end) {
    seen->prepare();
    seen->promises.at(answered++).deliver(written_message{std::move(end)});
    run();
  }
  void written() { answer(io::log_position{.seq = seen->orders.at(answered).end.seq}); }

  std::size_t answered = 0;
  std::shared_ptr<recording> seen = std::make_shared<recording>();
  actors::log_writer_actor writer;
  actors::encounter_log_actor encounters;
};

BOOST_FIXTURE_TEST_CASE(orders_reach_the_writer_as_they_are_and_in_order, fight_stage) {
  start(stage_of_fight::no_fight);
  (void)after(1);
  (void)feed(2);
  (void)feed(3);
  BOOST_REQUIRE(seen->orders.size() == 3U);
  for (std::size_t i = 0; i < 3; ++i) BOOST_TEST(seen->orders[i].end.seq == i + 1);
  BOOST_TEST(seen->orders[0].part == log_part::long_term);
  BOOST_TEST(seen->orders[2].part == log_part::fight);
}

BOOST_FIXTURE_TEST_CASE(the_writers_answer_goes_straight_to_who_asked, fight_stage) {
  start(stage_of_fight::no_fight);
  const auto reply = feed(7);
  BOOST_TEST(!reply->arrived);
  written();
  BOOST_REQUIRE(reply->value);
  BOOST_TEST(reply->value->end->seq == 7U);
}

BOOST_FIXTURE_TEST_CASE(a_fight_is_over_when_its_last_lines_are_written_and_merged, fight_stage) {
  start(stage_of_fight::fight);
  const auto reply = last(5);
  BOOST_REQUIRE(seen->orders.size() == 1U);
  BOOST_TEST(seen->orders[0].what == task::append);
  // The merge makes them durable.
  BOOST_TEST(seen->orders[0].sync == write_order::syncing::later);
  written();
  BOOST_TEST(!reply->arrived);
  BOOST_REQUIRE(seen->orders.size() == 2U);
  BOOST_TEST(seen->orders[1].what == task::end_fight);
  written();
  BOOST_REQUIRE(reply->value);
  BOOST_TEST(reply->value->end->seq == 5U);
}

BOOST_FIXTURE_TEST_CASE(what_follows_a_fight_waits_until_it_is_merged, fight_stage) {
  start(stage_of_fight::fight);
  (void)last(5);
  const auto next = after(6);
  written();
  BOOST_TEST(seen->orders.size() == 2U);
  written();
  BOOST_REQUIRE(seen->orders.size() == 3U);
  BOOST_TEST(seen->orders[2].end.seq == 6U);
  written();
  BOOST_TEST(next->value->end->seq == 6U);
}

BOOST_FIXTURE_TEST_CASE(fights_that_follow_each_other_at_once_are_merged_one_by_one, fight_stage) {
  start(stage_of_fight::no_fight);
  (void)feed(1);
  written();
  const auto first = last(2);
  // A fight of one command: it ends while the one before it is being merged.
  const auto second = last(3);
  const auto next = after(4);
  for (const auto expected : {task::append, task::end_fight, task::append, task::end_fight}) {
    BOOST_TEST(seen->orders.back().what == expected);
    written();
  }
  BOOST_TEST(first->value->end->seq == 2U);
  BOOST_TEST(second->value->end->seq == 3U);
  BOOST_TEST(seen->orders.back().end.seq == 4U);
  written();
  BOOST_TEST(next->arrived);
}

BOOST_FIXTURE_TEST_CASE(order_without_lines_keeps_its_place, fight_stage) {
  start(stage_of_fight::fight);
  (void)last(5);
  write_order sync;
  sync.end.seq = 5;
  const auto synced = ask<written_message>(encounters, sync);
  run();
  BOOST_TEST(seen->orders.size() == 1U);
  written();
  written();
  BOOST_REQUIRE(seen->orders.size() == 3U);
  BOOST_TEST(seen->orders.back().lines == nullptr);
  written();
  BOOST_TEST(synced->arrived);
}

BOOST_FIXTURE_TEST_CASE(merge_that_fails_is_the_answer_and_what_waits_goes_to_the_writer,
                        fight_stage) {
  start(stage_of_fight::fight);
  const auto reply = last(5);
  const auto next = after(6);
  written();
  answer(io::error{.code = io::ec::no_space, .what = "full"});
  BOOST_REQUIRE(reply->value);
  BOOST_TEST(reply->value->end.error().code == io::ec::no_space);
  // The writer knows that nothing may follow.
  answer(io::error{.code = io::ec::poisoned, .what = "no"});
  BOOST_TEST(next->value->end.error().code == io::ec::poisoned);
}

BOOST_FIXTURE_TEST_CASE(last_lines_that_fail_are_not_merged, fight_stage) {
  start(stage_of_fight::fight);
  const auto reply = last(5);
  answer(io::error{.code = io::ec::no_space, .what = "full"});
  BOOST_TEST(reply->value->end.error().code == io::ec::no_space);
  BOOST_TEST(seen->orders.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(everyone_is_answered_when_the_writer_is_gone, fight_stage) {
  start(stage_of_fight::fight);
  caf::anon_send_exit(writer, caf::exit_reason::kill);
  run();
  const auto ending = last(5);
  const auto after_it = after(6);
  BOOST_REQUIRE(ending->value);
  BOOST_TEST(ending->value->end.error().code == io::ec::closed);
  BOOST_TEST(after_it->is_lost());
}

BOOST_FIXTURE_TEST_CASE(everyone_is_answered_when_it_dies_itself, fight_stage) {
  start(stage_of_fight::fight);
  const auto ending = last(5);
  const auto waiting = after(6);
  caf::anon_send_exit(encounters, caf::exit_reason::kill);
  run();
  for (const auto& reply : {ending, waiting}) {
    BOOST_TEST(reply->arrived);
    BOOST_TEST((reply->is_lost() || !reply->value->end));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
