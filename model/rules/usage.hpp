#pragma once

#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Actions that may be used so often and no more. SRD: Limited Usage, Legendary Actions.
namespace dnd::model::rules {

/// The pool of a creature's legendary actions of a round.
inline constexpr std::string_view legendary_pool = "legendary actions";

/// How often something limited can be used.
struct pool_size {
  std::uint16_t uses = 0;
  /// `at_will` for legendary actions, which come back by themselves.
  usage_kind kind{};
  /// `recharge`: the least face of the d6 that brings it back.
  std::int16_t recharges_on = 0;
  friend bool operator==(const pool_size&, const pool_size&) = default;
};

/// The pool that an action spends: the action's own name where it has none.
[[nodiscard]] small_text pool_of(const action& what);
/// Nothing for a pool that nothing in the block spends.
[[nodiscard]] std::optional<pool_size> size_of_pool(const stat_block& block, std::string_view pool);

/// How many uses of a pool are gone.
[[nodiscard]] std::uint16_t spent_of(const creature& who, std::string_view pool) noexcept;

/// Whether a use of a pool is left. One that the stat block does not know has one use.
[[nodiscard]] bool has_use_of(const creature& who, std::string_view pool) noexcept;
/// As far as it is limited at all.
[[nodiscard]] bool has_use_of(const creature& who, const action& what) noexcept;

/// Records a use of an action that has a limit, of its own or as a legendary action; an action
/// without a limit leaves no event. Legendary actions are counted while a fight is on: only turns
/// bring them back. Errors: `not_available`, which says what brings it back; `not_your_turn` for
/// a legendary action on the creature's own turn.
[[nodiscard]] objection spend_use(draft& out, const creature_id& who, const action& what);

/// What a pool of ammunition is called by its end: "longbow ammunition".
inline constexpr std::string_view ammunition_ending = "ammunition";

/// One piece of ammunition for an attack with such a weapon, where the creature has a pool of it:
/// "ammunition", or that of the weapon. Errors: `not_available`. SRD: Ammunition.
[[nodiscard]] objection spend_ammunition(draft& out, const creature_id& who, const action& what);

/// Half of what has been shot since the last time comes back; the rest is lost. Returns how many
/// pieces that are. SRD: Ammunition.
std::int32_t gather_ammunition(draft& out, const creature_id& who);

/// Spends `count` uses of a pool of the creature's, for `what`. A pool that its stat block does not
/// know has one use. Errors: `not_available`.
[[nodiscard]] objection spend_pool(draft& out, const creature_id& who, const small_text& what,
                                   std::string_view pool, std::int32_t count);

/// The effect that says that nothing brings the uses of a pool back: a wand is ashes. See
/// docs/effects.md, Pools.
[[nodiscard]] std::string destroyed_name(std::string_view pool);
[[nodiscard]] bool is_destroyed(const creature& who, std::string_view pool);

/// At the start of a creature's turn: legendary actions come back.
void regain_legendary(draft& out, const creature_id& who);

/// At the start of a creature's turn: a d6 for each of its pools that recharges and is spent, in
/// the order of the stat block.
void roll_recharges(draft& out, const creature_id& who);

}  // namespace dnd::model::rules
