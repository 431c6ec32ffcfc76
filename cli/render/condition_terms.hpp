#pragma once

#include "model/vocabulary.hpp"

#include <cstdint>
#include <string_view>

/// What conditions do, in a few words each.
namespace dnd::cli {

/// "disadvantage on attacks and checks". Empty for exhaustion, which has levels.
/// SRD: Conditions.
[[nodiscard]] std::string_view effect_of(model::condition what) noexcept;

/// The same for a level of exhaustion, 1..6, those below it included.
[[nodiscard]] std::string_view effect_of_exhaustion(std::uint8_t level) noexcept;

}  // namespace dnd::cli
