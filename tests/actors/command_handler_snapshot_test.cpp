// When a command handler asks for a snapshot, and how it comes to its end.

#include "tests/actors/handler_stage.hpp"

#include "model/bounds.hpp"

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(command_handler_snapshot_suite)

namespace {

using actors::drained_message;
using actors::outcome;
using actors::snapshot_done_message;
using actors::snapshot_message;

BOOST_FIXTURE_TEST_CASE(snapshot_is_asked_for_when_its_events_are_durable, handler_stage) {
  for (int i = 0; i < 12; ++i) (void)say("note one");
  BOOST_TEST(saved->asked.empty());
  for (int i = 0; i < 2; ++i) written();
  BOOST_TEST(saved->asked.empty());
  // The append ends with the tenth: a snapshot has to know its place in the log.
  BOOST_TEST(stored->asked.at(2).commits.back()->what->last == 10U);
  written();
  BOOST_REQUIRE(saved->asked.size() == 1U);
  const auto& asked = saved->asked.front();
  BOOST_TEST(asked.what->at.seq == 10U);
  BOOST_TEST(asked.what->state.seq() == 10U);
  BOOST_TEST((asked.how == snapshot_message::urgency::may_drop));
}

BOOST_FIXTURE_TEST_CASE(flood_of_commands_has_the_disk_for_itself_after_a_snapshot, handler_stage) {
  const auto ten_more = [&] {
    for (int i = 0; i < 10; ++i) {
      (void)say("note one");
      written();
    }
  };
  ten_more();
  BOOST_REQUIRE(saved->asked.size() == 1U);
  ten_more();
  BOOST_TEST(saved->asked.size() == 1U);
  advance(std::chrono::seconds(2));
  saved->answer_next(snapshot_done_message{});
  run();
  advance(std::chrono::seconds(2 * bounds::snapshot_pause_factor - 1));
  ten_more();
  BOOST_TEST(saved->asked.size() == 1U);
  advance(std::chrono::seconds(1));
  ten_more();
  BOOST_TEST(saved->asked.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(snapshot_that_fails_is_reported_with_the_next_answer, handler_stage) {
  (void)say("session start");
  (void)say("session save");
  written();
  written();
  BOOST_REQUIRE(saved->asked.size() == 1U);
  BOOST_TEST((saved->asked.front().how == snapshot_message::urgency::must));
  saved->answer_next(snapshot_done_message{io::error{.code = io::ec::no_space, .what = "full"}});
  run();
  const auto next = say("");
  BOOST_REQUIRE(of(next).notices.size() == 1U);
  BOOST_TEST(of(next).notices.front().find("snapshot") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(draining_takes_nothing_more, handler_stage) {
  (void)say("note one");
  (void)ask<drained_message>(handler, actors::drain_message{});
  run();
  BOOST_TEST(is_failed(say("note two"), io::ec::closed));
  BOOST_TEST(stored->asked.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(draining_answers_what_is_under_way, handler_stage) {
  const auto before = say("note one");
  const auto drained = ask<drained_message>(handler, actors::drain_message{});
  run();
  BOOST_TEST(!drained->arrived);
  written();
  BOOST_TEST((of(before).how == outcome::accepted));
}

BOOST_FIXTURE_TEST_CASE(draining_ends_with_a_snapshot_of_what_is_durable, handler_stage) {
  (void)say("note one");
  const auto drained = ask<drained_message>(handler, actors::drain_message{});
  run();
  BOOST_TEST(saved->asked.empty());
  written();
  BOOST_REQUIRE(saved->asked.size() == 1U);
  BOOST_TEST(saved->asked.front().what->at.seq == 1U);
  BOOST_TEST(!drained->arrived);
  saved->answer_next(snapshot_done_message{});
  run();
  BOOST_REQUIRE(drained->value);
  BOOST_TEST(drained->value->outcome.has_value());
}

BOOST_FIXTURE_TEST_CASE(draining_waits_for_the_snapshot_that_is_under_way, handler_stage) {
  (void)say("session start");
  (void)say("session end");
  written();
  written();
  BOOST_REQUIRE(saved->asked.size() == 1U);
  const auto drained = ask<drained_message>(handler, actors::drain_message{});
  run();
  BOOST_TEST(!drained->arrived);
  saved->answer_next(snapshot_done_message{});
  run();
  BOOST_TEST(drained->arrived);
  BOOST_TEST(saved->asked.size() == 1U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
