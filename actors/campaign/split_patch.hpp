#pragma once

#include "model/event.hpp"

#include <vector>

namespace dnd::actors {

/// Cuts a patch into parts that each fit a line of the log. Restored one after the other they
/// do what the whole does. Never empty: an empty patch is one empty part.
[[nodiscard]] std::vector<model::state_patch> split_patch(model::state_patch whole);

/// One event with the first part of a patch, and the rest after it.
template <class Event>
[[nodiscard]] std::vector<model::event> with_patch(Event first, model::state_patch patch) {
  auto parts = split_patch(std::move(patch));
  first.restored = std::move(parts.front());
  std::vector<model::event> events;
  events.emplace_back(std::move(first));
  for (auto part = parts.begin() + 1; part != parts.end(); ++part)
    events.emplace_back(model::state_restored{.restored = std::move(*part)});
  return events;
}

}  // namespace dnd::actors
