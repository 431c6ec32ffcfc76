#pragma once

#include "model/creature.hpp"
#include "model/encounter.hpp"
#include "model/event_values.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

/// Parts of a state as they are to be from now on: what an undo, a redo or a discarded fight puts
/// back.
namespace dnd::model {

/// Null means "not there".
struct creature_part {
  creature_id id;
  std::shared_ptr<const creature> value;
};

/// Parts that are not named stay. Pointers keep the event small.
struct state_patch {
  std::vector<creature_part> creatures;
  /// Outer: is it part of the patch; inner: is there a fight.
  std::optional<std::shared_ptr<const encounter>> fight;
  /// The end of the fight's order: a fight too large for one line goes on in the next event.
  std::vector<combatant> combatants;
  std::shared_ptr<const session> play;  ///< Null: not part of the patch.
  std::vector<number_part> numbers;     ///< 0 removes the counter.
  std::optional<std::uint32_t> encounters;
  friend bool operator==(const state_patch& a, const state_patch& b);
};

/// What must be put back so that `from` becomes `to`; `seq` and where undo stands are not part of
/// it. Parts that both share are seen at a glance, so it costs what has changed.
[[nodiscard]] state_patch diff(const state& from, const state& to);

/// Puts the parts of a patch into a state.
void restore(state& now, const state_patch& patch);

}  // namespace dnd::model
