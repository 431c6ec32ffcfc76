#pragma once

#include "model/creature.hpp"
#include "model/state.hpp"

#include <string>

/// A character as a file that brings it into another campaign as it is now.
namespace dnd::model::rules {

/// The record in YAML, with the experience, the coins and the things that the books have of it,
/// those in containers that it carries among them. What belongs to the moment is no part of it:
/// wounds, conditions, what is spent. Requires a record.
[[nodiscard]] std::string exported_yaml(const state& now, const creature& who);

}  // namespace dnd::model::rules
