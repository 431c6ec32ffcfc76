#include "actors/snapshotter.hpp"

namespace dnd::actors {

snapshotter_state::promise snapshotter_state::take(const snapshot_message& what) {
  auto answer = self->make_response_promise<snapshot_done_message>();
  if (!under_way) {
    waiting.push_back(answer);
    publish(what);
  } else if (what.how == snapshot_message::urgency::must) {
    next = what;
    waiting_for_next.push_back(answer);
  } else {
    answer.deliver(snapshot_done_message{});
  }
  return answer;
}

void snapshotter_state::publish(const snapshot_message& what) {
  under_way = true;
  self->request(files, answer_timeout, checkpoint_message{with.campaign, what.what})
      .then(
          [this, what](const snapshot_done_message& answer) {
            with.durable = what.what->at;
            finish(answer.outcome);
            tend(what.how == snapshot_message::urgency::must ? io::cache_pace::now
                                                             : io::cache_pace::when_due);
          },
          [this](const caf::error&) {
            finish(io::error{.code = io::ec::closed,
                             .what = "the snapshot was not written: the file worker is gone"});
          });
}

void snapshotter_state::tend(io::cache_pace pace) {
  if (is_tending || !with.log) return;
  is_tending = true;
  self->request(files, answer_timeout, tend_message{with.log, with.durable, with.keep, pace})
      .then(
          [this](const tended_message& answer) {
            is_tending = false;
            if (answer.is_unfinished) tend(io::cache_pace::now);
          },
          [this](const caf::error&) { is_tending = false; });
}

void snapshotter_state::finish(const io::result<done>& outcome) {
  under_way = false;
  for (auto& asked : std::exchange(waiting, {})) asked.deliver(snapshot_done_message{outcome});
  if (!next) return;
  waiting = std::exchange(waiting_for_next, {});
  publish(*std::exchange(next, std::nullopt));
}

snapshotter_actor::behavior_type snapshotter(
    snapshotter_actor::stateful_pointer<snapshotter_state> self, snapshotter_setup setup,
    file_worker_actor files) {
  self->state.with = std::move(setup);
  self->state.files = std::move(files);
  // A campaign that was not tended by an older program, or had its caches deleted, gets them soon
  // and not only once it was played for a while. Not at once: who opens a campaign for one command
  // would pay for it.
  self->delayed_send(self, snapshotter_state::settles_in_after, settled_in_message{});
  return {
      [self](const snapshot_message& what) -> caf::result<snapshot_done_message> {
        return self->state.take(what);
      },
      [self](const settled_in_message&) { self->state.tend(io::cache_pace::when_due); },
  };
}

}  // namespace dnd::actors
