// When answers leave, and in which order; what goes to the store together, and how much is under
// way at a time. Snapshots and the end of play: command_handler_snapshot_test; what fails or dies:
// command_handler_failure_test.

#include "tests/actors/handler_stage.hpp"

#include "model/bounds.hpp"

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(command_handler_suite)

namespace {

using actors::outcome;

BOOST_FIXTURE_TEST_CASE(answer_leaves_when_the_events_are_durable, handler_stage) {
  const auto reply = say("note the door creaks");
  BOOST_TEST(!reply->arrived);
  BOOST_TEST(stored->asked.size() == 1U);
  written();
  BOOST_TEST((of(reply).how == outcome::accepted));
  BOOST_TEST(of(reply).what->events->size() == 1U);
  BOOST_TEST(of(reply).what->first == 1U);
  BOOST_TEST(of(reply).what->line == "note the door creaks");
}

BOOST_FIXTURE_TEST_CASE(commands_go_on_while_earlier_ones_are_being_written, handler_stage) {
  std::vector<answer_ptr> replies;
  for (int i = 0; i < 5; ++i) replies.push_back(say("note one"));
  BOOST_TEST(stored->asked.size() == bounds::appends_under_way_max);
  for (int i = 0; i < 3; ++i) written();
  for (std::size_t i = 0; i < 5; ++i) BOOST_TEST(replies[i]->place == i + 1);
}

BOOST_FIXTURE_TEST_CASE(what_is_accepted_while_the_writer_is_busy_goes_out_together,
                        handler_stage) {
  for (int i = 0; i < 9; ++i) (void)say("note one");
  written();
  BOOST_REQUIRE(stored->asked.size() == 3U);
  BOOST_TEST(stored->asked[0].commits.size() == 1U);
  BOOST_TEST(stored->asked[1].commits.size() == 1U);
  BOOST_TEST(stored->asked[2].commits.size() == 7U);
  BOOST_TEST(stored->asked[2].commits.front()->what->first == 3U);
}

BOOST_FIXTURE_TEST_CASE(what_waits_in_the_inbox_is_carried_out_together_and_answered_in_order,
                        handler_stage) {
  std::vector<answer_ptr> replies;
  for (const auto* line : {"note one", "fly to: the moon", "note two"})
    replies.push_back(give(line, actors::attach::nothing));
  run();
  for (const auto& reply : replies) BOOST_TEST(!reply->arrived);
  BOOST_REQUIRE(stored->asked.size() == 1U);
  BOOST_TEST(stored->asked[0].commits.size() == 2U);
  written();
  for (std::size_t i = 0; i < 3; ++i) BOOST_TEST(replies[i]->place == i + 1);
  BOOST_TEST((of(replies[0]).how == outcome::accepted));
  BOOST_TEST((of(replies[1]).how == outcome::refused));
  BOOST_TEST((of(replies[2]).how == outcome::accepted));
  BOOST_TEST(of(replies[2]).what->first == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_full_inbox_is_emptied_a_batch_at_a_time, handler_stage) {
  const auto count = 2 * bounds::commands_a_message_max + 1;
  std::vector<answer_ptr> replies;
  for (std::size_t i = 0; i < count; ++i) replies.push_back(give("fly"));
  BOOST_TEST(step());
  BOOST_TEST(replies[bounds::commands_a_message_max - 1]->arrived);
  BOOST_TEST(!replies[bounds::commands_a_message_max]->arrived);
  run();
  BOOST_TEST(replies.back()->place == count);
}

BOOST_FIXTURE_TEST_CASE(an_answer_brings_the_very_commit_that_went_to_the_store, handler_stage) {
  const auto reply = say("note one");
  written();
  BOOST_TEST(of(reply).what == stored->asked.at(0).commits.front()->what);
  const auto seen = feed->read(1, 10);
  BOOST_REQUIRE(seen.commits.size() == 1U);
  BOOST_TEST(seen.commits.front() == of(reply).what);
}

BOOST_FIXTURE_TEST_CASE(what_is_not_durable_is_not_published, handler_stage) {
  (void)say("note one");
  (void)say("note two");
  BOOST_TEST(feed->last() == 0U);
  written();
  BOOST_TEST(feed->last() == 1U);
  failed(io::ec::io_error);
  BOOST_TEST(feed->last() == 1U);
}

BOOST_FIXTURE_TEST_CASE(refusals_and_looks_at_the_state_wait_for_the_commands_before_them,
                        handler_stage) {
  const auto first = say("note one");
  const auto refused = say("fly to: the moon");
  const auto asked = say("");
  const auto last = say("note two");
  BOOST_TEST(!refused->arrived);
  BOOST_TEST(!asked->arrived);
  written();
  BOOST_TEST(first->place == 1U);
  BOOST_TEST(refused->place == 2U);
  BOOST_TEST(asked->place == 3U);
  BOOST_TEST(!last->arrived);
  BOOST_TEST((of(refused).how == outcome::refused));
  BOOST_TEST(of(asked).after->seq() == 1U);
  written();
  BOOST_TEST(last->place == 4U);
}

BOOST_FIXTURE_TEST_CASE(commands_keep_their_order_while_content_is_looked_up, handler_stage) {
  const auto add = give("add zombie");
  const auto wound = give("damage to: zombie-1 amount: 9 type: slashing");
  run();
  written();
  BOOST_TEST((of(add).how == outcome::accepted));
  BOOST_TEST((of(wound).how == outcome::accepted));
  BOOST_TEST(of(wound).after->find("zombie-1")->hp == 13);
}

BOOST_FIXTURE_TEST_CASE(what_is_known_to_be_durable_goes_with_the_next_append, handler_stage) {
  (void)say("note one");
  written();
  (void)say("note two");
  BOOST_TEST(stored->asked.at(0).durable == 0U);
  BOOST_TEST(stored->asked.at(1).durable == 1U);
}

BOOST_FIXTURE_TEST_CASE(more_commands_than_the_bound_are_answered_busy, handler_stage) {
  for (std::size_t i = 0; i < bounds::commands_in_flight_max; ++i)
    (void)give("note one", actors::attach::nothing);
  run();
  BOOST_TEST(is_failed(say("note one"), io::ec::busy));
}

BOOST_FIXTURE_TEST_CASE(there_is_room_again_after_an_answer, handler_stage) {
  std::vector<answer_ptr> replies;
  for (std::size_t i = 0; i < bounds::commands_in_flight_max; ++i)
    replies.push_back(give("note one", actors::attach::nothing));
  run();
  const auto sent = stored->asked.size();
  written();
  BOOST_TEST(replies.front()->arrived);
  const auto next = say("note two");
  BOOST_TEST(!next->arrived);
  BOOST_TEST(stored->asked.size() == sent + 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
