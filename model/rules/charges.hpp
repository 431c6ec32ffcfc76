#pragma once

#include "model/character_record.hpp"
#include "model/item_stack.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <vector>

/// Uses of magic items. They are counted with whoever wears or wields the thing, and with the thing
/// as long as nobody does: so they go along when it changes hands. SRD: Magic Items, Charges.
namespace dnd::model::rules {

/// After a record has changed: what is spent of items that were on and are no more goes to the
/// things. `pools`: those that its own shape had before.
void put_charges_away(draft& out, const creature_id& who, const character_record& before,
                      const std::vector<pool>& pools);

/// The other way round, for what is on from now on.
void take_charges_along(draft& out, const creature_id& who, const character_record& after,
                        const std::vector<pool>& pools);

/// One use of a thing that is gone after so many; with the last one it is. Errors: as `take_items`.
[[nodiscard]] objection use_up(draft& out, const small_text& holder, const item_stack& thing,
                               std::int32_t uses);

/// At dawn, for things that nobody wears or wields.
void refill_things(draft& out);

}  // namespace dnd::model::rules
