#pragma once

#include "actors/command_handler.hpp"
#include "actors/file_worker.hpp"
#include "tests/support/actor_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// The store and the snapshotter are fakes whose answers the test gives, so that every moment of a
/// command's life can be held still.
namespace dnd::test {

/// What an actor was asked, and answers that the test gives when it likes.
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
using recorded_appends = recording<actors::append_message, actors::written_message>;
using recorded_snapshots = recording<actors::snapshot_message, actors::snapshot_done_message>;

inline actors::campaign_store_actor::behavior_type fake_store(
    actors::campaign_store_actor::pointer self, std::shared_ptr<recorded_appends> seen) {
  return {
      [self, seen](const actors::append_message& what) { return seen->take(self, what); },
      [](const actors::sync_message&) { return actors::written_message{}; },
  };
}

inline actors::snapshotter_actor::behavior_type fake_snapshotter(
    actors::snapshotter_actor::pointer self, std::shared_ptr<recorded_snapshots> seen) {
  return {[self, seen](const actors::snapshot_message& what) { return seen->take(self, what); },
          [](const actors::settled_in_message&) {}};
}

/// A command handler between a store and a snapshotter that are fakes.
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
        actors::written_message{io::log_position{.offset = last * 100, .seq = last, .sum = 7}});
    run();
  }
  void failed(io::ec code) {
    stored->answer_next(
        actors::written_message{io::error{.code = code, .what = "the disk is full"}});
    run();
  }

  std::shared_ptr<actors::command_inbox> inbox = std::make_shared<actors::command_inbox>();
  std::shared_ptr<actors::commit_feed> feed = std::make_shared<actors::commit_feed>(0);
  std::shared_ptr<recorded_appends> stored = std::make_shared<recorded_appends>();
  std::shared_ptr<recorded_snapshots> saved = std::make_shared<recorded_snapshots>();
  actors::campaign_store_actor store;
  actors::snapshotter_actor snapshotter;
  actors::file_worker_actor files;
  actors::command_handler_actor handler;
};

inline const actors::response& of(const answer_ptr& reply) {
  BOOST_REQUIRE(reply->arrived);
  BOOST_REQUIRE(reply->value);
  return **reply->value;
}
inline bool is_failed(const answer_ptr& reply, io::ec code) {
  const auto& answer = of(reply);
  return answer.how == actors::outcome::failed && answer.failure && answer.failure->code == code;
}

}  // namespace dnd::test
