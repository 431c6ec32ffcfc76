#pragma once

#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <string_view>

/// Life and death. SRD: Dropping to 0 Hit Points, Death Saving Throws, Stabilizing a Creature.
namespace dnd::model::rules {

/// An effect on a monster that matters: at 0 hit points it is dying, as a character is.
inline constexpr std::string_view important_effect = "Important";

/// Whether it is dead at 0 hit points, and not dying. SRD: Monsters and Death.
[[nodiscard]] bool dies_at_zero(const creature& who) noexcept;

/// What a hit did to a creature, after its defences and its temporary hit points.
struct blow {
  vitality life_before{};
  std::int32_t hp_before = 0;
  /// After defences, temporary hit points not yet taken off.
  std::int32_t taken = 0;
  /// What came through to the hit points, those below 0 included.
  std::int32_t through = 0;
  bool critical = false;
  /// Who is brought to 0 hit points is knocked out. SRD: Knocking a Creature Out.
  bool spares = false;
};

/// What follows when a hit has been dealt: dying, death, failures. Events: `death_failures_added`,
/// `vitality_changed`, a `condition_added` for prone, and grapples that end.
void suffer(draft& out, const creature_id& who, const blow& hit);

/// Records the new state of a living creature. A creature that falls lies prone, and what it held
/// is free: grapples of it end, and with its death fear and charm of it. Nothing when the state is
/// the same.
void change_life(draft& out, const creature_id& who, vitality after);

/// Whom effects leave no maximum of hit points is dead.
void die_when_drained(draft& out, const creature_id& who);

/// Hit points regained; a dying or stable creature wakes. Requires a creature that is not dead.
void regain(draft& out, const creature_id& source, const creature_id& who, std::int32_t amount);

/// The effect of a stable creature that wakes when it is over.
inline constexpr std::string_view waking_effect = "Stable";

/// Rolls a death save. Requires a dying creature.
void roll_death_save(draft& out, const creature_id& who, leaning how = leaning{},
                     const typed_bonus* extra = nullptr);

/// Ends `grappled` on others whose grappler can no longer hold on. SRD: Grappled.
void release_grappled(draft& out, const creature_id& grappler);

/// The same for a creature that is dead or gone, with fear and charm: they say nothing without
/// the one of whom they speak.
void release_all(draft& out, const creature_id& source);

/// Puts a creature on the ground unless it lies there or cannot be made to.
void fall_prone(draft& out, const creature_id& who);

}  // namespace dnd::model::rules
