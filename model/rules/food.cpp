#include "model/rules/food.hpp"

#include "model/effects/modifiers.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/sides.hpp"

#include <algorithm>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr std::string_view ration = "rations-1-day";
constexpr std::uint16_t hunger_max = 1'000;
/// A gallon of it: no entry, but what somebody has.
constexpr std::string_view water = "water";
constexpr int exhaustion_most = 6;

/// False when the holder has none.
bool takes_of(draft& out, const small_text& holder, std::string_view item) {
  const holding has = holding_of(out.now(), holder.view());
  const auto stack = std::ranges::find_if(
      has.items, [&](const item_stack& each) { return each.item.view() == item; });
  if (stack == has.items.end()) return false;
  item_stack one = *stack;
  one.count = 1;
  return !take_items(out, holder, one, goods_reason::eaten);
}

/// Of its own, of whom it follows, or of what all own together.
bool takes_what_feeds(draft& out, const creature_id& id, std::string_view item) {
  if (takes_of(out, id, item)) return true;
  const creature_id leader = leader_of(out.now(), out.at(id));
  if (!leader.empty() && takes_of(out, leader, item)) {
    settle_load(out, leader);
    return true;
  }
  return takes_of(out, stash_holder, item);
}

/// The characters, and who follows them.
std::vector<creature_id> who_eats(const state& now) {
  return with_followers(now, living_characters(now));
}

void eat_or_hunger(draft& out, const creature_id& id) {
  const life* const known = out.now().books().lives.find(id.view());
  const std::uint16_t before = known ? known->hunger : std::uint16_t{0};
  if (takes_what_feeds(out, id, ration)) {
    if (before > 0) out.emit(hunger_changed{.creature = id, .hunger = {before, 0}});
    settle_load(out, id);
    return;
  }
  if (before >= hunger_max) return;
  const auto after = static_cast<std::uint16_t>(before + 1);
  out.emit(hunger_changed{.creature = id, .hunger = {before, after}});
  const creature& who = out.at(id);
  if (after > days_without_food(who))
    set_exhaustion(out, id, static_cast<std::uint8_t>(who.exhaustion + 1));
}

/// SRD, Water: who drinks less than half of what it takes is exhausted by one level, and by two who
/// was exhausted already.
void drink_or_suffer(draft& out, const creature_id& id) {
  if (takes_what_feeds(out, id, water)) return settle_load(out, id);
  const std::uint8_t before = out.at(id).exhaustion;
  const int after = std::min<int>(before + (before > 0 ? 2 : 1), exhaustion_most);
  set_exhaustion(out, id, static_cast<std::uint8_t>(after));
}

}  // namespace

std::int32_t days_without_food(const creature& who) noexcept {
  constexpr std::int32_t days = 3;
  return std::max(days + ability_modifier(score_of(who, ability::con)), 1);
}

void eat(draft& out) {
  if (out.house().food == food_ruling::counted)
    for (const creature_id& id : who_eats(out.now())) eat_or_hunger(out, id);
  if (out.house().water == water_ruling::counted)
    for (const creature_id& id : who_eats(out.now())) drink_or_suffer(out, id);
}

}  // namespace dnd::model::rules
