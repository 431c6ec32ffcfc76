#include "actors/campaign/answer_queue.hpp"

#include "actors/campaign/responses.hpp"
#include "model/assert.hpp"

#include <utility>

namespace dnd::actors {

void answer_queue::leave() {
  DND_ASSERT(!waiting_.empty());
  auto first = std::move(waiting_.front());
  waiting_.pop_front();
  inbox_->note_answered();
  first.done(std::move(first.what));
}

void answer_queue::fail(const io::error& why, model::seq_t durable) {
  for (auto& each : waiting_) {
    if (each.needs <= durable) continue;
    each.what = std::make_shared<response>(failed_response(read_only_because(why)));
    each.needs = durable;
  }
}

void answer_queue::abandon(const io::error& why) {
  const auto answer = not_taken(why);
  for (auto all = std::exchange(waiting_, {}); !all.empty(); all.pop_front()) {
    inbox_->note_answered();
    all.front().done(answer);
  }
}

}  // namespace dnd::actors
