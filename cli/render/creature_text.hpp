#pragma once

#include "model/views/creature_view.hpp"

#include <string>
#include <vector>

/// How a creature is, in words.
namespace dnd::cli {

/// Conditions that a creature bears, one entry of each kind, with the rounds that are left:
/// "poisoned (3 rounds)", "prone". Exhaustion, death saves and the like are not in it.
[[nodiscard]] std::vector<std::string> condition_texts(const model::views::creature_view& who);

/// "dead", "stable", "dying (1 success, 2 failures)"; empty while conscious, and where it is
/// hidden.
[[nodiscard]] std::string life_text(const model::views::creature_view& who);

/// All of it: "dying (1 failure)", "poisoned (3 rounds)", "exhaustion 2". Of the dead that they
/// are, and nothing else.
[[nodiscard]] std::vector<std::string> state_texts(const model::views::creature_view& who);

}  // namespace dnd::cli
