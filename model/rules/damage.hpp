#pragma once

#include "model/refusal.hpp"
#include "model/rules/draft.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// From dice to hit points. SRD: Damage Rolls, Damage Resistance and Vulnerability.
namespace dnd::model::rules {

/// Damage of one type, or of none, on its way to a target, after saves for half.
struct packet {
  std::optional<damage_type> type;
  std::int32_t amount = 0;
};

/// What a weapon is to resistances against nonmagical weapons.
struct damage_tags {
  bool magical = false;
  bool silvered = false;
  bool adamantine = false;
  /// Types whose resistance it passes.
  damage_type_set ignores = {};
  /// The spell or action that deals it, by name; empty where nobody knows. Must outlive the deal.
  std::string_view cause = {};
};

enum class crit : std::uint8_t { no, yes };

struct hit {
  creature_id source;  ///< Empty when the game master did it.
  creature_id target;
  std::span<const packet> packets;
  damage_tags tags;
  crit critical = crit::no;
  /// Whom it brings to 0 hit points is knocked out and stable.
  bool spares = false;
  /// Another one's damage that this one shares; it is not shared any further.
  bool shared = false;
  /// As `modifier_context::asked_for`: what counts only then.
  const std::vector<std::string>* asked_for = nullptr;
};

/// What a creature takes of an amount: immunity, then resistance (half, rounded down, once), then
/// vulnerability (double, once). The two do not cancel each other out. Untyped damage passes
/// all defences.
[[nodiscard]] std::int32_t after_defences(const creature& target, std::optional<damage_type> type,
                                          std::int32_t amount, const damage_tags& tags,
                                          const std::vector<std::string>* asked_for = nullptr);

/// Deals all of a hit's damage as one. Less than the target's damage threshold is none. Packets of
/// a type are added up first, each type is rounded by itself, temporary hit points go first, and
/// what follows from 0 hit points follows once. Requires a target that is not dead, and amounts of
/// 0..hit_points_max. Effects that damage ends, concentration among them, follow. Returns what the
/// target took.
std::int32_t deal(draft& out, const hit& what);

/// What a damage roll belongs to.
struct damage_roll {
  creature_id source;
  small_text action;
  std::string_view dice;
  damage_type type{};
  crit critical = crit::no;
  /// Dice of so much or less are rolled again, once; 0: none.
  std::int32_t again = 0;
  /// What a die counts at least.
  std::int32_t least = 0;
  /// The dice are not rolled: each shows its highest face.
  bool highest = false;
  /// So many dice, the lowest first, are rolled again where they are below their average.
  std::int32_t lowest_again = 0;
};

/// Rolls and records the dice of a stat block, doubled for a critical hit; the total is within
/// 0..hit_points_max. Errors: `bad_content` for dice that are none.
[[nodiscard]] ruled<std::int32_t> roll_damage(draft& out, const damage_roll& what);

/// Faces drawn since `from` of them were, for an event.
[[nodiscard]] std::vector<std::uint16_t> faces_since(const dice_roller& dice, std::size_t from);

}  // namespace dnd::model::rules
