#pragma once

#include "model/command_values.hpp"
#include "model/state.hpp"

#include <vector>

/// Who is against whom in a fight that plays itself: the characters and whom they brought against
/// the monsters and theirs.
namespace dnd::model::automatic {

/// Has hit points and is alive: what else keeps it from acting may end.
[[nodiscard]] bool is_standing(const creature& who) noexcept;

/// Nobody of one of the two sides is on its feet in the fight. Also where there never was one.
[[nodiscard]] bool is_one_side_down(const state& now);

/// Those of the fight who are on the other side and on their feet, whom `who` would strike first at
/// the front: `simple` and `random` the weakest, `focus` whoever has lost most of its hit points,
/// `spread` each another one. Equal ones by their ids.
[[nodiscard]] std::vector<const creature*> foes_of(const state& now, const creature& who,
                                                   play_policy policy);

/// Those of the fight who are on its own side, itself included, and not dead; the most hurt first.
[[nodiscard]] std::vector<const creature*> friends_of(const state& now, const creature& who);

}  // namespace dnd::model::automatic
