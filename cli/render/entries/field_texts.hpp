#pragma once

#include "cli/render/entries/entry_page.hpp"
#include "model/content/entry.hpp"

#include <string>

/// Fields of the content that say more in words than as they stand in YAML.
namespace dnd::cli {

/// A list of choices, each of several options, each of things that come together: "Quarterstaff or
/// Dagger; 10 Arrow or any Simple Weapons".
[[nodiscard]] std::string choices_text(const entry_page& page, const model::content_node& choices);

/// What can be used so often, and when it comes back: "Ki: 1 a level, from level 2, back after any
/// rest".
[[nodiscard]] std::string pools_text(const entry_page& page, const model::content_node& pools);

/// `{dice: 4d4, times: 10}`: "4d4 × 10 gp".
[[nodiscard]] std::string gold_text(const model::content_node& gold);

}  // namespace dnd::cli
