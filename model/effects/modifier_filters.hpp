#pragma once

#include "model/effects/modifiers.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the words of a modifier's filters ask of the two creatures of a roll.
namespace dnd::model {

/// Whether a creature is of a type: "undead", or one word of "swarm of Tiny beasts"; or counts as
/// one by an effect or a trait.
[[nodiscard]] bool is_of_type(const creature& who, std::string_view type) noexcept;

/// Whether it bears an effect of that name, or of that slug.
[[nodiscard]] bool has_effect_called(const creature& who, std::string_view name) noexcept;

/// Whether it has one of these conditions or effects, or is "aware": as `senses_unseen`.
[[nodiscard]] bool has_any_of(const creature& who, const std::vector<std::string>& words) noexcept;

/// Whether the words name that spell or action by its slug.
[[nodiscard]] bool names_cause(const std::vector<std::string>& words,
                               std::string_view cause) noexcept;

/// What a word says of the other one and of how it stands to the bearer: "held", "hurt",
/// "surprised", "waiting", "favored", "blindsight", "truesight", "seeing", "aware", "marked NAME",
/// or of an attack a condition that the other one has. Nothing for any other word.
[[nodiscard]] std::optional<bool> is_other(std::string_view word, const creature& bearer,
                                           const modifier_context& roll) noexcept;

/// Whether it has moved no more than half its own walking speed in this turn. What changes a speed
/// is left out: it may ask for this itself.
[[nodiscard]] bool moves_slowly(const creature& who) noexcept;

/// Whether the attacker is no worse off for not seeing its target.
[[nodiscard]] bool senses_unseen(const creature& attacker) noexcept;

/// Whether what is invisible is no secret to it.
[[nodiscard]] bool sees_invisible(const creature& who) noexcept;

}  // namespace dnd::model
