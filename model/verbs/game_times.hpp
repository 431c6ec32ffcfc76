#pragma once

#include "model/effects/durations.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Times as they are typed.
namespace dnd::model::commands {

/// "10 minutes", and every beginning of the unit's name: rounds, minutes, hours or days. Nothing
/// for any other text, and for no time at all.
[[nodiscard]] std::optional<game_time> time_in(std::string_view text);

/// "2 hours": in the largest unit of which it is a whole number.
[[nodiscard]] std::string text_of(game_time rounds);

}  // namespace dnd::model::commands
