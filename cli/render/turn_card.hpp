#pragma once

#include "cli/render/table.hpp"
#include "model/views/turn_card.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What stands under "Thia's turn." for those who play it:
///
///       14/22 hp +5 temporary, AC 15. Next: goblin-1.
///       poisoned (3 rounds): disadvantage on attacks and checks
///       Longsword, Fire Breath (spent, back on 5-6); bonus: Second Wind (1 of 1 left)
///
/// A line for each condition; what there is nothing of is left out. Broken at words.
/// "Left: action, 2 attacks, bonus action, reaction, 30 ft."; empty where it is not known.
[[nodiscard]] std::string turn_left_text(const model::views::turn_card& what);

[[nodiscard]] std::vector<std::string> turn_card_lines(const model::views::turn_card& what,
                                                       const layout& where);

}  // namespace dnd::cli
