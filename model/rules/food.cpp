#include "model/rules/food.hpp"

#include "model/effects/modifiers.hpp"
#include "model/rules/checks.hpp"
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

std::uint16_t hunger_of(const draft& out, const creature_id& id) {
  const life* const known = out.now().books().lives.find(id.view());
  return known ? known->hunger : std::uint16_t{0};
}

void go_hungry(draft& out, const creature_id& id) {
  const std::uint16_t before = hunger_of(out, id);
  if (before >= hunger_max) return;
  const auto after = static_cast<std::uint16_t>(before + 1);
  out.emit(hunger_changed{.creature = id, .hunger = {before, after}});
  const creature& who = out.at(id);
  if (after > days_without_food(who))
    set_exhaustion(out, id, static_cast<std::uint8_t>(who.exhaustion + 1));
}

void eat_or_hunger(draft& out, const creature_id& id) {
  if (!takes_what_feeds(out, id, ration)) return go_hungry(out, id);
  const std::uint16_t before = hunger_of(out, id);
  if (before > 0) out.emit(hunger_changed{.creature = id, .hunger = {before, 0}});
  settle_load(out, id);
}

/// Half a ration a day: one is opened every other day, and the days without count.
void eat_half(draft& out, const creature_id& id, bool opens_one) {
  if (!opens_one || !takes_what_feeds(out, id, ration)) return go_hungry(out, id);
  settle_load(out, id);
}

/// SRD, Water: by one level, and by two who was exhausted already.
void thirst(draft& out, const creature_id& id) {
  const std::uint8_t before = out.at(id).exhaustion;
  const int after = std::min<int>(before + (before > 0 ? 2 : 1), exhaustion_most);
  set_exhaustion(out, id, static_cast<std::uint8_t>(after));
}

/// SRD, Water: half of what a day takes may do.
void thirst_unless_saved(draft& out, const creature_id& id) {
  constexpr std::int16_t dc = 15;
  save_asked asked;
  asked.with = ability::con;
  asked.dc = dc;
  asked.because = "half of the water that a day takes";
  if (!roll_save(out, id, asked)) thirst(out, id);
}

void drink(draft& out, const creature_id& id, std::uint64_t day) {
  const water_ruling how = out.house().water;
  const bool half = how == water_ruling::half;
  // A gallon of the day before is left.
  const bool has_left = half && day % 2 == 0;
  if (!has_left && !takes_what_feeds(out, id, water)) return thirst(out, id);
  settle_load(out, id);
  if (half || (how == water_ruling::hot && !takes_what_feeds(out, id, water)))
    return thirst_unless_saved(out, id);
  settle_load(out, id);
}

}  // namespace

std::int32_t days_without_food(const creature& who) noexcept {
  constexpr std::int32_t days = 3;
  return std::max(days + ability_modifier(score_of(who, ability::con)), 1);
}

void eat(draft& out, std::uint64_t day) {
  const food_ruling food = out.house().food;
  if (food != food_ruling::table)
    for (const creature_id& id : who_eats(out.now()))
      food == food_ruling::half ? eat_half(out, id, day % 2 == 1) : eat_or_hunger(out, id);
  if (out.house().water != water_ruling::table)
    for (const creature_id& id : who_eats(out.now())) drink(out, id, day);
}

}  // namespace dnd::model::rules
