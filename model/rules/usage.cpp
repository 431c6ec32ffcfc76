#include "model/rules/usage.hpp"

#include "model/rules/hit_dice.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/spell_slots.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model::rules {

namespace {

/// SRD: every creature that has legendary actions has three; the number stands for entries that
/// do not say.
constexpr std::uint16_t legendary_uses_default = 3;

std::uint16_t legendary_uses(const stat_block& block) {
  return block.legendary_actions > 0 ? block.legendary_actions : legendary_uses_default;
}

std::optional<pool_size> size_of(const usage_limit& limit) {
  switch (limit.kind) {
    case usage_kind::at_will:
      return std::nullopt;
    case usage_kind::recharge:
      return pool_size{.uses = 1, .kind = limit.kind, .recharges_on = limit.value};
    case usage_kind::per_day:
    case usage_kind::per_rest:
      return pool_size{.uses = static_cast<std::uint16_t>(limit.value), .kind = limit.kind};
  }
  return std::nullopt;
}

refusal spent(const creature& who, const action& what) {
  const usage_limit& limit = what.usage;
  refusal no{refusal_code::not_available,
             fmt::format("{} has no use of {} left", called(who), what.name.view()), "",
             std::nullopt};
  if (limit.kind == usage_kind::recharge)
    no.hint =
        limit.value >= 6
            ? std::string("it recharges on a 6, rolled at the start of its turns")
            : fmt::format("it recharges on {}-6, rolled at the start of its turns", limit.value);
  else
    no.hint = fmt::format("it has {} {}", limit.value,
                          limit.kind == usage_kind::per_day ? "a day" : "between two rests");
  return no;
}

objection spend_limited(draft& out, const creature_id& id, const action& what) {
  const small_text pool = pool_of(what);
  const std::uint16_t before = spent_of(out.at(id), pool);
  const int uses = size_of(what.usage)->uses;
  if (before >= uses) return spent(out.at(id), what);
  out.emit(action_used{.creature = id,
                       .action = what.name,
                       .pool = pool,
                       .spent = {before, static_cast<std::uint16_t>(before + 1)}});
  return std::nullopt;
}

objection spend_legendary(draft& out, const creature_id& id, const action& what) {
  const creature& who = out.at(id);
  const combatant* now = out.now().fight()->turn_of();
  if (now && now->id == id)
    return refusal{refusal_code::not_your_turn,
                   fmt::format("{} is a legendary action, and it is {}'s own turn",
                               what.name.view(), called(who)),
                   "legendary actions are taken at the end of another creature's turn",
                   std::nullopt};
  const std::uint16_t uses = legendary_uses(*who.block);
  const auto cost = static_cast<std::uint16_t>(std::max<int>(what.legendary_cost, 1));
  const std::uint16_t before = spent_of(who, legendary_pool);
  if (before + cost > uses)
    return refusal{refusal_code::not_available,
                   fmt::format("{} costs {} and {} has {} of {} legendary actions left",
                               what.name.view(), cost, called(who), uses - before, uses),
                   "they come back at the start of its turn", std::nullopt};
  out.emit(action_used{.creature = id,
                       .action = what.name,
                       .pool = legendary_pool,
                       .spent = {before, static_cast<std::uint16_t>(before + cost)}});
  return std::nullopt;
}

}  // namespace

small_text pool_of(const action& what) {
  return what.usage.pool.empty() ? what.name : what.usage.pool;
}

std::optional<pool_size> size_of_pool(const stat_block& block, std::string_view pool) {
  const bool is_legendary =
      pool == legendary_pool && std::ranges::any_of(block.actions, [](const action& what) {
        return what.group == action_group::legendary;
      });
  if (is_legendary) return pool_size{.uses = legendary_uses(block)};
  for (const action& what : block.actions)
    if (pool_of(what).view() == pool)
      if (const auto size = size_of(what.usage)) return size;
  for (const model::pool& what : block.pools)
    if (what.name.view() == pool)
      return pool_size{
          .uses = static_cast<std::uint16_t>(what.uses),
          .kind = what.refill == "short rest" ? usage_kind::per_rest : usage_kind::per_day};
  if (const std::uint16_t dice = hit_dice_in(block, pool); dice > 0)
    return pool_size{.uses = dice, .kind = usage_kind::per_day};
  if (const std::uint16_t slots = slots_of(block, pool); slots > 0)
    return pool_size{.uses = slots, .kind = usage_kind::per_day};
  for (const trait& what : block.traits)
    if (what.name == pool)
      if (const auto size = size_of(what.usage)) return size;
  return std::nullopt;
}

std::uint16_t spent_of(const creature& who, std::string_view pool) noexcept {
  const auto found =
      std::ranges::find(who.spent, pool, [](const pool_use& use) { return use.pool.view(); });
  return found == who.spent.end() ? std::uint16_t{0} : found->spent;
}

objection spend_use(draft& out, const creature_id& who, const action& what) {
  if (what.group == action_group::legendary && out.now().fight())
    if (auto no = spend_legendary(out, who, what)) return no;
  if (what.usage.kind != usage_kind::at_will) return spend_limited(out, who, what);
  // A pool without a limit of the action's own is one of the creature's.
  if (what.usage.pool.empty()) return std::nullopt;
  return spend_pool(out, who, what.name, what.usage.pool.view(), 1);
}

objection spend_pool(draft& out, const creature_id& id, const small_text& what,
                     std::string_view pool, std::int32_t count) {
  const creature& who = out.at(id);
  const auto size = size_of_pool(*who.block, pool);
  const std::int32_t uses = size ? size->uses : 1;
  const std::uint16_t before = spent_of(who, pool);
  if (before + count > uses)
    return refusal{refusal_code::not_available,
                   fmt::format("{} needs {} of {}, and {} has {} of {} left", what.view(), count,
                               pool, called(who), std::max(uses - before, 0), uses),
                   size && size->kind == usage_kind::per_rest ? "`rest short` brings uses back"
                                                              : "`rest long` brings uses back",
                   std::nullopt};
  out.emit(action_used{.creature = id,
                       .action = what,
                       .pool = pool,
                       .spent = {before, static_cast<std::uint16_t>(before + count)}});
  return std::nullopt;
}

void regain_legendary(draft& out, const creature_id& who) {
  const std::uint16_t before = spent_of(out.at(who), legendary_pool);
  if (before > 0)
    out.emit(uses_regained{.creature = who, .pool = legendary_pool, .spent = {before, 0}});
}

void roll_recharges(draft& out, const creature_id& who) {
  // The block is frozen, so it outlives every event that follows.
  const stat_block_ptr block = out.at(who).block;
  std::vector<small_text> seen;
  for (const action& what : block->actions) {
    if (what.usage.kind != usage_kind::recharge) continue;
    const small_text pool = pool_of(what);
    if (std::ranges::find(seen, pool) != seen.end()) continue;
    seen.push_back(pool);
    const std::uint16_t before = spent_of(out.at(who), pool);
    if (before == 0) continue;
    const auto d6 = static_cast<std::uint8_t>(out.dice().roll(6));
    const bool back = d6 >= what.usage.value;
    out.emit(recharge_rolled{.creature = who,
                             .pool = pool,
                             .d6 = d6,
                             .needed = static_cast<std::uint8_t>(what.usage.value),
                             .spent = {before, back ? std::uint16_t{0} : before}});
  }
}

}  // namespace dnd::model::rules
