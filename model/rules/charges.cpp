#include "model/rules/charges.hpp"

#include "model/rules/amount.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model::rules {

namespace {

constexpr std::string_view no_refill = "never";
/// Of what is gone after so many uses.
constexpr std::string_view use_pool = "uses";

const pool* pool_among(const std::vector<pool>& pools, std::string_view name) {
  const auto found =
      std::ranges::find(pools, name, [](const pool& each) { return each.name.view(); });
  return found == pools.end() ? nullptr : &*found;
}

const std::vector<pool>& own_pools(const creature& who) {
  return who.own ? who.own->block->pools : who.block->pools;
}

/// The first stack of such a thing that is as full as `is_full` says.
const item_stack* stack_of(const holding& has, std::string_view item, bool is_full) {
  const auto found = std::ranges::find_if(has.items, [&](const item_stack& each) {
    return each.item.view() == item && each.spent.empty() == is_full;
  });
  return found == has.items.end() ? nullptr : &*found;
}

/// What comes back of one pool of some things.
std::uint16_t rolled_back(draft& out, const item_stack& things, const spent_charges& gone) {
  if (gone.regained.empty()) return gone.spent;
  const auto rolled = roll_typed(out, dice_text{.text = gone.regained});
  if (!rolled) return gone.spent;
  record_roll(out, {}, fmt::format("{} that come back, {}", gone.pool.view(), things.name),
              *rolled);
  return static_cast<std::uint16_t>(std::clamp<std::int64_t>(rolled->total, 0, gone.spent));
}

void refill_stack(draft& out, const small_text& holder, const item_stack& things) {
  std::vector<spent_charges> left;
  for (const spent_charges& gone : things.spent) {
    spent_charges after = gone;
    if (gone.refill != no_refill)
      after.spent = static_cast<std::uint16_t>(gone.spent - rolled_back(out, things, gone));
    if (after.spent > 0) left.push_back(std::move(after));
  }
  if (left == things.spent) return;
  out.emit(charges_changed{.holder = holder, .item = things, .spent = std::move(left), .uses = {}});
}

}  // namespace

void put_charges_away(draft& out, const creature_id& who, const character_record& before,
                      const std::vector<pool>& pools) {
  if (out.at(who).spent.empty() || pools == own_pools(out.at(who))) return;
  for (const item_record& has : before.items) {
    const holding holds = holding_of(out.now(), who.view());
    const item_stack* const full = stack_of(holds, has.item, true);
    if (!full) continue;
    charges_changed event{.holder = who, .item = *full, .spent = {}, .uses = {}};
    event.item.count = 1;
    const item_ptr entry = out.item_called(has.item);
    if (!entry) continue;
    for (const pool& charges : entry->pools) {
      const std::string_view name = charges.name.view();
      const pool* const was = pool_among(pools, name);
      const std::uint16_t gone = spent_of(out.at(who), name);
      if (!was || gone == 0 || pool_among(own_pools(out.at(who)), name)) continue;
      event.spent.push_back(
          {.pool = name, .spent = gone, .refill = was->refill, .regained = was->regained});
      event.uses.push_back({small_text(name), 0});
    }
    if (!event.spent.empty()) out.emit(std::move(event));
  }
}

void take_charges_along(draft& out, const creature_id& who, const character_record& after,
                        const std::vector<pool>& pools) {
  if (pools == own_pools(out.at(who))) return;
  for (const item_record& has : after.items) {
    const holding holds = holding_of(out.now(), who.view());
    // The fullest that there is comes to hand first.
    if (stack_of(holds, has.item, true)) continue;
    const item_stack* const used = stack_of(holds, has.item, false);
    if (!used) continue;
    charges_changed event{.holder = who, .item = *used, .spent = {}, .uses = {}};
    event.item.count = 1;
    for (const spent_charges& gone : used->spent)
      if (pool_among(own_pools(out.at(who)), gone.pool.view()) &&
          !pool_among(pools, gone.pool.view()))
        event.uses.push_back({gone.pool, gone.spent});
    if (!event.uses.empty()) out.emit(std::move(event));
  }
}

objection use_up(draft& out, const small_text& holder, const item_stack& thing, std::int32_t uses) {
  // One that is begun goes first.
  const holding holds = holding_of(out.now(), holder.view());
  const item_stack* const begun = stack_of(holds, thing.item.view(), false);
  item_stack one = begun ? *begun : thing;
  one.count = 1;
  const int gone = one.spent.empty() ? 0 : one.spent.front().spent;
  if (gone + 1 >= uses) return take_items(out, holder, one, goods_reason::used);
  out.emit(charges_changed{.holder = holder,
                           .item = one,
                           .spent = {{.pool = use_pool,
                                      .spent = static_cast<std::uint16_t>(gone + 1),
                                      .refill = std::string(no_refill)}},
                           .uses = {}});
  return std::nullopt;
}

void refill_things(draft& out) {
  // Copied: each event changes the books that it comes from.
  std::vector<std::pair<small_text, item_stack>> used;
  for (const auto& has : out.now().books().holdings.all())
    for (const item_stack& each : has->items)
      if (!each.spent.empty()) used.emplace_back(has->holder, each);
  for (const auto& [holder, things] : used) refill_stack(out, holder, things);
}

}  // namespace dnd::model::rules
