#pragma once

#include "model/effects/modifiers.hpp"
#include "model/refusal.hpp"
#include "model/rules/draft.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// Moving, as far as it goes without a map. SRD: Movement and Position, Being Prone.
namespace dnd::model::rules {

struct way {
  std::int32_t feet = 0;
  movement how{};
  /// Over difficult terrain.
  bool difficult = false;
  /// Takes along whom it has grappled.
  bool drag = false;
  /// Counts against nothing.
  bool free = false;
  /// Of the word that named who moves.
  std::optional<std::size_t> column = {};
};

/// The dead and the unconscious go nowhere by themselves; the incapacitated may. Errors:
/// `creature_dead`, `incapacitated`.
[[nodiscard]] objection refuse_mover(const creature& who, std::string_view deed,
                                     std::optional<std::size_t> column);

/// Counts the way against what is left of the speed. Whom it has grappled and does not drag is let
/// go. Requires a fight. Errors: `not_available`, `not_your_turn`, `bad_value`.
[[nodiscard]] objection move_along(draft& out, const creature_id& id, const way& asked);

/// A jump.
struct leap {
  std::int32_t feet = 0;
  /// Up, not along.
  bool high = false;
  /// Without a run of 10 feet before it.
  bool standing = false;
  bool free = false;
  std::optional<std::size_t> column = {};
};

/// Feet that a creature can jump. SRD: Jumping.
[[nodiscard]] std::int32_t jump_reach_of(const creature& who, bool high, bool standing) noexcept;

/// Jumps; each foot costs a foot of movement. Whom it has grappled is let go. In a fight in which
/// turns are counted, only who has moved 10 feet has had a run.
/// Errors: `not_available`, `not_your_turn`.
[[nodiscard]] objection jump_so_far(draft& out, const creature_id& id, const leap& asked);

/// Who lies prone is up again after a rest, where nothing keeps it down.
void get_up_after_rest(draft& out, const creature_id& id);

/// Gets up, for half of the speed. Errors: `not_available`, `not_your_turn`.
[[nodiscard]] objection stand_up(draft& out, const creature_id& id, bool free,
                                 std::optional<std::size_t> column);

}  // namespace dnd::model::rules
