#pragma once

#include "model/command.hpp"
#include "model/refusal.hpp"
#include "model/rules/draft.hpp"

namespace dnd::model::rules {

/// Decides a command into a draft. Requires one that the rules decide.
[[nodiscard]] objection carry_out(draft& out, const command& what);

/// Faces that a command brings along; null for verbs without dice.
[[nodiscard]] const rolled_faces* faces_of(const command& what);

/// The command as it is typed, without faces.
[[nodiscard]] std::string line_of(const command& what);

}  // namespace dnd::model::rules
