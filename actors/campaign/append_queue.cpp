#include "actors/campaign/append_queue.hpp"

#include "model/bounds.hpp"

#include <utility>

namespace dnd::actors {

void append_queue::push(std::shared_ptr<const accepted_command> command) {
  DND_ASSERT(waiting_.empty() || command->first == waiting_.back()->last + 1);
  waiting_.push_back(std::move(command));
}

std::vector<std::shared_ptr<const accepted_command>> append_queue::take() {
  std::vector<std::shared_ptr<const accepted_command>> commands;
  if (under_way_ >= bounds::appends_under_way_max) return commands;
  std::size_t bytes = 0;
  while (!waiting_.empty()) {
    const auto& next = *waiting_.front();
    // A file is begun before an append, and merged behind it.
    if (!commands.empty() && next.goes_to == destination::new_encounter) break;
    bytes += next.fields.size();
    if (!commands.empty() && bytes > bounds::batch_bytes_max) break;
    const bool is_last = next.goes_to == destination::encounter_and_merge || next.is_snapshot_point;
    commands.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
    if (is_last) break;
  }
  if (!commands.empty()) ++under_way_;
  return commands;
}

void append_queue::note_answer() noexcept {
  DND_ASSERT(under_way_ > 0);
  --under_way_;
}

}  // namespace dnd::actors
