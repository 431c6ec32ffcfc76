#include "actors/campaign/command_inbox.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::actors {

command_inbox::room command_inbox::put(post& command) {
  const std::lock_guard lock(mutex_);
  if (is_closed_) return room::closed;
  if (not_answered_ >= bounds::commands_in_flight_max) return room::none;
  ++not_answered_;
  waiting_.push_back(std::move(command));
  return std::exchange(is_sent_for_, true) ? room::queued : room::first;
}

command_inbox::batch command_inbox::take() {
  const std::lock_guard lock(mutex_);
  batch out;
  const auto count = std::min(waiting_.size(), bounds::commands_a_message_max);
  out.posts.reserve(count);
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
  std::move(waiting_.begin(), end, std::back_inserter(out.posts));
  waiting_.erase(waiting_.begin(), end);
  out.more = is_sent_for_ = !waiting_.empty();
  return out;
}

void command_inbox::note_answered() {
  const auto before [[maybe_unused]] = not_answered_.fetch_sub(1);
  DND_ASSERT(before > 0);
}

void command_inbox::close() {
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
}

bool command_inbox::is_empty() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty();
}

}  // namespace dnd::actors
