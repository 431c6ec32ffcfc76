#pragma once

#include "model/effects/condition_rows.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// What conditions do, in a few words each.
namespace dnd::cli {

/// "disadvantage on attacks and checks": what its row says, as far as a few words can. Of
/// exhaustion that of a level, those below it included.
[[nodiscard]] std::string effect_of(const model::condition_row& row, std::uint8_t level = 0);

/// What somebody is who has it: "poisoned", "exhausted".
[[nodiscard]] std::string_view being(model::condition kind) noexcept;

}  // namespace dnd::cli
