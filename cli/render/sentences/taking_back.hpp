#pragma once

#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace dnd::cli::sentences {

/// " (zombie-1 and Grog)", who are as they were; empty for nobody.
[[nodiscard]] inline std::string who_is_back(const storyteller& to,
                                             const model::state_patch& patch) {
  std::vector<std::string> names;
  for (const auto& each : model::creatures_in(patch)) names.push_back(to.name(each));
  if (names.empty()) return {};
  return fmt::format(" ({})", storyteller::names_text(std::move(names)));
}

inline void tell(storyteller& to, const model::encounter_discarded& e) {
  to.say(fmt::format("Encounter {} is discarded: everything is as it was before{}.", e.number,
                     who_is_back(to, e.restored)));
}

inline void tell(storyteller& to, const model::command_undone& e) {
  const std::string what = e.first == e.last ? fmt::format("event {}", e.first)
                                             : fmt::format("events {} to {}", e.first, e.last);
  to.say(fmt::format("Undone: {}{}.", what, who_is_back(to, e.restored)));
}

inline void tell(storyteller& to, const model::command_redone& e) {
  to.say(fmt::format("Redone: what event {} took back{}.", e.undone, who_is_back(to, e.restored)));
}

inline void tell(storyteller& to, const model::state_restored& e) {
  to.say(fmt::format("Put back as well{}.", who_is_back(to, e.restored)));
}

}  // namespace dnd::cli::sentences
