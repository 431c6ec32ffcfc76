#include "actors/encounter_log.hpp"

#include "model/bounds.hpp"

#include <utility>

namespace dnd::actors {

namespace {

written_message writer_is_gone() {
  return {io::error{.code = io::ec::closed,
                    .what = "the log writer is gone",
                    .todo = "Open the campaign again."}};
}

}  // namespace

encounter_log_state::~encounter_log_state() {
  const written_message gone{io::error{.code = io::ec::closed,
                                       .what = "the fight's log has stopped",
                                       .todo = "Open the campaign again."}};
  if (ending_) ending_->deliver(gone);
  for (auto& each : waiting_) each.answer.deliver(gone);
}

bool encounter_log_state::passes(const write_order& order) {
  if (now == stage::ending || order.ends_fight) return false;
  // An order without lines syncs whatever was written before.
  if (order.lines == nullptr) return true;
  DND_ASSERT(now == stage::no_fight || order.part == io::log_part::fight);
  if (order.part == io::log_part::fight) now = stage::fight;
  return true;
}

encounter_log_state::promise encounter_log_state::take(const write_order& order) {
  auto answer = self->make_response_promise<written_message>();
  if (now == stage::ending) {
    waiting_.push_back({order, answer});
    DND_ASSERT(waiting_.size() <= bounds::appends_under_way_max);
  } else {
    end_fight(order, answer);
  }
  return answer;
}

void encounter_log_state::end_fight(const write_order& last, promise answer) {
  DND_ASSERT(last.part == io::log_part::fight);
  now = stage::ending;
  ending_ = std::move(answer);
  write_order lines = last;
  // The merge makes them durable.
  lines.sync = write_order::syncing::later;
  self->request(writer, caf::infinite, lines)
      .then(
          [this, last](const written_message& written) {
            if (!written.end) return finish(written);
            merge(last);
          },
          [this](const caf::error&) { finish(writer_is_gone()); });
}

void encounter_log_state::merge(const write_order& last) {
  self->request(writer, caf::infinite,
                write_order{.to = last.to, .what = write_order::task::end_fight, .end = last.end})
      .then([this](const written_message& merged) { finish(merged); },
            [this](const caf::error&) { finish(writer_is_gone()); });
}

void encounter_log_state::finish(const written_message& outcome) {
  ending_->deliver(outcome);
  ending_.reset();
  now = stage::no_fight;
  // After a failure the writer refuses them: nothing may follow what is missing.
  for (auto waiting = std::exchange(waiting_, {}); !waiting.empty(); waiting.pop_front()) {
    if (now == stage::ending)
      waiting_.push_back(std::move(waiting.front()));
    else
      forward(std::move(waiting.front()));
  }
}

void encounter_log_state::forward(waiting_order next) {
  if (!passes(next.what)) return end_fight(next.what, std::move(next.answer));
  // The writer answers who asked, as it does what passes: no answer can overtake another.
  next.answer.delegate(writer, next.what);
}

encounter_log_actor::behavior_type encounter_log(
    encounter_log_actor::stateful_pointer<encounter_log_state> self,
    encounter_log_state::stage at_start, log_writer_actor writer) {
  self->state.now = at_start;
  self->state.writer = std::move(writer);
  return {
      [self](const write_order& order) -> caf::result<written_message> {
        auto& state = self->state;
        if (state.passes(order)) return self->delegate(state.writer, order);
        return state.take(order);
      },
  };
}

}  // namespace dnd::actors
