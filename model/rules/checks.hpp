#pragma once

#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dnd::model::rules {

/// A saving throw that something asks for.
struct save_asked {
  /// Whose action asks for it; empty for nobody's.
  creature_id source = {};
  ability with{};
  std::optional<std::int16_t> dc;
  /// From cover; counts for Dexterity only. SRD: Cover.
  std::int16_t bonus = 0;
  /// "Undead Fortitude": put before the sources of advantage. Often empty.
  std::string because;
};

/// Rolls the saving throw and records it. Paralyzed, petrified, stunned and unconscious creatures
/// fail Strength and Dexterity without a roll. SRD: Saving Throws, Conditions.
/// Returns whether it succeeded; without a DC only an automatic failure is known.
bool roll_save(draft& out, const creature_id& who, const save_asked& asked,
               leaning how = leaning{});

}  // namespace dnd::model::rules
