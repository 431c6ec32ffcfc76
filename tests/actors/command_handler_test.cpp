// When answers leave, and in which order. The store and the snapshotter are fakes whose answers
// the test gives, so that every moment of a command's life can be held still.

#include "actors/command_handler.hpp"

#include "actors/file_worker.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(command_handler_suite)

namespace {

using actors::drained_message;
using actors::outcome;
using actors::snapshot_done_message;
using actors::snapshot_message;
using actors::written_message;

template <class In, class Out>
struct recording {
  std::vector<In> asked;
  std::vector<caf::typed_response_promise<Out>> promises;
  std::size_t answered = 0;
  std::function<void()> prepare;

  template <class Self>
  caf::result<Out> take(Self* self, const In& what) {
    prepare = [self] { speak_for(self); };
    asked.push_back(what);
    promises.push_back(self->template make_response_promise<Out>());
    return promises.back();
  }
  void answer_next(Out what) {
    prepare();
    promises.at(answered++).deliver(std::move(what));
  }
};
using appends = recording<actors::append_message, written_message>;
using snapshots = recording<snapshot_message, snapshot_done_message>;

actors::campaign_store_actor::behavior_type fake_store(actors::campaign_store_actor::pointer self,
                                                       std::shared_ptr<appends> seen) {
  return {
      [self, seen](const actors::append_message& what) { return seen->take(self, what); },
      [](const actors::sync_message&) { return written_message{}; },
  };
}

actors::snapshotter_actor::behavior_type fake_snapshotter(actors::snapshotter_actor::pointer self,
                                                          std::shared_ptr<snapshots> seen) {
  return {[self, seen](const snapshot_message& what) { return seen->take(self, what); }};
}

struct handler_stage : stage {
  handler_stage() {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    store = system().spawn(fake_store, stored);
    snapshotter = system().spawn(fake_snapshotter, saved);
    files = system().spawn(
        actors::file_worker,
        actors::worker_setup{.store = &files_on_disk, .ops = &disk, .counts = counts});
    actors::handler_setup setup{.found = std::make_shared<const model::state>(),
                                .end = {},
                                .campaign = io::id_of_directory("/mine"),
                                .content = {"/mine"},
                                .options = {},
                                .seed = 1,
                                .clock = fixed_clock,
                                .counts = counts,
                                .inbox = inbox,
                                .feed = feed};
    setup.options.snapshot_every = 10;
    handler = system().spawn(actors::command_handler, std::move(setup), store, snapshotter, files);
    run();
  }
  ~handler_stage() {
    handler = nullptr;
    store = nullptr;
    snapshotter = nullptr;
    files = nullptr;
  }

  answer_ptr say(std::string line) {
    auto reply = give(std::move(line));
    run();
    return reply;
  }
  /// Without a step of anybody.
  answer_ptr give(std::string line, actors::attach wanted = actors::attach::states) {
    return post(handler, *inbox, {.line = std::move(line), .wanted = wanted});
  }
  /// The oldest append that was not answered is durable.
  void written() {
    const auto last = stored->asked.at(stored->answered).commits.back()->what->last;
    stored->answer_next(
        written_message{io::log_position{.offset = last * 100, .seq = last, .sum = 7}});
    run();
  }
  void failed(io::ec code) {
    stored->answer_next(written_message{io::error{.code = code, .what = "the disk is full"}});
    run();
  }

  std::shared_ptr<actors::command_inbox> inbox = std::make_shared<actors::command_inbox>();
  std::shared_ptr<actors::commit_feed> feed = std::make_shared<actors::commit_feed>(0);
  std::shared_ptr<appends> stored = std::make_shared<appends>();
  std::shared_ptr<snapshots> saved = std::make_shared<snapshots>();
  actors::campaign_store_actor store;
  actors::snapshotter_actor snapshotter;
  actors::file_worker_actor files;
  actors::command_handler_actor handler;
};

const actors::response& of(const answer_ptr& reply) {
  BOOST_REQUIRE(reply->arrived);
  BOOST_REQUIRE(reply->value);
  return **reply->value;
}
bool is_failed(const answer_ptr& reply, io::ec code) {
  const auto& answer = of(reply);
  return answer.how == outcome::failed && answer.failure && answer.failure->code == code;
}

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

BOOST_FIXTURE_TEST_CASE(commands_that_fail_together_are_each_answered, handler_stage) {
  const std::vector<answer_ptr> replies{give("note one"), give("note two")};
  run();
  failed(io::ec::no_space);
  for (const auto& reply : replies) BOOST_TEST(is_failed(reply, io::ec::poisoned));
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

BOOST_FIXTURE_TEST_CASE(failed_write_fails_all_that_wait_and_shows_the_last_durable_state,
                        handler_stage) {
  const auto safe = say("add zombie");
  written();
  const auto first = say("damage to: zombie-1 amount: 9 type: slashing");
  const auto refused = say("fly to: the moon");
  const auto second = say("damage to: zombie-1 amount: 1 type: slashing");
  failed(io::ec::no_space);
  BOOST_TEST((of(safe).how == outcome::accepted));
  BOOST_TEST(is_failed(first, io::ec::poisoned));
  BOOST_TEST(refused->arrived);
  BOOST_TEST(is_failed(second, io::ec::poisoned));
  BOOST_TEST(of(first).failure->what.find("the disk is full") != std::string::npos);
  const auto later = say("damage to: zombie-1 amount: 1 type: slashing");
  BOOST_TEST(is_failed(later, io::ec::poisoned));
  BOOST_TEST(stored->asked.size() == 1U + bounds::appends_under_way_max);
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

BOOST_FIXTURE_TEST_CASE(more_commands_than_the_bound_are_answered_busy, handler_stage) {
  std::vector<answer_ptr> replies;
  for (std::size_t i = 0; i < bounds::commands_in_flight_max; ++i)
    replies.push_back(give("note one", actors::attach::nothing));
  run();
  const auto one_too_many = say("note one");
  BOOST_TEST(is_failed(one_too_many, io::ec::busy));
  const auto sent = stored->asked.size();
  written();
  BOOST_TEST(replies.front()->arrived);
  const auto next = say("note two");
  BOOST_TEST(!next->arrived);
  BOOST_TEST(stored->asked.size() == sent + 1);
}

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

BOOST_FIXTURE_TEST_CASE(draining_finishes_takes_nothing_more_and_leaves_a_snapshot, handler_stage) {
  const auto before = say("note one");
  const auto drained = ask<drained_message>(handler, actors::drain_message{});
  run();
  const auto after = say("note two");
  BOOST_TEST(is_failed(after, io::ec::closed));
  BOOST_TEST(!drained->arrived);
  BOOST_TEST(saved->asked.empty());
  written();
  BOOST_TEST((of(before).how == outcome::accepted));
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
  const auto after = say("undo");
  written();
  BOOST_TEST(is_failed(needs_it, io::ec::closed));
  // It would have taken back another command than the one before it.
  BOOST_TEST(is_failed(after, io::ec::poisoned));
  BOOST_TEST(is_failed(before, io::ec::poisoned));
  BOOST_TEST(stored->asked.size() == 1U);
  BOOST_TEST((of(say("")).how == outcome::answered));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
