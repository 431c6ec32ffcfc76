#include "model/rules/passing_time.hpp"

#include "model/effects/durations.hpp"
#include "model/effects/endings.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/rules/amount.hpp"
#include "model/rules/charges.hpp"
#include "model/rules/death.hpp"
#include "model/rules/food.hpp"
#include "model/rules/hazards.hpp"
#include "model/rules/refills.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace dnd::model::rules {

namespace {

/// A pool that comes back in dice is full after so many dawns at the latest, or never.
constexpr std::uint64_t dawns_counted_max = 1'000;

/// What is done every so often is done so often in one command at most.
constexpr std::uint32_t parts_max = 1'000;

template <class Predicate>
std::vector<creature_id> those_who(const state& now, Predicate matches) {
  std::vector<creature_id> ids;
  for (const auto& who : now.creatures())
    if (matches(*who)) ids.push_back(who->id);
  return ids;
}

bool waits_to_wake(const creature& who) {
  return std::ranges::any_of(
      who.effects, [](const active_effect& has) { return has.what->name.view() == waking_effect; });
}

/// SRD, Stabilizing a Creature: it regains 1 hit point after 1d4 hours.
void begin_waking(draft& out, const creature_id& who) {
  const auto hours = roll_typed(out, dice_text{.text = "1d4"});
  if (!hours) return;  // An impossible face was given: the command is refused.
  record_roll(out, who, "hours until it wakes", *hours);
  effect wakes;
  wakes.kind = effect_kind::heal;
  wakes.what = "1";
  lasting does;
  does.duration = fmt::format("{} hours", hours->total);
  does.moments.push_back({.name = std::string(expiry_moment), .steps = {wakes}});
  new_effect what;
  what.name = waking_effect;
  put_effect(out, who, what, does);
}

/// Conditions count rounds whether somebody fights or not.
void run_conditions_down(draft& out, game_time rounds) {
  const auto counts = [](const condition_instance& has) { return has.rounds > 0; };
  const auto who = those_who(out.now(), [&](const creature& one) {
    return one.life != vitality::dead && std::ranges::any_of(one.conditions, counts);
  });
  for (const creature_id& id : who) {
    const std::vector<condition_instance> conditions = out.at(id).conditions;
    for (const condition_instance& has : conditions) {
      if (!counts(has)) continue;
      if (static_cast<game_time>(has.rounds) <= rounds)
        out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::expired});
      else
        out.emit(condition_ticked{
            .creature = id,
            .kind = has.kind,
            .source = has.source,
            .anchor = has.anchor,
            .rounds = {has.rounds, has.rounds - static_cast<std::int32_t>(rounds)}});
    }
  }
}

/// `first`: which dawn of the campaign comes first.
void bring_dawns(draft& out, std::uint64_t first, std::uint64_t dawns) {
  const auto living = [](const creature& who) {
    return who.life != vitality::dead && !who.spent.empty();
  };
  for (std::uint64_t i = 0; i < std::min(dawns, dawns_counted_max); ++i) {
    const std::size_t before = out.size();
    eat(out, first + i);
    for (const creature_id& id : those_who(out.now(), living)) refill(out, id, refill_moment::dawn);
    refill_things(out);
    if (out.size() == before) return;
  }
}

/// Part of a longer time, up to the next moment at which somebody without air is worse off, or
/// something does what it does every so often.
void pass_part(draft& out, game_time rounds) {
  const auto stable = those_who(out.now(), [](const creature& who) {
    return who.life == vitality::stable && !waits_to_wake(who);
  });
  for (const creature_id& id : stable) begin_waking(out, id);
  const game_time before = out.now().time();
  out.emit(time_passed{.time = {before, before + rounds}});
  work_by_time(out);
  expire_by_time(out);
  run_conditions_down(out, rounds);
  bring_dawns(out, dawns_between(0, before) + 1, dawns_between(before, before + rounds));
}

}  // namespace

void pass_time(draft& out, game_time rounds) {
  DND_ASSERT(!out.now().fight());
  for (std::uint32_t parts = 0; rounds > 0; ++parts) {
    game_time part = std::min(rounds, rounds_of_air(out.now()).value_or(rounds));
    if (parts < parts_max) part = std::min(part, rounds_until_work(out.now()).value_or(part));
    pass_part(out, part);
    rounds -= part;
  }
}

}  // namespace dnd::model::rules
