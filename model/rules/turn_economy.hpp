#pragma once

#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

/// What a creature may do in its turn, and between two of them. SRD: Your Turn, Bonus Actions,
/// Reactions.
namespace dnd::model::rules {

/// What something costs.
enum class turn_cost : std::uint8_t { nothing, action, bonus_action, reaction, object };

/// How one thing is paid for.
struct payment {
  creature_id who;
  turn_cost cost{};
  /// What for: "Dash", "Longsword".
  small_text on;
  /// The game master said `free`.
  bool free = false;
  /// Of the word that named who acts.
  std::optional<std::size_t> column = {};
  /// Feet that it adds to the speed of this turn.
  std::int32_t more_ft = 0;
  /// It is recorded even where it costs nothing.
  bool is_deed = false;
};

/// Whether turns are counted at all: a fight is on, its first round has begun, and the campaign
/// plays so.
[[nodiscard]] bool counts_turns(const draft& out) noexcept;

/// Spends what it costs. An action outside of the creature's own turn is refused, unless it has
/// readied one: then it costs the reaction, and ends with it. A reaction is refused after one that
/// was used since its last turn began, and so is everything that an effect forbids. Nothing is
/// spent where turns are not counted. SRD: Ready. Errors: `not_available`, `not_your_turn`.
[[nodiscard]] objection pay(draft& out, const payment& what);

/// The same for one attack: an attack of the Attack action that is left costs nothing more, and
/// outside of the creature's own turn it costs the reaction. What has to be loaded attacks once
/// with each action. SRD: Extra Attack, Opportunity Attacks, Weapon Properties.
[[nodiscard]] objection pay_for_attack(draft& out, const creature_id& who, const action& what,
                                       bool free, std::optional<std::size_t> column);

/// What `take_once` records of the creature at the end of whose turn a legendary action was taken:
/// it does nothing more in that turn. SRD: Legendary Actions.
inline constexpr std::string_view turn_is_over = "turn is over";

/// Whether something that goes once in a turn is still to be had in this one, of whoever's turn it
/// is; outside of fights it always is. `take_once` records that it is used.
[[nodiscard]] bool is_left_this_turn(const state& now, const creature& who,
                                     std::string_view what) noexcept;
void take_once(draft& out, const creature_id& who, std::string_view what);
/// The same for what takes the place of an attack: a grapple, a shove. Outside of the own turn only
/// who is ready can do it.
[[nodiscard]] objection pay_for_special_attack(draft& out, const payment& what);

/// An opportunity attack costs the reaction, in whoever's turn. SRD: Opportunity Attacks.
[[nodiscard]] objection pay_for_opportunity(draft& out, const payment& what);

/// A way of so many feet, of the speed that it is gone with. What it costs may be more than its
/// length. `what.on` says how. Recorded while a fight is on; refused where turns are counted, it is
/// not free, and less is left of the speed, or the turn is another's.
/// Errors: `not_available`, `not_your_turn`.
[[nodiscard]] objection pay_for_way(draft& out, const payment& what, std::int32_t cost_ft,
                                    std::int32_t speed_ft);

/// Feet that are left of such a speed in this turn, never below 0.
[[nodiscard]] std::int32_t movement_left(const creature& who, std::int32_t speed_ft) noexcept;

/// How many attacks the Attack action has.
[[nodiscard]] int attacks_of(const creature& who) noexcept;

}  // namespace dnd::model::rules
