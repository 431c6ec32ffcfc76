#include "model/rules/rests.hpp"

#include "model/dice/simple.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/run.hpp"
#include "model/language/wording.hpp"
#include "model/rules/amount.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/death.hpp"
#include "model/rules/hit_dice.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/passing_time.hpp"
#include "model/rules/refills.hpp"
#include "model/rules/temporary_hp.hpp"
#include "model/rules/usage.hpp"
#include "model/rules/ways.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace dnd::model::rules {

namespace {

static_assert(short_rest_rounds == rounds_per_hour);
static_assert(long_rest_rounds == 8 * rounds_per_hour);
static_assert(between_long_rests == rounds_per_day);

constexpr auto con_index = static_cast<std::size_t>(ability::con);

/// A long rest ends effects that a short one would end.
void end_until_rest(draft& out, const creature_id& who, rest_kind kind) {
  std::vector<effect_number> ended;
  for (const active_effect& has : out.at(who).effects) {
    const lasting_kind until = has.what->until.kind;
    if (until == lasting_kind::short_rest ||
        (until == lasting_kind::long_rest && kind == rest_kind::long_rest))
      ended.push_back(has.what->number);
  }
  for (const effect_number number : ended) end_effect(out, who, number, effect_end::rested);
}

/// The dice of a creature, the wanted ones first.
std::vector<hit_dice> hit_dice_from(const creature& who, std::int32_t wanted) {
  std::vector<hit_dice> all = hit_dice_of(*who.block);
  std::stable_partition(all.begin(), all.end(),
                        [&](const hit_dice& one) { return one.faces == wanted; });
  return all;
}

/// Null when none is left.
const hit_dice* first_left(const creature& who, const std::vector<hit_dice>& all) {
  const auto found = std::ranges::find_if(
      all, [&](const hit_dice& each) { return spent_of(who, each.pool) < each.count; });
  return found == all.end() ? nullptr : &*found;
}

/// One hit die: what it heals is its roll and the Constitution modifier.
void spend_hit_die(draft& out, const creature_id& who, const hit_dice& from) {
  const std::uint16_t spent = spent_of(out.at(who), from.pool);
  out.emit(action_used{.creature = who,
                       .action = "Hit Die",
                       .pool = from.pool,
                       .spent = {spent, static_cast<std::uint16_t>(spent + 1)}});
  simple_dice die{.count = 1, .faces = from.faces};
  die.bonus = ability_modifier(out.at(who).block->abilities[con_index]);
  const auto rolled = roll_typed(out, dice_text{.text = print(die)});
  if (!rolled) return;  // An impossible face was given: the command is refused.
  record_roll(out, who, "hit die", *rolled);
  const auto healed = static_cast<std::int32_t>(std::max<std::int64_t>(rolled->total, 0));
  const bool twice = has_modifier(out.at(who), modifier_key::hit_dice);
  regain(out, {}, who, twice ? 2 * healed : healed);
}

void spend_hit_dice(draft& out, const creature_id& who, const spent_dice& what) {
  const std::vector<hit_dice> all = hit_dice_from(out.at(who), what.faces);
  for (std::int32_t i = 0; i < what.count; ++i) {
    const creature& hurt = out.at(who);
    if (hurt.hp >= effective_max_hp(hurt) || kept_from(hurt).contains(deed::regain_hp)) return;
    const hit_dice* const die = first_left(hurt, all);
    if (!die) return;
    spend_hit_die(out, who, *die);
  }
}

/// SRD: half of all that the creature has, at least one.
void regain_hit_dice(draft& out, const creature_id& who, std::int32_t wanted) {
  const std::vector<hit_dice> all = hit_dice_from(out.at(who), wanted);
  std::int32_t total = 0;
  for (const hit_dice& each : all) total += each.count;
  std::int32_t back = std::max(total / 2, 1);
  for (const hit_dice& each : all) {
    const std::uint16_t spent = spent_of(out.at(who), each.pool);
    const std::int32_t now = std::min<std::int32_t>(spent, back);
    if (now == 0) continue;
    back -= now;
    out.emit(uses_regained{.creature = who,
                           .pool = each.pool,
                           .spent = {spent, static_cast<std::uint16_t>(spent - now)}});
  }
}

/// Whether something keeps it from getting anything from a rest, recorded.
bool rests_in_vain(draft& out, const creature_id& who) {
  if (!kept_from(out.at(who)).contains(deed::rest)) return false;
  out.emit(effect_told{
      .source = who, .creature = who, .name = "Rest", .text = "gets nothing from the rest"});
  return true;
}

bool deals_damage(const effect_list& steps) {
  return std::ranges::any_of(steps, [](const effect& step) {
    return step.kind == effect_kind::damage ||
           std::ranges::any_of(step.branches,
                               [](const effect_branch& one) { return deals_damage(one.steps); });
  });
}

/// Whether it goes on to take hit points, however many turns go by.
bool drains_every_turn(const effect_instance& what) {
  if (what.until.kind == lasting_kind::time || !what.does.save_again.empty()) return false;
  return std::ranges::any_of(what.does.moments, [](const effect_branch& one) {
    const bool each_turn =
        one.name == "turn_start" || one.name == "turn_end" || one.name == "source_turn_start";
    return each_turn && deals_damage(one.steps);
  });
}

void get_long_rest(draft& out, const creature_id& who, const night& how) {
  if (rests_in_vain(out, who)) return;
  // Before the hit points: it may give some of the maximum back. SRD, Exhaustion: only who has had
  // food and drink.
  if (const std::uint8_t tired = out.at(who).exhaustion; tired > 0 && !how.hungry)
    set_exhaustion(out, who, static_cast<std::uint8_t>(tired - 1));
  end_until_rest(out, who, rest_kind::long_rest);
  get_up_after_rest(out, who);
  // Those with a time of their own end with it.
  if (!find_effect(out.at(who), temporary_effect)) end_temporary(out, who);
  const creature& rested = out.at(who);
  const std::int32_t missing = effective_max_hp(rested) - rested.hp;
  if (missing > 0 && !kept_from(rested).contains(deed::regain_hp)) regain(out, {}, who, missing);
  refill(out, who, refill_moment::long_rest);
  regain_hit_dice(out, who, how.faces);
  run_triggers(out, who, {.name = "long_rest"});
}

void get_short_rest(draft& out, const creature_id& who, const spent_dice& spend) {
  if (rests_in_vain(out, who)) return;
  end_until_rest(out, who, rest_kind::short_rest);
  get_up_after_rest(out, who);
  refill(out, who, refill_moment::short_rest);
  spend_hit_dice(out, who, spend);
  run_triggers(out, who, {.name = "short_rest"});
}

}  // namespace

objection why_no_rest(const state& now, const creature_id& who, rest_kind kind) {
  const creature& tired = *now.find(who);
  if (tired.life == vitality::dead)
    return refusal{refusal_code::creature_dead,
                   fmt::format("{} is dead and does not rest", called(tired)), "", std::nullopt};
  if (tired.hp == 0)
    return refusal{refusal_code::incapacitated,
                   fmt::format("{} has no hit points and gets nothing from a rest", called(tired)),
                   "`heal` brings it back; a stable creature wakes after 1d4 hours", std::nullopt};
  if (kind == rest_kind::short_rest || tired.long_rested == 0) return std::nullopt;
  const game_time earliest = tired.long_rested + between_long_rests;
  const game_time ends = now.time() + long_rest_rounds;
  if (ends >= earliest) return std::nullopt;
  const game_time minutes = (earliest - ends + rounds_per_minute - 1) / rounds_per_minute;
  return refusal{refusal_code::not_available,
                 fmt::format("{} has had a long rest within 24 hours", called(tired)),
                 minutes % 60 == 0
                     ? fmt::format("another may begin after `time pass {} hour{}`", minutes / 60,
                                   minutes == 60 ? "" : "s")
                     : fmt::format("another may begin after `time pass {} minutes`", minutes),
                 std::nullopt};
}

objection why_no_peace(const state& now, const creature_id& who) {
  const creature& hurt = *now.find(who);
  if (hurt.life == vitality::dead) return std::nullopt;
  const auto found = std::ranges::find_if(
      hurt.effects, [](const active_effect& has) { return drains_every_turn(*has.what); });
  if (found == hurt.effects.end()) return std::nullopt;
  const effect_instance& drains = *(*found).what;
  return refusal{refusal_code::not_available,
                 fmt::format("{} costs {} hit points every turn, and nobody rests with that",
                             drains.name.view(), called(hurt)),
                 fmt::format("{}`effect end {} of: {}` ends it at once",
                             drains.does.escape_dc > 0 ? "`escape` tries to end it; " : "",
                             drains.name.view(), hurt.id.view()),
                 std::nullopt};
}

void rest_short(draft& out, std::span<const creature_id> who, const spent_dice& spend) {
  pass_time(out, short_rest_rounds);
  for (const creature_id& id : who)
    out.emit(rest_taken{.creature = id, .kind = rest_kind::short_rest});
  for (const creature_id& id : who) get_short_rest(out, id, spend);
}

void rest_long(draft& out, std::span<const creature_id> who, const night& how) {
  pass_time(out, long_rest_rounds);
  for (const creature_id& id : who)
    out.emit(rest_taken{.creature = id,
                        .kind = rest_kind::long_rest,
                        .long_rested = {out.at(id).long_rested, out.now().time()}});
  for (const creature_id& id : who) get_long_rest(out, id, how);
}

}  // namespace dnd::model::rules
