#pragma once

#include "model/state.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dnd::model::views {

/// Until when an effect lasts, in a form that can be said.
struct lasts_view {
  lasting_kind kind{};
  /// Of `time`: the turn at which it is over, where that is the next one of that creature, or
  /// `this_turn`; empty where rounds say it.
  std::string turn_of;
  turn_boundary boundary = turn_boundary::end;
  bool this_turn = false;
  /// Of `time`: rounds that are left, from now on.
  std::optional<game_time> rounds_left;
};

/// An effect that stays on a creature.
struct effect_view {
  effect_number number = 0;
  small_text name;
  /// Id of who put it there; empty when nobody did.
  small_text source;
  /// What people call the source; empty when nobody did.
  std::string source_called;
  /// The bearer concentrates on it.
  bool concentration = false;
  bool spell = false;
  std::uint8_t level = 0;
  condition_set conditions;
  lasts_view lasts;
};

[[nodiscard]] lasts_view lasts_of(const lifetime& until, const state& now);

/// Those that the viewer may know of, in the order in which they came: all of a creature that is
/// seen whole, and those that such a creature put on others.
[[nodiscard]] std::vector<effect_view> effects_of(const creature& who, const state& now,
                                                  const viewer& whose);

}  // namespace dnd::model::views
