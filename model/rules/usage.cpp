#include "model/rules/usage.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/run.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/hit_dice.hpp"
#include "model/rules/lair.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::model::rules {

namespace {

/// SRD: every creature that has legendary actions has three; the number stands for entries that
/// do not say.
constexpr std::uint16_t legendary_uses_default = 3;

/// What is taken once in a turn.
constexpr std::string_view legendary_once = "legendary action";

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
  // SRD, Legendary Actions: one option at a time, at the end of a turn.
  if (counts_turns(out) && !is_left_this_turn(out.now(), who, legendary_once))
    return refusal{refusal_code::not_available,
                   fmt::format("{} has taken a legendary action in this turn", called(who)),
                   "the next one is at the end of the next turn", std::nullopt};
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
  if (!counts_turns(out)) return std::nullopt;
  take_once(out, id, legendary_once);
  if (now) take_once(out, creature_id(now->id), turn_is_over);
  return std::nullopt;
}

/// Null where nobody counts it.
const pool* ammunition_for(const stat_block& block, const action& what) {
  if (!what.properties.contains(weapon_property::ammunition)) return nullptr;
  const std::string own = slug_of(fmt::format("{} {}", what.name.view(), ammunition_ending));
  const pool* found = nullptr;
  for (const model::pool& one : block.pools) {
    const std::string slug = slug_of(one.name.view());
    if (slug == own) return &one;
    if (slug == ammunition_ending) found = &one;
  }
  return found;
}

/// The thing that a weapon shoots; empty for one that is not known. SRD: Weapons.
std::string_view ammunition_item(const action& what) {
  if (!what.properties.contains(weapon_property::ammunition)) return {};
  const std::string slug = slug_of(what.name.view());
  constexpr std::pair<std::string_view, std::string_view> known[] = {{"crossbow", "crossbow-bolt"},
                                                                     {"bow", "arrow"},
                                                                     {"sling", "sling-bullet"},
                                                                     {"blowgun", "blowgun-needle"}};
  for (const auto& [weapon, item] : known)
    if (slug.find(weapon) != std::string::npos) return item;
  return {};
}

/// What was shot of it since it was last gathered; nothing where it is not counted.
std::optional<std::uint16_t> shot_of(const state& now, const creature_id& who,
                                     std::string_view item) {
  const life* const known = now.books().lives.find(who.view());
  if (!known) return std::nullopt;
  for (const pool_use& each : known->shot)
    if (each.pool.view() == item) return each.spent;
  return std::nullopt;
}

/// One piece of what the creature has. Who never had any shoots as much as it likes.
objection shoot_own(draft& out, const creature_id& id, const action& what) {
  const std::string_view item = ammunition_item(what);
  if (item.empty()) return std::nullopt;
  const auto shot = shot_of(out.now(), id, item);
  const holding has = holding_of(out.now(), id.view());
  const auto stack = std::ranges::find_if(has.items, [&](const item_stack& each) {
    return each.item.view() == item && !each.unidentified;
  });
  if (stack == has.items.end()) {
    if (!shot) return std::nullopt;
    return refusal{
        refusal_code::not_available,
        fmt::format("{} has no ammunition left for {}", called(out.at(id)), what.name.view()),
        "`gather` finds half of what was shot, `give` and `buy` bring more", std::nullopt};
  }
  item_stack one = *stack;
  one.count = 1;
  if (auto no = take_items(out, id, one, goods_reason::shot)) return no;
  const std::uint16_t before = shot.value_or(0);
  out.emit(ammunition_counted{
      .creature = id, .item = item, .shot = {before, static_cast<std::uint16_t>(before + 1)}});
  return std::nullopt;
}

/// Half of what was shot of the creature's own comes back.
std::int32_t gather_own(draft& out, const creature_id& id) {
  const life* const known = out.now().books().lives.find(id.view());
  if (!known) return 0;
  const std::vector<pool_use> all = known->shot;
  std::int32_t found = 0;
  for (const pool_use& each : all) {
    if (each.spent == 0) continue;
    const item_ptr entry = out.item_called(each.pool.view());
    item_stack back = entry ? entry->one : item_stack{.item = each.pool, .name = each.pool.str()};
    back.count = each.spent / 2;
    if (back.count > 0 && add_items(out, id, back, goods_reason::gathered)) continue;
    out.emit(ammunition_counted{.creature = id, .item = each.pool, .shot = {each.spent, 0}});
    found += back.count;
  }
  return found;
}

/// Pieces that nobody will find, as a pool of its own: they stay spent.
small_text lost_pool(const pool& what) {
  constexpr std::string_view ending = " lost";
  const std::string name = fmt::format("{}{}", what.name.view(), ending);
  return small_text::fits(name) ? small_text(name) : what.name;
}

/// What a pool does to its bearer when its last use is spent.
objection work_when_empty(draft& out, const creature_id& id, std::string_view pool) {
  // The block is frozen, so it outlives every event that follows.
  const stat_block_ptr block = out.at(id).block;
  const auto has =
      std::ranges::find(block->pools, pool, [](const model::pool& one) { return one.name.view(); });
  if (has == block->pools.end() || has->emptied.empty()) return std::nullopt;
  effect_use use;
  use.user = id;
  use.name = has->name;
  use.numbers = numbers_of(*block);
  effect_scope scope{.targets = {id}};
  return run_effects(out, use, has->emptied, scope);
}

/// A potion that is drunk is gone from what the creature has, where that is counted.
objection use_up_thing(draft& out, const creature_id& id, std::string_view pool) {
  const creature& who = out.at(id);
  const life* const known = out.now().books().lives.find(id.view());
  if (!who.record || !known || !known->equipped) return std::nullopt;
  const character_record_ptr record = who.record;
  for (const item_record& has : record->items) {
    const item_ptr entry = out.item_called(has.item);
    if (!entry || !entry->used_up || entry->actions.empty() ||
        entry->actions.front().name.view() != pool)
      continue;
    const std::vector<item_stack> stacks = stacks_like(out.now(), id, has.item);
    item_stack one = stacks.empty() ? entry->one : stacks.front();
    one.count = 1;
    if (auto no = take_items(out, id, one, goods_reason::used)) return no;
    settle_load(out, id);
    return std::nullopt;
  }
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

bool has_use_of(const creature& who, std::string_view pool) noexcept {
  const auto size = size_of_pool(*who.block, pool);
  return spent_of(who, pool) < (size ? size->uses : 1);
}

bool has_use_of(const creature& who, const action& what) noexcept {
  const bool unlimited = what.usage.kind == usage_kind::at_will && what.usage.pool.empty();
  return unlimited || has_use_of(who, pool_of(what).view());
}

objection spend_use(draft& out, const creature_id& who, const action& what) {
  if (what.group == action_group::legendary && out.now().fight())
    if (auto no = spend_legendary(out, who, what)) return no;
  if (what.group == action_group::lair)
    if (auto no = spend_lair_action(out, who, what)) return no;
  if (what.usage.kind != usage_kind::at_will) return spend_limited(out, who, what);
  // Without a limit of the action's own, its pool is one of the creature's.
  const std::string_view pool = what.usage.pool.view();
  if (pool.empty() || !size_of_pool(*out.at(who).block, pool)) return std::nullopt;
  if (auto no = spend_pool(out, who, what.name, pool, 1)) return no;
  return use_up_thing(out, who, pool);
}

objection spend_ammunition(draft& out, const creature_id& id, const action& what) {
  const stat_block_ptr block = out.at(id).block;
  const pool* const from = ammunition_for(*block, what);
  if (!from) return shoot_own(out, id, what);
  const std::uint16_t before = spent_of(out.at(id), from->name.view());
  if (before >= from->uses)
    return refusal{
        refusal_code::not_available,
        fmt::format("{} has no ammunition left for {}", called(out.at(id)), what.name.view()),
        "`gather` finds half of what was shot", std::nullopt};
  out.emit(action_used{.creature = id,
                       .action = what.name,
                       .pool = from->name,
                       .spent = {before, static_cast<std::uint16_t>(before + 1)}});
  return std::nullopt;
}

std::int32_t gather_ammunition(draft& out, const creature_id& id) {
  const stat_block_ptr block = out.at(id).block;
  std::int32_t found = 0;
  for (const model::pool& one : block->pools) {
    if (!one.name.view().ends_with(ammunition_ending)) continue;
    const small_text lost = lost_pool(one);
    const std::uint16_t gone = spent_of(out.at(id), lost.view());
    const std::uint16_t spent = spent_of(out.at(id), one.name.view());
    if (spent <= gone) continue;
    const auto back = static_cast<std::uint16_t>((spent - gone) / 2);
    const auto left = static_cast<std::uint16_t>(spent - back);
    if (back > 0) out.emit(uses_regained{.creature = id, .pool = one.name, .spent = {spent, left}});
    if (left != gone)
      out.emit(
          action_used{.creature = id, .action = "Gather", .pool = lost, .spent = {gone, left}});
    found += back;
  }
  return found + gather_own(out, id);
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
  if (count > 0 && before + count == uses) return work_when_empty(out, id, pool);
  return std::nullopt;
}

std::string destroyed_name(std::string_view pool) {
  return fmt::format("{} destroyed", pool);
}

bool is_destroyed(const creature& who, std::string_view pool) {
  return find_effect(who, destroyed_name(pool)) != nullptr;
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
