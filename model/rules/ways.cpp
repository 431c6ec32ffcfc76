#include "model/rules/ways.hpp"

#include "model/counted.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

bool has_condition(const creature& who, condition kind) {
  return effective_conditions(who).contains(kind);
}

refusal no_speed(const creature& who, std::string_view deed, std::optional<std::size_t> column) {
  return {refusal_code::not_available,
          fmt::format("{} cannot {}: its speed is 0", called(who), deed),
          has_condition(who, condition::grappled) ? "`escape` gets it free" : "", column};
}

/// How a way is gone, and what it costs.
struct gait {
  std::string_view name;
  std::int32_t speed_ft = 0;
  /// Feet of movement for each foot of the way.
  std::int32_t times = 1;
};

/// SRD, Climbing, Swimming, and Crawling: an extra foot each, for difficult terrain as well. Who
/// has no speed for climbing or swimming goes by its walking speed.
ruled<gait> gait_of(const creature& who, const way& asked) {
  constexpr std::string_view names[] = {"Move", "Move flying", "Move swimming", "Move climbing",
                                        "Move burrowing"};
  gait made{names[static_cast<std::size_t>(asked.how)], speed_of(who, asked.how)};
  if (fastest_speed_of(who) == 0) return no_speed(who, "move", asked.column);
  const bool laborious = asked.how == movement::swim || asked.how == movement::climb;
  if (laborious && made.speed_ft == 0) {
    made.speed_ft = walking_speed_of(who);
    ++made.times;
  }
  if (made.speed_ft == 0)
    return refusal{
        refusal_code::not_available, fmt::format("{} has no speed for that", called(who)),
        "`flying`, `swimming`, `climbing` and `burrowing` say how it moves", asked.column};
  if (has_condition(who, condition::prone)) {
    if (asked.how != movement::walk)
      return refusal{refusal_code::not_available,
                     fmt::format("{} is prone and can only crawl", called(who)),
                     "`stand` gets it up", asked.column};
    made.name = "Crawl";
    ++made.times;
  }
  if (asked.difficult) ++made.times;
  return made;
}

/// SRD, Moving a Grappled Creature: half the speed, but for a creature that is two sizes smaller.
bool is_burden(const creature& holder, const creature& held) {
  return static_cast<int>(size_of(held)) + 2 > static_cast<int>(size_of(holder));
}

/// Whether a condition lets its bearer go no nearer to who imposed it.
bool keeps_away(const creature& mover, condition kind, const creature& source) {
  bool keeps = false;
  each_modifier(mover, modifier_key::cannot, [&](const owned_modifier& has) {
    keeps = keeps || (has.kind == kind && has.what->deeds.contains(deed::approach) &&
                      counts_for(has, mover, {.other = &source}));
  });
  return keeps;
}

/// SRD, Frightened: the engine keeps no map, and so it says what it cannot see to.
void tell_of_fear(draft& out, const creature_id& id) {
  std::vector<std::pair<creature_id, condition>> sources;
  const creature& mover = out.at(id);
  for (const condition_instance& has : mover.conditions) {
    const creature* const source = has.source.empty() ? nullptr : out.now().find(has.source);
    if (source && keeps_away(mover, has.kind, *source)) sources.emplace_back(has.source, has.kind);
  }
  for (const auto& [source, kind] : sources) {
    std::string name(to_text(kind));
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    out.emit(effect_told{.source = id,
                         .creature = id,
                         .name = name,
                         .text = fmt::format("is {} and cannot willingly come closer to {}",
                                             to_text(kind), called(out.at(source)))});
  }
}

/// What keeps a creature down besides that it lies there: an effect that does more than that.
const effect_instance* keeps_down(const creature& who) {
  for (const condition_instance& has : who.conditions) {
    if (has.kind != condition::prone || has.effect == 0) continue;
    const active_effect* const by = find_effect(who, has.effect);
    if (by && by->what->does.conditions.contains(condition::incapacitated)) return by->what.get();
  }
  return nullptr;
}

void end_prone(draft& out, const creature_id& id) {
  condition_set alone;
  alone.insert(condition::prone);
  // Copied: each event changes the list that it comes from.
  const std::vector<condition_instance> conditions = out.at(id).conditions;
  for (const condition_instance& has : conditions) {
    if (has.kind != condition::prone) continue;
    const active_effect* const by = find_effect(out.at(id), has.effect);
    if (by && by->what->does.conditions == alone && by->what->does.modifiers.empty())
      end_effect(out, id, has.effect, effect_end::removed);
    else
      out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::removed});
  }
}

}  // namespace

objection refuse_mover(const creature& who, std::string_view wanted,
                       std::optional<std::size_t> column) {
  if (who.life == vitality::dead)
    return refusal{refusal_code::creature_dead,
                   fmt::format("{} is dead and cannot {}", called(who), wanted), "", column};
  if (const std::string_view why = what_keeps(who, deed::notice); !why.empty())
    return refusal{refusal_code::incapacitated,
                   fmt::format("{} is {} and cannot {}", called(who), why, wanted),
                   who.life == vitality::conscious ? "" : "`heal` brings it back", column};
  return std::nullopt;
}

objection move_along(draft& out, const creature_id& id, const way& asked) {
  const auto how = gait_of(out.at(id), asked);
  if (!how) return how.error();
  const std::vector<creature_id> held = held_by(out.now(), id);
  if (asked.drag && held.empty())
    return refusal{refusal_code::bad_value,
                   fmt::format("{} holds nobody that it could drag", called(out.at(id))),
                   "`grapple` gets hold of somebody", asked.column};
  std::int32_t cost = asked.feet * how->times;
  const bool is_slow = std::ranges::any_of(
      held, [&](const creature_id& other) { return is_burden(out.at(id), out.at(other)); });
  if (asked.drag && is_slow) cost *= 2;
  const payment cost_of{.who = id,
                        .cost = turn_cost::nothing,
                        .on = how->name,
                        .free = asked.free,
                        .column = asked.column};
  if (auto no = pay_for_way(out, cost_of, cost, how->speed_ft)) return no;
  if (!asked.drag)
    for (const creature_id& other : held) let_loose(out, id, other);
  tell_of_fear(out, id);
  return std::nullopt;
}

std::int32_t jump_reach_of(const creature& who, bool high, bool standing) noexcept {
  constexpr std::int32_t least_up = 3;
  const std::int32_t score = who.block->abilities[static_cast<std::size_t>(ability::str)];
  const std::int32_t running = high ? std::max(least_up + ability_modifier(score), 0) : score;
  std::int32_t more = 0;
  std::int32_t times = 1;
  each_modifier(who, modifier_key::jump, [&](const owned_modifier& has) {
    if (!counts_for(has, who, {.with = ability::str})) return;
    const std::string_view value = has.what->value;
    if (value.starts_with('x'))
      times = std::max(times, number_in(value.substr(1)).value_or(1));
    else if (!high && !standing)
      more += number_in(value).value_or(0);
  });
  return (standing ? running / 2 : running + more) * times;
}

objection jump_so_far(draft& out, const creature_id& id, const leap& asked) {
  const creature& jumper = out.at(id);
  if (has_condition(jumper, condition::prone))
    return refusal{refusal_code::not_available,
                   fmt::format("{} is prone and can only crawl", called(jumper)),
                   "`stand` gets it up", asked.column};
  const std::int32_t speed = walking_speed_of(jumper);
  if (speed == 0) return no_speed(jumper, "jump", asked.column);
  // SRD: 10 feet on foot immediately before. Where nobody counts feet the run is believed.
  constexpr std::int32_t run_ft = 10;
  const bool standing =
      asked.standing || (counts_turns(out) && !asked.free && jumper.turn.moved_ft < run_ft);
  const std::int32_t reach = jump_reach_of(jumper, asked.high, standing);
  if (asked.feet > reach)
    return refusal{refusal_code::not_available,
                   fmt::format("{} jumps {} {}{}", called(jumper), counted(reach, "foot", "feet"),
                               asked.high ? "high" : "far", standing ? " without a run" : ""),
                   standing ? "a `move` of 10 feet before it is a run" : "", asked.column};
  const std::vector<creature_id> held = held_by(out.now(), id);
  const payment cost_of{.who = id,
                        .cost = turn_cost::nothing,
                        .on = asked.high ? "High Jump" : "Long Jump",
                        .free = asked.free,
                        .column = asked.column};
  if (auto no = pay_for_way(out, cost_of, asked.feet, speed)) return no;
  for (const creature_id& other : held) let_loose(out, id, other);
  return std::nullopt;
}

objection stand_up(draft& out, const creature_id& id, bool free,
                   std::optional<std::size_t> column) {
  const creature& riser = out.at(id);
  if (!has_condition(riser, condition::prone))
    return refusal{refusal_code::not_available, fmt::format("{} is not prone", called(riser)), "",
                   column};
  if (const effect_instance* const by = keeps_down(riser))
    return refusal{refusal_code::not_available,
                   fmt::format("{} keeps {} on the ground", by->name.view(), called(riser)), "",
                   column};
  const std::int32_t speed = fastest_speed_of(riser);
  if (speed == 0) return no_speed(riser, "stand up", column);
  const payment cost_of{
      .who = id, .cost = turn_cost::nothing, .on = "Stand", .free = free, .column = column};
  if (auto no = pay_for_way(out, cost_of, speed / 2, speed)) return no;
  end_prone(out, id);
  return std::nullopt;
}

void get_up_after_rest(draft& out, const creature_id& id) {
  const creature& riser = out.at(id);
  if (!has_condition(riser, condition::prone) || keeps_down(riser) != nullptr) return;
  if (fastest_speed_of(riser) > 0) end_prone(out, id);
}

}  // namespace dnd::model::rules
