#pragma once

#include "model/effects/dice_words.hpp"
#include "model/effects/instance.hpp"
#include "model/events/effects.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Effects that come, stay and end. SRD: Duration, Concentration, Combining Magical Effects.
namespace dnd::model::rules {

/// A moment of effects that rules put on somebody, and content cannot name: its time is over.
inline constexpr std::string_view expiry_moment = "on_expired";

/// An effect that is about to be put on somebody.
struct new_effect {
  small_text name;
  creature_id source;
  /// What it hangs on; 0: nothing.
  effect_number parent = 0;
  bool concentration = false;
  bool spell = false;
  std::uint8_t level = 0;
  std::uint8_t spell_level = 0;
  std::int16_t to_hit = 0;
  /// In place of the duration that `does` names; empty: that one.
  std::string_view duration = {};
  std::optional<ability> save_with = {};
  std::int16_t save_dc = 0;
  std::string note = {};
  /// What "mod" and the like stand for.
  dice_numbers numbers = {};
  /// What "dealt" stands for.
  std::int32_t dealt = 0;
};

/// Puts it on a creature, with the conditions that it imposes; one of the same name from the same
/// source is replaced. Returns its number, or 0 when the creature is immune to all that it does, or
/// what it would hang on is over.
effect_number put_effect(draft& out, const creature_id& bearer, const new_effect& what,
                         const lasting& does);

/// Null when there is none.
[[nodiscard]] const active_effect* find_effect(const creature& who, effect_number number) noexcept;

/// Ends it, with its conditions and all that hangs on it. Nothing when it is not there any more.
void end_effect(draft& out, const creature_id& bearer, effect_number number, effect_end why);

/// The first effect of that name; null when there is none.
[[nodiscard]] const active_effect* find_effect(const creature& who, std::string_view name) noexcept;

/// Whether a creature cannot get a condition, by its stat block or by an effect. `source`: from
/// whom it would come, null for nobody.
[[nodiscard]] bool is_immune(const creature& who, condition kind, const creature* source = nullptr,
                             bool by_magic = false) noexcept;

/// What a creature concentrates on; null when it does not.
[[nodiscard]] const effect_instance* concentration_of(const creature& who) noexcept;
/// Ends it; nothing when there is none.
void end_concentration(draft& out, const creature_id& who, effect_end why);

/// What follows for effects when a creature has taken `taken` points of damage as one: a save for
/// its concentration, effects that damage ends, saves that damage allows.
void after_damage(draft& out, const creature_id& who, std::int32_t taken);

/// Carries out what an effect does at a moment.
void work_moment(draft& out, const creature_id& bearer, const effect_instance& effect,
                 std::string_view moment);

/// What happens by itself at the start and at the end of a creature's turn, in this order: at the
/// start, what traits and effects of its own do, effects of its source's turn, saves that end
/// effects; at the end the same. Each time, effects last whose time is over.
void work_at_turn(draft& out, const creature_id& who, turn_boundary boundary);
/// The last part of it: effects whose time is over at this boundary.
void expire_at_turn(draft& out, const creature_id& who, turn_boundary boundary);
/// Effects whose time is over where no turn says so.
void expire_by_time(draft& out);

}  // namespace dnd::model::rules
