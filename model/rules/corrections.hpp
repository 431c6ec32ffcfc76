#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Values that the game master sets, and what follows from them.
namespace dnd::model::rules {

/// The effect that carries out a maximum, an armor class and a speed that were set.
inline constexpr std::string_view set_effect = "Set by the game master";

/// What is to be so from now on; what is not given stays.
struct wanted_values {
  std::optional<std::int32_t> hp = {};
  /// Without exhaustion's halving.
  std::optional<std::int32_t> max_hp = {};
  std::optional<std::int32_t> temp_hp = {};
  std::optional<std::int32_t> armor_class = {};
  std::optional<std::int32_t> speed_ft = {};
  std::string reason = {};
};

/// Sets them. At 0 hit points a creature is dying or dead as after damage, above 0 it is
/// conscious. A creature whose maximum sinks loses what is above it. Requires a creature that is
/// not dead. Errors: `bad_value` for more hit points than the maximum.
[[nodiscard]] objection set_values(draft& out, const creature_id& who, const wanted_values& wanted);

/// A new place in the order of the fight; whose turn it is stays. Nothing when it has it already.
/// Errors: `not_in_encounter` for who has rolled no initiative.
[[nodiscard]] objection set_initiative(draft& out, const creature_id& who, std::int32_t wanted,
                                       const std::string& reason);

/// Effects of a creature that are called so, by whole name in any spelling.
[[nodiscard]] std::vector<effect_number> effects_called(const creature& who, std::string_view name);
/// "Bless, Haste": the names of its effects, each once; empty where it has none.
[[nodiscard]] std::string effect_names(const creature& who);

/// A dead creature lives again with so many hit points, at most its maximum, and one level of
/// exhaustion less; conditions of those who are gone or dead are over. Requires a dead creature and
/// hp >= 1.
void revive(draft& out, const creature_id& who, std::int32_t hp);

}  // namespace dnd::model::rules
