// Snapshots are a cache: one at a time, and none waits in a queue but the newest that must be.

#include "actors/snapshotter.hpp"

#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <caf/typed_response_promise.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(snapshotter_suite)

namespace {

using actors::snapshot_done_message;
using actors::snapshot_message;
using urgency = snapshot_message::urgency;

struct recording {
  std::vector<actors::checkpoint_message> published;
  std::vector<caf::typed_response_promise<snapshot_done_message>> promises;
  std::vector<actors::tend_message> tended;
  std::vector<caf::typed_response_promise<actors::tended_message>> pieces;
  std::function<void()> prepare;
};

actors::file_worker_actor::behavior_type recording_files(actors::file_worker_actor::pointer self,
                                                         std::shared_ptr<recording> seen) {
  return {
      [](const actors::find_content_message&) { return actors::found_message{}; },
      [](const actors::find_commit_message&) { return actors::found_message{}; },
      [](const actors::find_stretch_message&) { return actors::found_message{}; },
      [](const actors::find_marks_message&) { return actors::found_message{}; },
      [self, seen](const actors::checkpoint_message& what) -> caf::result<snapshot_done_message> {
        seen->published.push_back(what);
        seen->prepare = [self] { speak_for(self); };
        seen->promises.push_back(self->make_response_promise<snapshot_done_message>());
        return seen->promises.back();
      },
      [self, seen](const actors::tend_message& what) -> caf::result<actors::tended_message> {
        seen->tended.push_back(what);
        seen->prepare = [self] { speak_for(self); };
        seen->pieces.push_back(self->make_response_promise<actors::tended_message>());
        return seen->pieces.back();
      },
      [](const actors::backup_message&) { return actors::backup_done_message{}; },
      [](const actors::load_message&) { return actors::loaded_message{}; },
      [](const actors::catch_up_message&) {},
  };
}

struct snapshot_stage : stage {
  snapshot_stage()
      : files(system().spawn(recording_files, seen)),
        snapshots(
            system().spawn(actors::snapshotter,
                           actors::snapshotter_setup{.campaign = {"mine"},
                                                     .log = std::make_shared<actors::written_log>(),
                                                     .durable = {.offset = 0, .seq = 3, .sum = 0},
                                                     .keep = {}},
                           files)) {
    run();
  }
  ~snapshot_stage() {
    snapshots = nullptr;
    files = nullptr;
  }
  reply_ptr<snapshot_done_message> request(model::seq_t seq, urgency how) {
    auto what = std::make_shared<io::snapshot>();
    what->at.seq = seq;
    auto reply = ask<snapshot_done_message>(snapshots, snapshot_message{std::move(what), how});
    run();
    return reply;
  }
  void finish(io::result<done> outcome = done{}) {
    seen->prepare();
    seen->promises.back().deliver(snapshot_done_message{std::move(outcome)});
    run();
  }
  void settle_in() {
    advance(actors::snapshotter_state::settles_in_after);
    run();
  }
  model::seq_t last() const { return seen->published.back().what->at.seq; }
  void finish_piece(actors::tended_message how = {}) {
    seen->prepare();
    seen->pieces.back().deliver(how);
    run();
  }

  std::shared_ptr<recording> seen = std::make_shared<recording>();
  actors::file_worker_actor files;
  actors::snapshotter_actor snapshots;
};

bool is_done(const reply_ptr<snapshot_done_message>& reply) {
  return reply->arrived && reply->value && reply->value->outcome;
}

BOOST_FIXTURE_TEST_CASE(a_snapshot_is_kept_for_its_campaign, snapshot_stage) {
  const auto reply = request(5, urgency::may_drop);
  BOOST_REQUIRE(seen->published.size() == 1U);
  BOOST_TEST(seen->published.front().campaign.text == "mine");
  BOOST_TEST(last() == 5U);
  BOOST_TEST(!reply->arrived);
  finish();
  BOOST_TEST(is_done(reply));
}

BOOST_FIXTURE_TEST_CASE(a_request_is_dropped_while_one_is_under_way, snapshot_stage) {
  const auto first = request(5, urgency::may_drop);
  const auto dropped = request(6, urgency::may_drop);
  BOOST_TEST(is_done(dropped));
  finish();
  BOOST_TEST(is_done(first));
  BOOST_TEST(seen->published.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_snapshot_that_must_be_waits_for_its_turn, snapshot_stage) {
  (void)request(5, urgency::may_drop);
  const auto must = request(6, urgency::must);
  BOOST_TEST(!must->arrived);
  BOOST_TEST(seen->published.size() == 1U);
  finish();
  BOOST_TEST(!must->arrived);
  BOOST_TEST(last() == 6U);
  finish();
  BOOST_TEST(is_done(must));
}

BOOST_FIXTURE_TEST_CASE(the_newest_of_those_that_must_be_stands_for_all, snapshot_stage) {
  (void)request(5, urgency::must);
  const auto older = request(6, urgency::must);
  const auto newer = request(7, urgency::must);
  finish();
  BOOST_TEST(last() == 7U);
  BOOST_TEST(!older->arrived);
  finish();
  BOOST_TEST(is_done(older));
  BOOST_TEST(is_done(newer));
  BOOST_TEST(seen->published.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_snapshot_that_fails_is_reported_and_the_next_is_tried, snapshot_stage) {
  const auto first = request(5, urgency::may_drop);
  finish(io::error{.code = io::ec::no_space, .what = "the disk is full"});
  BOOST_REQUIRE(first->value);
  BOOST_TEST(first->value->outcome.error().code == io::ec::no_space);
  const auto second = request(6, urgency::may_drop);
  finish();
  BOOST_TEST(is_done(second));
}

BOOST_FIXTURE_TEST_CASE(caches_are_looked_after_a_moment_after_the_opening, snapshot_stage) {
  BOOST_TEST(seen->tended.empty());
  settle_in();
  BOOST_REQUIRE(seen->tended.size() == 1U);
  BOOST_TEST(seen->tended.front().durable.seq == 3U);
  BOOST_TEST(seen->tended.front().pace == io::cache_pace::when_due);
  // Piece by piece, all of them.
  finish_piece({.is_unfinished = true});
  BOOST_REQUIRE(seen->tended.size() == 2U);
  BOOST_TEST(seen->tended.back().pace == io::cache_pace::now);
  finish_piece();
  BOOST_TEST(seen->tended.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(other_caches_are_looked_after_when_a_snapshot_is_kept, snapshot_stage) {
  settle_in();
  finish_piece();
  (void)request(5, urgency::may_drop);
  BOOST_TEST(seen->tended.size() == 1U);
  finish();
  BOOST_REQUIRE(seen->tended.size() == 2U);
  BOOST_TEST(seen->tended.back().durable.seq == 5U);
  BOOST_TEST(seen->tended.back().pace == io::cache_pace::when_due);
}

BOOST_FIXTURE_TEST_CASE(a_snapshot_does_not_wait_for_caches, snapshot_stage) {
  settle_in();
  BOOST_TEST(seen->pieces.size() == 1U);
  const auto reply = request(5, urgency::must);
  finish();
  BOOST_TEST(is_done(reply));
}

BOOST_FIXTURE_TEST_CASE(caches_are_made_piece_by_piece_while_there_is_more, snapshot_stage) {
  settle_in();
  finish_piece();
  (void)request(5, urgency::may_drop);
  finish();
  (void)request(6, urgency::may_drop);
  finish();
  // One piece at a time.
  BOOST_TEST(seen->tended.size() == 2U);
  finish_piece({.is_unfinished = true});
  BOOST_REQUIRE(seen->tended.size() == 3U);
  BOOST_TEST(seen->tended.back().durable.seq == 6U);
  BOOST_TEST(seen->tended.back().pace == io::cache_pace::now);
  finish_piece();
  BOOST_TEST(seen->tended.size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(everyone_is_answered_when_the_file_worker_dies, snapshot_stage) {
  const auto first = request(5, urgency::must);
  const auto second = request(6, urgency::must);
  caf::anon_send_exit(files, caf::exit_reason::kill);
  // A promise that is dropped is never answered: the request bounces only when the actor is gone.
  seen->promises.clear();
  seen->pieces.clear();
  run();
  advance(actors::answer_timeout + std::chrono::seconds(1));
  run();
  BOOST_TEST(first->arrived);
  BOOST_TEST(!is_done(first));
  BOOST_TEST(second->arrived);
  BOOST_TEST(!is_done(second));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
