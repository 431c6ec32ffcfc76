#pragma once

#include "model/state.hpp"

namespace dnd::model::rules {

/// On whose side a creature fights: with the characters or with the monsters. Who was brought by
/// somebody is on the side of that one as long as that one is there.
[[nodiscard]] creature_kind side_of(const state& now, const creature& who) noexcept;

}  // namespace dnd::model::rules
