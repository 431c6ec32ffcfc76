#pragma once

#include <string_view>

namespace dnd::test {

/// A ghoul whose entry only names what a failed save may bring: it is offered, not done.
inline constexpr std::string_view ghoul_that_offers = R"(name: Ghoul
size: medium
type: undead
armor_class: 12
hit_points: 22
speed: {walk: 30}
abilities: {str: 13, dex: 15, con: 10, int: 7, wis: 10, cha: 6}
challenge: 1
actions:
  - {name: Bite, attack: melee, to_hit: 2, reach: 5, damage: [2d6+2 piercing]}
  - name: Claws
    attack: melee
    to_hit: 4
    reach: 5
    damage: [2d4+2 slashing]
    save: {with: con, dc: 10, success: none}
    imposes: [paralyzed]
)";

}  // namespace dnd::test
