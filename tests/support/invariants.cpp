#include "tests/support/invariants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace dnd::test {

namespace {

using namespace dnd::model;

std::string broken_creature(const creature& who) {
  const auto says = [&](std::string_view what) {
    return fmt::format("{}: {}", who.id.view(), what);
  };
  if (!who.block) return says("no stat block");
  if (who.hp < 0 || who.hp > effective_max_hp(who)) return says("hit points out of range");
  if (who.max_hp < 1) return says("no maximum");
  if (who.temp_hp < 0) return says("negative temporary hit points");
  if (who.death_successes > 3 || who.death_failures > 3) return says("counter above 3");
  if (who.exhaustion > 6) return says("exhaustion above 6");
  for (const auto& has : who.conditions) {
    if (has.rounds < 0) return says("negative rounds");
    if (has.anchor.empty()) return says("a condition without an anchor");
    if (has.kind == condition::exhaustion) return says("exhaustion is a level, not a condition");
  }
  if (!std::ranges::is_sorted(who.spent, {}, &pool_use::pool)) return says("uses not sorted");
  if (std::ranges::any_of(who.spent, [](const pool_use& use) { return use.spent == 0; }))
    return says("a pool with nothing spent is kept");
  return {};
}

std::string broken_fight(const state& now, const encounter& fight) {
  std::set<std::string_view> ids;
  std::set<std::uint64_t> keys;
  bool waits = false;
  for (std::size_t i = 0; i < fight.order.size(); ++i) {
    const combatant& one = fight.order[i];
    if (!now.find(one.id)) return "a combatant that is not on the table";
    if (!ids.insert(one.id.view()).second) return "a combatant twice";
    if (!one.rolled) {
      waits = true;
      continue;
    }
    if (waits) return "one who rolled comes after one who waits";
    if (!keys.insert(one.tie_break).second) return "two equal tie breaks";
    if (i > 0 && std::pair(fight.order[i - 1].initiative, fight.order[i - 1].tie_break) <
                     std::pair(one.initiative, one.tie_break))
      return "the order is not by initiative";
  }
  if (fight.current != encounter::nobody && fight.current >= fight.order.size())
    return "the turn of nobody in the order";
  if (fight.current != encounter::nobody && !fight.order[fight.current].rolled)
    return "the turn of one who has not rolled";
  return {};
}

std::string broken_life(const creature& who) {
  const auto says = [&](std::string_view what) {
    return fmt::format("{}: {}", who.id.view(), what);
  };
  if (who.hp > 0 && who.life != vitality::conscious) return says("hit points, yet not conscious");
  if (who.hp == 0 && who.life == vitality::conscious) return says("conscious at 0 hit points");
  if (who.life == vitality::conscious || who.life == vitality::stable)
    if (who.death_successes + who.death_failures > 0) return says("death saves left over");
  if (who.life == vitality::dying && (who.death_successes == 3 || who.death_failures == 3))
    return says("three death saves and nothing came of them");
  if (who.exhaustion == 6 && who.life != vitality::dead) return says("exhausted to death, alive");
  return {};
}

}  // namespace

std::string broken_after_event(const state& now) {
  for (const auto& who : now.creatures())
    if (auto why = broken_creature(*who); !why.empty()) return why;
  if (!std::ranges::is_sorted(now.creatures(), {}, [](const auto& who) { return who->id; }))
    return "creatures not sorted";
  if (now.fight()) return broken_fight(now, *now.fight());
  return {};
}

std::string broken_after_command(const state& now) {
  if (auto why = broken_after_event(now); !why.empty()) return why;
  for (const auto& who : now.creatures()) {
    if (auto why = broken_life(*who); !why.empty()) return why;
    // What the dead bear stands still, whatever becomes of its source.
    if (who->life == vitality::dead) continue;
    for (const auto& has : who->conditions) {
      if (has.rounds > 0 && !now.find(has.anchor))
        return fmt::format("{}: anchor is gone", who->id.view());
      const bool needs_source = has.kind == condition::grappled ||
                                has.kind == condition::frightened || has.kind == condition::charmed;
      if (needs_source && !has.source.empty() && !now.find(has.source))
        return fmt::format("{}: {} by somebody who is gone", who->id.view(), to_text(has.kind));
    }
  }
  const encounter* fight = now.fight();
  if (!fight) return {};
  if (fight->round == 0 && fight->current != encounter::nobody) return "a turn before round 1";
  return {};
}

}  // namespace dnd::test
