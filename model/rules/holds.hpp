#pragma once

#include "model/effects/instance.hpp"
#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// What was said about a contest of this kind.
struct overpowering {
  /// What the target chooses of Athletics and Acrobatics; empty: what it is better at.
  std::string_view answer = {};
  /// What else counts for who tries it; null for nothing. Must outlive the roll.
  const typed_bonus* extra = nullptr;
};

/// Athletics against Athletics or Acrobatics, as the target chooses. Who cannot act is no match;
/// that one withstood it is told. `on` says what is tried.
[[nodiscard]] bool overpowers(draft& out, const creature_id& who, const creature_id& whom,
                              std::string_view on, const leaning& how,
                              const overpowering& said = {});

/// Ends the grapples of a creature that is moved away: those that it is in, but for the hold of
/// `but`, and those that it has.
void let_all_loose(draft& out, const creature_id& id, const creature_id& but = {});

}  // namespace dnd::model::rules
