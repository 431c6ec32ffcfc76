#include "model/events/uses.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>

namespace dnd::model {

namespace {

/// Pools stay sorted, and one with nothing spent is not kept.
apply_result change_spent(state& now, const creature_id& id, const small_text& pool,
                          const change<std::uint16_t>& spent) {
  creature* who = now.edit(id);
  if (!who) return contradictions::no_creature;
  auto& uses = who->spent;
  const auto at = std::lower_bound(
      uses.begin(), uses.end(), pool,
      [](const pool_use& have, const small_text& wanted) { return have.pool < wanted; });
  const bool there = at != uses.end() && at->pool == pool;
  if ((there ? at->spent : 0) != spent.before)
    return apply_result("the uses before the event are others");
  if (spent.after == 0) {
    if (there) uses.erase(at);
  } else if (there) {
    at->spent = spent.after;
  } else {
    uses.insert(at, {pool, spent.after});
  }
  return contradictions::fits;
}

}  // namespace

apply_result action_used::apply_to(state& now) const {
  return change_spent(now, creature, pool, spent);
}

apply_result recharge_rolled::apply_to(state& now) const {
  return change_spent(now, creature, pool, spent);
}

apply_result uses_regained::apply_to(state& now) const {
  return change_spent(now, creature, pool, spent);
}

}  // namespace dnd::model
