#pragma once

#include "model/effects/instance.hpp"
#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What holds a creature, and how it gets free. SRD: Escaping a Grapple, Grappled, Restrained.
namespace dnd::model::rules {

/// One thing that a creature can get free of.
struct hold {
  /// "Grappled", "Entangle".
  std::string name;
  /// Who holds it; empty for nobody.
  creature_id holder;
  /// The effect that ends with it; 0: conditions alone, from this holder.
  effect_number effect = 0;
  /// What to reach; 0: the Athletics of the holder.
  std::int16_t dc = 0;
  /// Skills and abilities that will do. Never empty.
  std::vector<std::string> with;
};

/// The hold that a creature would get free of: the only one, or that of `holder`.
/// Errors: `not_available` where there is none, or several.
[[nodiscard]] ruled<hold> hold_on(const state& now, const creature_id& who,
                                  const std::optional<creature_id>& holder);

/// Rolls for it; success ends the hold. What nobody holds any more ends without a roll.
void try_escape(draft& out, const creature_id& who, const hold& from, const leaning& how);

/// Who has a creature grappled, each once.
[[nodiscard]] std::vector<creature_id> holders_of(const creature& who);

}  // namespace dnd::model::rules
