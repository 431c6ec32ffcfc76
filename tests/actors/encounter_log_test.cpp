// The life of encounter.jsonl, seen from the orders that pass through: it begins with the first,
// is fed, and is gone with the last. What reaches the writer is recorded by a fake.

#include "actors/encounter_log.hpp"

#include "tests/support/actor_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <caf/typed_response_promise.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(encounter_log_suite)

namespace {

using actors::encounter_file;
using actors::write_order;
using actors::written_message;
using first_step = write_order::beforehand;
using last_step = write_order::afterwards;

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
  void start(encounter_file file) {
    writer = system().spawn(recording_writer, seen);
    encounters = system().spawn(actors::encounter_log, file, writer);
    run();
  }
  reply_ptr<written_message> order(model::seq_t seq, first_step first, last_step then) {
    write_order what;
    what.end.seq = seq;
    what.first = first;
    what.then = then;
    return ask<written_message>(encounters, what);
  }
  reply_ptr<written_message> begin(model::seq_t seq) {
    return order(seq, first_step::begin_encounter, last_step::nothing);
  }
  reply_ptr<written_message> feed(model::seq_t seq) {
    return order(seq, first_step::nothing, last_step::nothing);
  }
  reply_ptr<written_message> merge(model::seq_t seq) {
    return order(seq, first_step::nothing, last_step::merge);
  }

  std::shared_ptr<recording> seen = std::make_shared<recording>();
  actors::log_writer_actor writer;
  actors::encounter_log_actor encounters;
};

BOOST_FIXTURE_TEST_CASE(orders_reach_the_writer_as_they_are_and_in_order, fight_stage) {
  start(encounter_file::absent);
  (void)begin(1);
  (void)feed(2);
  (void)merge(3);
  run();
  BOOST_REQUIRE(seen->orders.size() == 3U);
  BOOST_TEST((seen->orders[0].first == first_step::begin_encounter));
  BOOST_TEST((seen->orders[1].first == first_step::nothing));
  BOOST_TEST((seen->orders[2].then == last_step::merge));
  for (std::size_t i = 0; i < 3; ++i) BOOST_TEST(seen->orders[i].end.seq == i + 1);
}

BOOST_FIXTURE_TEST_CASE(the_writers_answer_goes_straight_to_who_asked, fight_stage) {
  start(encounter_file::absent);
  const auto reply = begin(7);
  run();
  BOOST_TEST(!reply->arrived);
  seen->prepare();
  seen->promises.front().deliver(written_message{io::log_position{.seq = 7}});
  run();
  BOOST_REQUIRE(reply->value);
  BOOST_TEST(reply->value->end->seq == 7U);
}

BOOST_FIXTURE_TEST_CASE(a_second_fight_may_begin_when_the_first_was_merged, fight_stage) {
  start(encounter_file::absent);
  for (model::seq_t fight = 0; fight < 3; ++fight) {
    (void)begin(2 * fight + 1);
    (void)merge(2 * fight + 2);
  }
  run();
  BOOST_TEST(seen->orders.size() == 6U);
}

BOOST_FIXTURE_TEST_CASE(a_fight_that_was_under_way_goes_on_without_a_beginning, fight_stage) {
  start(encounter_file::present);
  (void)feed(5);
  (void)merge(6);
  run();
  BOOST_TEST(seen->orders.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(orders_are_lost_loudly_when_the_writer_is_gone, fight_stage) {
  start(encounter_file::present);
  caf::anon_send_exit(writer, caf::exit_reason::kill);
  run();
  const auto reply = feed(5);
  run();
  BOOST_TEST(reply->is_lost());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
