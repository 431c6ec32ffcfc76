#pragma once

#include "model/language/complete.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What completion offers of the game's content.
namespace dnd::model::language {

/// Names for `look`: of creatures that are there and of entries; after a kind of content those of
/// that kind, with the kind before them as it was typed.
[[nodiscard]] std::vector<std::string> entries_for(std::string_view typed,
                                                   const completion_source& source);

/// Values for a label of `find`, of the kind that the subject and the labels of the line mean.
[[nodiscard]] std::vector<std::string> sought_for(std::string_view subject,
                                                  std::span<const std::string> labels,
                                                  std::string_view label,
                                                  const completion_source& source);

}  // namespace dnd::model::language
