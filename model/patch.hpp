#pragma once

#include "model/apply_result.hpp"
#include "model/creature.hpp"
#include "model/encounter.hpp"
#include "model/event_values.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

/// Parts of a state as they are to be from now on: what an undo, a redo or a discarded fight puts
/// back. What a patch does not name stays.
namespace dnd::model {

/// A creature that comes back whole, or goes: null means "not there".
struct creature_part {
  creature_id id;
  std::shared_ptr<const creature> value;
};

/// Of a creature that is there before and after, the fields that were different.
struct creature_change {
  creature_id id;
  std::optional<std::int32_t> hp;
  std::optional<std::int32_t> max_hp;
  std::optional<std::int32_t> temp_hp;
  std::optional<vitality> life;
  std::optional<std::uint8_t> death_successes;
  std::optional<std::uint8_t> death_failures;
  std::optional<std::uint8_t> exhaustion;
  std::optional<bool> inspired;
  std::optional<std::vector<condition_instance>> conditions;
  std::optional<std::vector<pool_use>> spent;
  std::optional<active_effects> effects;
  std::optional<turn_use> turn;
  std::optional<game_time> long_rested;
  std::optional<game_time> died;
  std::optional<std::vector<standing_order>> orders;
  /// Outer: is it part of the change; inner: does it have another shape than its own.
  std::optional<std::shared_ptr<const own_shape>> own;
  std::optional<bool> concealed;
  /// Outer: is it part of the change; inner: does it have one.
  std::optional<character_record_ptr> record;
  friend bool operator==(const creature_change& a, const creature_change& b);
};

/// Of a fight that is on before and after, what was different.
struct encounter_change {
  std::optional<std::uint32_t> round;
  /// Index into the order, or `nobody`.
  std::optional<std::int32_t> current;
  static constexpr std::int32_t nobody = -1;
  /// The whole order, or the beginning of one that goes on in `state_patch::combatants`.
  std::optional<std::vector<combatant>> order;
  std::optional<std::int64_t> fallen;
  friend bool operator==(const encounter_change&, const encounter_change&) = default;
};

/// Pointers keep the event small.
struct state_patch {
  /// Whole creatures: those that come back or go, and those whose stat block or name was another.
  /// Logs of earlier versions have every creature here that was different in any way.
  std::vector<creature_part> creatures;
  std::vector<creature_change> changes;
  /// Outer: is it part of the patch; inner: is there a fight.
  std::optional<std::shared_ptr<const encounter>> fight;
  std::shared_ptr<const encounter_change> fight_change;  ///< Null: not part of the patch.
  /// The end of the fight's order: a fight too large for one line goes on in the next event.
  std::vector<combatant> combatants;
  std::shared_ptr<const session> play;  ///< Null: not part of the patch.
  std::vector<number_part> numbers;     ///< 0 removes the counter.
  std::optional<std::uint32_t> encounters;
  std::optional<game_time> time;
  std::optional<effect_number> effects_given;
  /// Outer: is it part of the patch; inner: is a decision pending.
  std::optional<std::shared_ptr<const pending_decision>> pending;
  std::vector<ruling_choice> rulings;  ///< Without a value: it is the campaign's file's again.
  std::vector<creature_group> groups;  ///< Whole ones; without members: the group goes.
  /// Whole parts of the books; what is nothing goes.
  std::vector<holding> holdings;
  std::vector<life> lives;
  std::vector<fact> facts;
  std::optional<calendar> dates;
  friend bool operator==(const state_patch& a, const state_patch& b);
};

/// What must be put back so that `from` becomes `to`; `seq` and where undo stands are not part of
/// it. Parts that both share are seen at a glance, so it costs what has changed.
[[nodiscard]] state_patch diff(const state& from, const state& to);

/// Puts the parts of a patch into a state. Contradicts when it changes a creature or a fight that
/// is not there.
[[nodiscard]] apply_result restore(state& now, const state_patch& patch);

/// Whom a patch is about, sorted by id.
[[nodiscard]] std::vector<creature_id> creatures_in(const state_patch& patch);

}  // namespace dnd::model
