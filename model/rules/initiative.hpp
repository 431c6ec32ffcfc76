#pragma once

#include "model/command.hpp"
#include "model/refusal.hpp"
#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Who goes when. SRD: Initiative.
namespace dnd::model::rules {

/// The key that orders equal totals, higher first: Dexterity score, characters before monsters,
/// who rolled first. Unique in a fight, so that the order never depends on a container.
[[nodiscard]] std::uint64_t tie_break_of(const state& now, const creature& who);

/// Whether identical monsters share a die.
enum class sharing : std::uint8_t { groups, none };

/// Rolls for combatants that have not rolled, in the order given. With `sharing::groups`,
/// identical monsters share a roll under `initiative_ruling::group`: a roll is shared by those
/// of one stat block that roll with the same modifier and mode. A bonus counts for each roll.
void roll_initiative(draft& out, std::span<const creature_id> who, sharing dice,
                     const advantage_flags& flags = {}, const typed_bonus* bonus = nullptr);

/// The living who have joined and not rolled, in the order in which they joined.
[[nodiscard]] std::vector<creature_id> waiting(const state& now);

/// Asks for one of those who wait, at least one: `missing_label`.
[[nodiscard]] refusal whose_initiative(const state& now, std::span<const creature_id> late);

/// Of `who`, those for whom the game master rolls.
[[nodiscard]] std::vector<creature_id> monsters_of(const state& now,
                                                   std::span<const creature_id> who);

/// All who could fight: the living, objects left out; zombie-2 before zombie-10.
[[nodiscard]] std::vector<creature_id> everyone_alive(const state& now);

}  // namespace dnd::model::rules
