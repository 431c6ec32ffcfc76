// A disk that fails and actors that die under a command handler: everyone who waits is answered,
// nothing more is accepted, and questions show what is durable.

#include "tests/actors/handler_stage.hpp"

#include "model/bounds.hpp"

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(command_handler_failure_suite)

namespace {

using actors::drained_message;
using actors::outcome;

BOOST_FIXTURE_TEST_CASE(commands_that_fail_together_are_each_answered, handler_stage) {
  const std::vector<answer_ptr> replies{give("note one"), give("note two")};
  run();
  failed(io::ec::no_space);
  for (const auto& reply : replies) BOOST_TEST(is_failed(reply, io::ec::poisoned));
}

BOOST_FIXTURE_TEST_CASE(failed_write_fails_all_that_wait_and_says_why, handler_stage) {
  const auto safe = say("add zombie");
  written();
  const auto first = say("damage to: zombie-1 amount: 9 type: slashing");
  const auto refused = say("fly to: the moon");
  const auto second = say("damage to: zombie-1 amount: 1 type: slashing");
  failed(io::ec::no_space);
  BOOST_TEST((of(safe).how == outcome::accepted));
  BOOST_TEST(is_failed(first, io::ec::poisoned));
  BOOST_TEST(of(first).failure->what.find("the disk is full") != std::string::npos);
  BOOST_TEST(refused->arrived);
  BOOST_TEST(is_failed(second, io::ec::poisoned));
}

BOOST_FIXTURE_TEST_CASE(nothing_is_taken_after_a_failed_write, handler_stage) {
  (void)say("note one");
  failed(io::ec::no_space);
  BOOST_TEST(is_failed(say("note two"), io::ec::poisoned));
  BOOST_TEST(stored->asked.size() == 1U);
}

// Nothing is wrong with it: whoever asks goes on elsewhere.
BOOST_FIXTURE_TEST_CASE(a_campaign_that_another_has_taken_over_says_so, handler_stage) {
  const auto late = say("note one");
  failed(io::ec::moved);
  BOOST_TEST(is_failed(late, io::ec::moved));
  BOOST_TEST(is_failed(say("note two"), io::ec::moved));
}

BOOST_FIXTURE_TEST_CASE(failed_write_shows_the_last_durable_table, handler_stage) {
  (void)say("add zombie");
  written();
  (void)say("damage to: zombie-1 amount: 9 type: slashing");
  failed(io::ec::no_space);
  const auto question = say("");
  BOOST_TEST((of(question).how == outcome::answered));
  BOOST_TEST(of(question).after->find("zombie-1")->hp == 22);
}

// More commands than the history in memory holds were on their way when the disk failed.
BOOST_FIXTURE_TEST_CASE(failed_write_shows_the_last_durable_state_however_many_were_in_flight,
                        handler_stage) {
  (void)say("add zombie");
  written();
  const auto many = bounds::history_anchors_max * bounds::history_commands_between_anchors * 2;
  for (std::size_t i = 0; i < many; ++i) (void)say("damage to: zombie-1 amount: 1 type: cold");
  failed(io::ec::io_error);
  const auto question = say("");
  BOOST_TEST((of(question).how == outcome::answered));
  BOOST_TEST(of(question).after->seq() == 1U);
  BOOST_TEST(of(question).after->find("zombie-1")->hp == 22);
}

BOOST_FIXTURE_TEST_CASE(handler_that_dies_answers_everyone, handler_stage) {
  const auto waiting = say("note one");
  const auto drained = ask<drained_message>(handler, actors::drain_message{});
  run();
  kill("handler");
  const auto in_the_mailbox = say("note two");
  BOOST_TEST(waiting->arrived);
  BOOST_TEST((waiting->is_lost() || is_failed(waiting, io::ec::closed)));
  BOOST_TEST(in_the_mailbox->arrived);
  BOOST_TEST(drained->arrived);
}

BOOST_FIXTURE_TEST_CASE(store_that_dies_fails_the_commands_that_wait, handler_stage) {
  const auto waiting = give("note one");
  caf::anon_send_exit(store, caf::exit_reason::kill);
  run();
  BOOST_TEST(is_failed(waiting, io::ec::poisoned));
  BOOST_TEST(is_failed(say("note two"), io::ec::poisoned));
  BOOST_TEST((of(say("")).how == outcome::answered));
}

BOOST_FIXTURE_TEST_CASE(file_worker_that_dies_fails_the_command_that_needs_it_and_all_after_it,
                        handler_stage) {
  caf::anon_send_exit(files, caf::exit_reason::kill);
  run();
  const auto before = say("note one");
  const auto needs_it = say("add zombie");
  const auto behind = say("undo");
  written();
  BOOST_TEST(is_failed(needs_it, io::ec::closed));
  // It would have taken back another command than the one before it.
  BOOST_TEST(is_failed(behind, io::ec::poisoned));
  BOOST_TEST(is_failed(before, io::ec::poisoned));
  BOOST_TEST(stored->asked.size() == 1U);
  BOOST_TEST((of(say("")).how == outcome::answered));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
