#pragma once

#include "model/effects/instance.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Torches, lamps and candles: what burns, how long, and how far it shines. A light is an effect on
/// who carries it, which ends with its time. SRD: Adventuring Gear.
namespace dnd::model::rules {

struct light_source {
  /// The slug of the thing, and what it is called while it burns.
  std::string_view item;
  std::string_view name;
  /// The slug of what it burns; empty: itself.
  std::string_view fuel;
  game_time rounds = 0;
  std::int32_t bright_ft = 0;
  /// Feet beyond the bright light.
  std::int32_t dim_ft = 0;
  bool cone = false;
  /// A torch is something to hit with.
  bool burns_on_hit = false;
};

/// Null for what gives no light.
[[nodiscard]] const light_source* light_of(std::string_view item) noexcept;
/// "bright light to 20 feet, dim light 20 feet farther"
[[nodiscard]] std::string reach_text(const light_source& what);

/// The effect of a light that burns on somebody, the first of it; null when there is none.
[[nodiscard]] const active_effect* burning(const creature& who, const light_source& what) noexcept;

/// Lights it: one that was put out burns on, else the thing itself or its fuel is used up.
/// Errors: `not_available` without the thing or its fuel.
[[nodiscard]] objection kindle(draft& out, const creature_id& who, const light_source& what);

/// Puts it out; what is left of its time is kept. Requires that it burns.
void put_out(draft& out, const creature_id& who, const light_source& what);

}  // namespace dnd::model::rules
