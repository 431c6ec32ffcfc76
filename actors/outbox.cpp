#include "actors/outbox.hpp"

#include "model/bounds.hpp"

#include <utility>

namespace dnd::actors {

outbox::room outbox::put(post& letter) {
  const std::lock_guard lock(mutex_);
  if (on_their_way_ >= bounds::commands_in_flight_max) return room::none;
  ++on_their_way_;
  posts_.push_back(std::move(letter));
  return posts_.size() == 1 ? room::first : room::together;
}

std::vector<post> outbox::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(posts_, {});
}

}  // namespace dnd::actors
