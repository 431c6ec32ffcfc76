#include "tests/support/invariants.hpp"

#include "model/rules/hit_dice.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/usage.hpp"

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

/// How many uses there are; nothing of a pool that the block does not know.
std::optional<std::uint16_t> size_in(const stat_block& block, std::string_view pool) {
  if (rules::level_of_pool(pool) > 0) return rules::slots_of(block, pool);
  if (const std::uint16_t dice = rules::hit_dice_in(block, pool); dice > 0) return dice;
  const auto size = rules::size_of_pool(block, pool);
  return size ? std::optional<std::uint16_t>(size->uses) : std::nullopt;
}

/// More of something is gone than there was. What was spent before another shape was taken stays
/// spent in it.
std::string broken_uses(const creature& who) {
  for (const pool_use& use : who.spent) {
    const std::string_view pool = use.pool.view();
    std::optional<std::uint16_t> most = size_in(*who.block, pool);
    if (who.own)
      if (const auto own = size_in(*who.own->block, pool)) most = std::max(most.value_or(0), *own);
    if (most && use.spent > *most)
      return fmt::format("{}: {} of {} {} spent", who.id.view(), use.spent, *most, pool);
  }
  if (who.turn.reactions > 1)
    return fmt::format("{}: {} reactions since its turn", who.id.view(), who.turn.reactions);
  return {};
}

bool is_on_somebody(const state& now, effect_number number) {
  return std::ranges::any_of(now.creatures(), [&](const std::shared_ptr<creature>& who) {
    return std::ranges::any_of(
        who->effects, [&](const active_effect& has) { return has.what->number == number; });
  });
}

/// Who concentrates can act, on one thing; what hangs on something has it.
std::string broken_effects(const state& now, const creature& who) {
  int concentrations = 0;
  for (const active_effect& has : who.effects) {
    if (has.what->concentration) ++concentrations;
    if (has.what->parent != 0 && !is_on_somebody(now, has.what->parent))
      return fmt::format("{}: {} hangs on an effect that is gone", who.id.view(),
                         has.what->name.view());
  }
  if (concentrations > 1) return fmt::format("{}: concentrates on two things", who.id.view());
  const bool helpless =
      who.life == vitality::dead || effective_conditions(who).contains(condition::incapacitated);
  if (concentrations > 0 && helpless)
    return fmt::format("{}: concentrates, and cannot act", who.id.view());
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
  for (const auto& who : now.creatures())
    if (auto why = broken_uses(*who); !why.empty()) return why;
  if (!std::ranges::is_sorted(now.creatures(), {}, [](const auto& who) { return who->id; }))
    return "creatures not sorted";
  if (now.fight()) return broken_fight(now, *now.fight());
  return {};
}

std::string broken_by(const event& what, const state& after) {
  if (auto why = broken_after_event(after); !why.empty()) return why;
  const auto* const began = get_if<turn_started>(&what);
  if (began == nullptr) return {};
  const creature* const who = after.find(began->creature);
  if (!who) return "a turn of somebody who is not there";
  if (who->life == vitality::dead) return fmt::format("{}: dead, and has a turn", who->id.view());
  if (who->turn.actions > 0 || who->turn.reactions > 0)
    return fmt::format("{}: begins its turn with something used", who->id.view());
  return {};
}

std::string broken_sources(const state& now) {
  for (const auto& who : now.creatures())
    for (const active_effect& has : who->effects)
      if (!has.what->source.empty() && !now.find(has.what->source))
        return fmt::format("{}: {} is from nobody who is there", who->id.view(),
                           has.what->name.view());
  return {};
}

std::string broken_after_command(const state& now) {
  if (auto why = broken_after_event(now); !why.empty()) return why;
  for (const auto& who : now.creatures()) {
    if (auto why = broken_life(*who); !why.empty()) return why;
    if (auto why = broken_effects(now, *who); !why.empty()) return why;
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
