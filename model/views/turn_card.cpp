#include "model/views/turn_card.hpp"

#include "model/effects/modifiers.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/views/creature_names.hpp"

#include <algorithm>

namespace dnd::model::views {
namespace {

[[nodiscard]] std::optional<uses_left> left_of(const creature& who, std::string_view pool) {
  const auto size = rules::size_of_pool(*who.block, pool);
  if (!size) return std::nullopt;
  const int left = size->uses - rules::spent_of(who, pool);
  return uses_left{.of = *size, .left = static_cast<std::uint16_t>(std::max(left, 0))};
}

void add_actions(turn_card& out, const creature& who) {
  for (const action& each : who.block->actions) {
    if (each.group == action_group::legendary) continue;
    const bool is_limited = each.usage.kind != usage_kind::at_will;
    out.actions.push_back(
        {.name = each.name,
         .group = each.group,
         .uses = is_limited ? left_of(who, rules::pool_of(each)) : std::optional<uses_left>()});
  }
  out.legendary = left_of(who, rules::legendary_pool);
}

[[nodiscard]] std::optional<turn_left> left_of_turn(const creature& who) {
  if (is_helpless(who)) return std::nullopt;
  const turn_use& used = who.turn;
  turn_left out;
  out.action = used.actions < 1 + sum_of(who, modifier_key::actions);
  out.attacks = used.attacks_left;
  out.bonus_action = used.bonus_actions == 0;
  out.reaction = used.reactions == 0;
  out.feet = rules::movement_left(who, fastest_speed_of(who));
  out.is_whole = used == turn_use{};
  return out;
}

void add_next(turn_card& out, const encounter& fight, const state& now) {
  const auto count = static_cast<std::uint32_t>(fight.order.size());
  for (std::uint32_t step = 1; step < count; ++step) {
    const std::uint32_t at = (fight.current + step) % count;
    const combatant& one = fight.order[at];
    const creature* who = now.find(one.id);
    if (!one.rolled || who == nullptr || who->life == vitality::dead) continue;
    out.next = called(*who);
    out.next_begins_round = at < fight.current;
    return;
  }
}

}  // namespace

std::optional<turn_card> turn_card_of(const state& now, const viewer& whose) {
  const encounter* fight = now.fight();
  const combatant* place = fight == nullptr ? nullptr : fight->turn_of();
  const creature* who = place == nullptr ? nullptr : now.find(place->id);
  if (who == nullptr || who->life == vitality::dead) return std::nullopt;
  turn_card out;
  out.who = view_of(*who, whose);
  out.surprised = place->surprised;
  if (out.who.block != nullptr) {
    add_actions(out, *who);
    out.left = left_of_turn(*who);
  }
  add_next(out, *fight, now);
  return out;
}

}  // namespace dnd::model::views
