#pragma once

#include "model/stat_block.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <string>

/// Terms of the rules as they stand in stat blocks and sentences.
namespace dnd::cli {

/// "STR".
[[nodiscard]] std::string short_name(model::ability value);
/// "Sleight of Hand".
[[nodiscard]] std::string title_of(model::skill value);
/// "1/4" of 2 eighths, "3" of 24.
[[nodiscard]] std::string challenge_text(std::int16_t eighths);
/// What a creature is: "Zombie", "half-orc barbarian 3". May be empty.
[[nodiscard]] std::string kind_text(const model::stat_block& block);

}  // namespace dnd::cli
