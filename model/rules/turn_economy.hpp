#pragma once

#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <cstddef>
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
};

/// Whether turns are counted at all: a fight is on, its first round has begun, and the campaign
/// plays so.
[[nodiscard]] bool counts_turns(const draft& out) noexcept;

/// Spends what it costs. An action outside of the creature's own turn is refused, a reaction after
/// one that was used since its last turn began, and everything that an effect forbids. Nothing
/// where turns are not counted. Errors: `not_available`, `not_your_turn`.
[[nodiscard]] objection pay(draft& out, const payment& what);

/// The same for one attack: an attack of the Attack action that is left costs nothing more, and
/// outside of the creature's own turn it costs the reaction. SRD: Extra Attack, Opportunity
/// Attacks.
[[nodiscard]] objection pay_for_attack(draft& out, const creature_id& who, const action& what,
                                       bool free, std::optional<std::size_t> column);

/// Whether something that goes once in a turn is still to be had in this one, of whoever's turn it
/// is; outside of fights it always is. `take_once` records that it is used.
[[nodiscard]] bool is_left_this_turn(const state& now, const creature& who,
                                     std::string_view what) noexcept;
void take_once(draft& out, const creature_id& who, std::string_view what);

/// How many attacks the Attack action has.
[[nodiscard]] int attacks_of(const creature& who) noexcept;

}  // namespace dnd::model::rules
