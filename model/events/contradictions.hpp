#pragma once

#include "model/apply_result.hpp"

/// What events of several topics say when they do not fit the state.
namespace dnd::model::contradictions {

inline constexpr apply_result fits{};
inline constexpr apply_result no_creature{"the event names a creature that is not there"};
inline constexpr apply_result no_fight{"the event belongs to a fight and none is on"};
inline constexpr apply_result wrong_hp{
    "the hit points before the event are not those of the state"};

}  // namespace dnd::model::contradictions
