#include "model/events/goods.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model {

namespace {

constexpr apply_result wrong_coins{"the coins before the event are not those of the state"};
constexpr apply_result wrong_count{"there are not as many of the thing as the event says"};

holding holding_of(const state& now, const small_text& holder) {
  const holding* const has = now.books().holdings.find(holder.view());
  return has ? *has : holding{.holder = holder};
}

std::int32_t count_in(const holding& has, const item_stack& like) noexcept {
  const item_stack* const stack = find_stack(has, like);
  return stack ? stack->count : 0;
}

bool has_so_many(const holding& has, const item_stack& like,
                 const change<std::int32_t>& count) noexcept {
  return count_in(has, like) == count.before && count.after >= 0;
}

}  // namespace

apply_result coins_changed::apply_to(state& now) const {
  holding has = holding_of(now, holder);
  if (has.coins != coins.before || coins.after < 0) return wrong_coins;
  has.coins = coins.after;
  now.set_holding(std::move(has));
  return contradictions::fits;
}

apply_result coins_moved::apply_to(state& now) const {
  holding gives = holding_of(now, from);
  holding gets = holding_of(now, to);
  if (from == to || amount <= 0 || gives.coins != from_has.before || gets.coins != to_has.before ||
      from_has.after != from_has.before - amount || to_has.after != to_has.before + amount ||
      from_has.after < 0)
    return wrong_coins;
  gives.coins = from_has.after;
  gets.coins = to_has.after;
  now.set_holding(std::move(gives));
  now.set_holding(std::move(gets));
  return contradictions::fits;
}

apply_result items_changed::apply_to(state& now) const {
  holding has_now = holding_of(now, holder);
  const std::int32_t by = std::max(has.after - has.before, has.before - has.after);
  if (!is_sound(item) || !has_so_many(has_now, item, has) || by != item.count) return wrong_count;
  set_count(has_now, item, has.after);
  now.set_holding(std::move(has_now));
  return contradictions::fits;
}

apply_result items_moved::apply_to(state& now) const {
  holding gives = holding_of(now, from);
  holding gets = holding_of(now, to);
  if (from == to || !is_sound(item) || !has_so_many(gives, item, from_has) ||
      !has_so_many(gets, item, to_has) || from_has.before - from_has.after != item.count ||
      to_has.after - to_has.before != item.count)
    return wrong_count;
  set_count(gives, item, from_has.after);
  set_count(gets, item, to_has.after);
  now.set_holding(std::move(gives));
  now.set_holding(std::move(gets));
  return contradictions::fits;
}

apply_result item_identified::apply_to(state& now) const {
  holding has = holding_of(now, holder);
  if (!item.unidentified || !is_sound(item) || count_in(has, item) != item.count)
    return wrong_count;
  item_stack known = item;
  known.unidentified = false;
  known.looks.clear();
  const std::int32_t before = count_in(has, known);
  set_count(has, item, 0);
  set_count(has, known, before + item.count);
  now.set_holding(std::move(has));
  return contradictions::fits;
}

apply_result charges_changed::apply_to(state& now) const {
  holding has = holding_of(now, holder);
  const std::int32_t there = count_in(has, item);
  if (!is_sound(item) || there < item.count || item.spent == spent) return wrong_count;
  creature* const bearer = uses.empty() ? nullptr : now.edit(holder);
  if (!uses.empty() && !bearer) return contradictions::no_creature;
  item_stack changed = item;
  changed.spent = spent;
  set_count(has, item, there - item.count);
  set_count(has, changed, count_in(has, changed) + item.count);
  now.set_holding(std::move(has));
  for (const pool_use& use : uses) {
    std::erase_if(bearer->spent, [&](const pool_use& each) { return each.pool == use.pool; });
    if (use.spent == 0) continue;
    const auto at = std::lower_bound(
        bearer->spent.begin(), bearer->spent.end(), use.pool,
        [](const pool_use& each, const small_text& wanted) { return each.pool < wanted; });
    bearer->spent.insert(at, use);
  }
  return contradictions::fits;
}

apply_result container_set::apply_to(state& now) const {
  holding has = holding_of(now, container);
  if (name.empty() && (!has.is_container() || has.coins != 0 || !has.items.empty()))
    return apply_result("a container goes that is not there, or not empty");
  has.name = name;
  has.within = within;
  has.weight = weight;
  has.capacity = capacity;
  has.weightless = weightless;
  now.set_holding(std::move(has));
  return contradictions::fits;
}

apply_result ammunition_counted::apply_to(state& now) const {
  const life* const known = now.books().lives.find(creature.view());
  life after = known ? *known : life{.creature = creature};
  const auto at = std::lower_bound(
      after.shot.begin(), after.shot.end(), item.view(),
      [](const pool_use& each, std::string_view wanted) { return each.pool.view() < wanted; });
  const bool is_there = at != after.shot.end() && at->pool == item;
  if ((is_there ? at->spent : 0) != shot.before)
    return apply_result("the ammunition that lies about is not as much as the event says");
  if (is_there)
    at->spent = shot.after;
  else
    after.shot.insert(at, {item, shot.after});
  now.set_life(std::move(after));
  return contradictions::fits;
}

}  // namespace dnd::model
