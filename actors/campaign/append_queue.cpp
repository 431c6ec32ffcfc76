#include "actors/campaign/append_queue.hpp"

#include "model/bounds.hpp"

#include <utility>

namespace dnd::actors {

void append_queue::push(outgoing_ptr next) {
  DND_ASSERT(waiting_.empty() || next->what->first == waiting_.back()->what->last + 1);
  waiting_.push_back(std::move(next));
}

std::vector<outgoing_ptr> append_queue::take() {
  std::vector<outgoing_ptr> commits;
  if (under_way_ >= bounds::appends_under_way_max) return commits;
  std::size_t bytes = 0;
  while (!waiting_.empty()) {
    const auto& next = *waiting_.front();
    if (!commits.empty() && next.part != commits.front()->part) break;
    bytes += next.encoded.fields.size();
    if (!commits.empty() && bytes > bounds::batch_bytes_max) break;
    const bool is_last = next.ends_fight || next.is_snapshot_point;
    commits.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
    if (is_last) break;
  }
  if (!commits.empty()) ++under_way_;
  return commits;
}

void append_queue::note_answer() noexcept {
  DND_ASSERT(under_way_ > 0);
  --under_way_;
}

}  // namespace dnd::actors
