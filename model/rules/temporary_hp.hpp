#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>
#include <string_view>

/// SRD: Temporary Hit Points.
namespace dnd::model::rules {

/// An effect beside temporary hit points that last for a while: they end with it.
inline constexpr std::string_view temporary_effect = "Temporary Hit Points";
/// What a step says in place of dice when they end. Content cannot say it.
inline constexpr std::string_view no_temporary = "none";

struct temporary_gift {
  creature_id source;
  creature_id target;
  std::int32_t amount = 0;
  /// "1 hour", as an effect's duration; empty: until a long rest.
  std::string_view duration = {};
  /// What they hang on; 0: nothing.
  effect_number parent = 0;
  /// In place of what is there, even if that is more.
  bool instead = false;
};

/// They do not add up: the greater stay, unless `instead`. True when they are had now.
bool give_temporary(draft& out, const temporary_gift& what);

/// What is left of them ends. Nothing where there are none.
void end_temporary(draft& out, const creature_id& who);

/// The effect that they end with has nothing to do any more.
void forget_temporary(draft& out, const creature_id& who);

}  // namespace dnd::model::rules
