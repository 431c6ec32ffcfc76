#include "model/rules/refills.hpp"

#include "model/dice/expression.hpp"
#include "model/rules/amount.hpp"
#include "model/rules/hit_dice.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::rules {

namespace {

const pool* pool_called(const stat_block& block, std::string_view name) {
  const auto found =
      std::ranges::find(block.pools, name, [](const pool& one) { return one.name.view(); });
  return found == block.pools.end() ? nullptr : &*found;
}

bool comes_back(std::string_view refill, refill_moment when) {
  if (refill == supply_refill) return false;
  if (refill == "dawn") return when != refill_moment::short_rest;
  if (when == refill_moment::dawn) return false;
  return refill != "long rest" || when == refill_moment::long_rest;
}

/// The same for what stands with an action or a trait.
bool comes_back(usage_kind kind, refill_moment when) {
  if (when == refill_moment::dawn) return false;
  return kind != usage_kind::per_day || when == refill_moment::long_rest;
}

std::uint16_t pact_slots(const stat_block& block, int level) {
  std::uint16_t slots = 0;
  for (const spellcasting& one : block.casting)
    if (one.pact)
      slots = static_cast<std::uint16_t>(slots + one.slots[static_cast<std::size_t>(level - 1)]);
  return slots;
}

/// What a pool gets back that says it in dice; all of it where they are none.
std::int32_t rolled_refill(draft& out, const creature_id& who, const pool& what,
                           std::int32_t spent) {
  const dice_text dice{.text = what.regained};
  const auto rolled = roll_typed(out, dice);
  if (!rolled) return spent;
  record_roll(out, who, fmt::format("{} that come back", what.name.view()), *rolled);
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(rolled->total, 0, spent));
}

/// How many of the spent uses come back.
std::int32_t coming_back(draft& out, const creature_id& who, const pool_use& use,
                         refill_moment when) {
  const stat_block_ptr block = out.at(who).block;
  const std::string_view name = use.pool.view();
  if (hit_dice_in(*block, name) > 0) return 0;
  if (const pool* const what = pool_called(*block, name)) {
    if (!comes_back(what->refill, when)) return 0;
    return what->regained.empty() ? use.spent : rolled_refill(out, who, *what, use.spent);
  }
  if (const int level = level_of_pool(name); level > 0) {
    if (when == refill_moment::dawn) return 0;
    return when == refill_moment::long_rest ? use.spent
                                            : std::min(use.spent, pact_slots(*block, level));
  }
  const auto size = size_of_pool(*block, name);
  return comes_back(size ? size->kind : usage_kind::per_day, when) ? use.spent : 0;
}

}  // namespace

void refill(draft& out, const creature_id& who, refill_moment when) {
  // Copied: each event changes the list that it comes from.
  const std::vector<pool_use> spent = out.at(who).spent;
  for (const pool_use& use : spent) {
    if (is_destroyed(out.at(who), use.pool.view())) continue;
    const std::int32_t back = coming_back(out, who, use, when);
    if (back <= 0) continue;
    out.emit(uses_regained{.creature = who,
                           .pool = use.pool,
                           .spent = {use.spent, static_cast<std::uint16_t>(use.spent - back)}});
  }
}

}  // namespace dnd::model::rules
