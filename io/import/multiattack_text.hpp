#pragma once

#include "model/stat_block.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::imports {

/// Which of `actions` a multiattack makes, and how often: "three attacks: one with its bite and two
/// with its claws". Empty when the text does not say. `guessed` gets a sentence where the text
/// leaves a choice.
[[nodiscard]] std::vector<model::multiattack_step> read_multiattack(
    std::string_view text, const std::vector<model::action>& actions, std::string& guessed);

}  // namespace dnd::io::imports
