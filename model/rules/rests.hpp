#pragma once

#include "model/effects/instance.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <span>

/// Rests. SRD: Resting.
namespace dnd::model::rules {

inline constexpr game_time short_rest_rounds = 600;
inline constexpr game_time long_rest_rounds = 4'800;
/// From the end of one long rest to that of the next.
inline constexpr game_time between_long_rests = 14'400;

/// Why a creature does not get anything from such a rest that would begin now: it is dead or has no
/// hit points, or rested long within 24 hours.
[[nodiscard]] objection why_no_rest(const state& now, const creature_id& who, rest_kind kind);

/// Hit dice that somebody spends.
struct spent_dice {
  std::int32_t count = 0;
  /// Of these faces first, as long as there are any, and then the largest; 0: the largest.
  std::int32_t faces = 0;
};

/// An hour passes. Then each of `who` that can gets uses back, effects that last until a short rest
/// end, and it spends such hit dice as long as it is hurt: each heals its die and the Constitution
/// modifier, at least 0. Requires that no fight is on.
/// Who loses hit points every turn, by something that does not end by itself, has no peace: it
/// would be dead long before the rest is over. Errors: `not_available`.
[[nodiscard]] objection why_no_peace(const state& now, const creature_id& who);

void rest_short(draft& out, std::span<const creature_id> who, const spent_dice& spend);

/// How a night is.
struct night {
  /// Hit dice of these faces come back first, and then the largest; 0: the largest.
  std::int32_t faces = 0;
  /// Without food and drink: nobody is less exhausted.
  bool hungry = false;
};

/// Eight hours pass. Then each of `who` that can gets back all hit points, all uses and slots, and
/// half of its hit dice, at least one; a level of exhaustion, temporary hit
/// points and effects that last until a rest end. Requires that no fight is on.
void rest_long(draft& out, std::span<const creature_id> who, const night& how = {});

}  // namespace dnd::model::rules
