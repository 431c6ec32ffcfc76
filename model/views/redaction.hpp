#pragma once

#include "model/event.hpp"
#include "model/views/viewer.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// What a viewer may know of an event.
struct seen_event {
  /// Never null. For the game master the event itself, and for others a copy in which what is
  /// hidden has its default value.
  std::shared_ptr<const event> what;
  /// Stored names of the fields that are hidden.
  std::vector<std::string_view> hidden;
};

/// Nothing when the viewer is not to know that the event happened. `what` is not null.
[[nodiscard]] std::optional<seen_event> seen_by(const viewer& whose,
                                                std::shared_ptr<const event> what);

}  // namespace dnd::model::views
