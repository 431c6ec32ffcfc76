#pragma once

#include "model/stat_block.hpp"

#include <string>

/// What steps of content do, in a few words: for `look`.
namespace dnd::cli {

/// "DEX save DC 15, half: 8d6 fire", "casts bane", "one of 1 Charge, 2 Charges"; empty where they
/// do nothing but tell.
[[nodiscard]] std::string steps_text(const model::effect_list& steps);

}  // namespace dnd::cli
