#include "model/rules/death.hpp"

#include "model/effects/endings.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/rules/hazards.hpp"
#include "model/rules/roll_modifiers.hpp"

#include <algorithm>

namespace dnd::model::rules {

namespace {

constexpr int saves_needed = 3;

/// Counters stop at 3: two failures and a natural 1 are dead, not "four".
change<std::uint8_t> counted(std::uint8_t before, int more) {
  return {before, static_cast<std::uint8_t>(std::min(before + more, saves_needed))};
}

/// A creature at 0 hit points that is hurt again. SRD: Damage at 0 Hit Points.
void suffer_at_zero(draft& out, const creature_id& who, const blow& hit) {
  // Such a monster lies at 0 hit points only when it was spared.
  if (dies_at_zero(out.at(who)) || hit.through >= effective_max_hp(out.at(who))) {
    change_life(out, who, vitality::dead);
    return;
  }
  if (hit.life_before == vitality::stable) change_life(out, who, vitality::dying);
  const auto failures = counted(out.at(who).death_failures, hit.critical ? 2 : 1);
  out.emit(death_failures_added{.creature = who, .failures = failures});
  if (failures.after == saves_needed) change_life(out, who, vitality::dead);
}

/// Whether an effect ends with such a condition: that of a grapple with the grapple, any other that
/// brings nothing else.
bool hangs_on(const creature& who, effect_number number, condition_set kinds) {
  const active_effect* const has = find_effect(who, number);
  if (!has) return false;
  const lasting& does = has->what->does;
  if (does.conditions.contains(condition::grappled) && kinds.contains(condition::grappled))
    return true;
  return (does.conditions.bits() & ~kinds.bits()) == 0 && does.modifiers.empty() &&
         does.moments.empty();
}

/// The end of an effect may have taken it away.
bool is_there(const creature& who, const condition_instance& one) {
  return std::ranges::find(who.conditions, one) != who.conditions.end();
}

/// Ends what others bear from this source, of these kinds. What the dead bear is nothing any more.
void end_from(draft& out, const creature_id& source, condition_set kinds) {
  const auto ends = [&](const condition_instance& has) {
    return kinds.contains(has.kind) && has.source == source;
  };
  std::vector<creature_id> bearers;
  for (const auto& other : out.now().creatures())
    if (other->life != vitality::dead && std::ranges::any_of(other->conditions, ends))
      bearers.push_back(other->id);
  for (const creature_id& id : bearers) {
    // Copied: each event changes the list that it comes from.
    const std::vector<condition_instance> conditions = out.at(id).conditions;
    for (const condition_instance& has : conditions) {
      if (!ends(has)) continue;
      if (has.effect != 0 && hangs_on(out.at(id), has.effect, kinds))
        end_effect(out, id, has.effect, effect_end::released);
      else if (is_there(out.at(id), has))
        out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::removed});
    }
  }
}

/// Who is no longer stable does not wake by itself.
void end_waking(draft& out, const creature_id& who) {
  std::vector<effect_number> ended;
  for (const active_effect& has : out.at(who).effects)
    if (has.what->name.view() == waking_effect) ended.push_back(has.what->number);
  for (const effect_number number : ended) end_effect(out, who, number, effect_end::replaced);
}

}  // namespace

bool dies_at_zero(const creature& who) noexcept {
  const bool matters = who.block->important || (who.own && who.own->block->important) ||
                       find_effect(who, important_effect) != nullptr;
  return who.block->kind == creature_kind::monster && !matters;
}

void suffer(draft& out, const creature_id& who, const blow& hit) {
  if (hit.life_before == vitality::dead || hit.taken == 0) return;
  if (hit.life_before != vitality::conscious) {
    suffer_at_zero(out, who, hit);
    return;
  }
  const creature& target = out.at(who);
  if (target.hp > 0) return;
  // SRD, Monsters and Death: a monster dies the moment it drops to 0; Instant Death: what is left
  // of the damage equals or exceeds the maximum.
  const bool dies = dies_at_zero(target) || hit.through - hit.hp_before >= effective_max_hp(target);
  if (hit.spares)
    change_life(out, who, vitality::stable);
  else
    change_life(out, who, dies ? vitality::dead : vitality::dying);
}

void change_life(draft& out, const creature_id& who, vitality after) {
  const vitality before = out.at(who).life;
  if (before == after) return;
  DND_ASSERT(before != vitality::dead);
  out.emit(vitality_changed{.creature = who,
                            .state = {before, after},
                            .died = after == vitality::dead ? out.now().time_now() : 0});
  if (after == vitality::dead)
    release_all(out, who);
  else if (before == vitality::conscious)
    release_grappled(out, who);
  // SRD, Polymorph, Shapechanger: the dead have their own shape.
  if (after == vitality::dead)
    if (const auto own = out.at(who).own) end_effect(out, who, own->effect, effect_end::broken);
  const bool falls = before == vitality::conscious && after == vitality::stable;
  if (falls || after == vitality::dying) fall_prone(out, who);
  if (before == vitality::stable) end_waking(out, who);
  let_go_when_helpless(out, who);
  if (before == vitality::conscious) end_on(out, who, "dropped");
}

void die_when_drained(draft& out, const creature_id& who) {
  const creature& drained = out.at(who);
  if (drained.life == vitality::dead || !is_drained(drained)) return;
  if (drained.hp > 0)
    out.emit(damage_dealt{.source = {},
                          .target = who,
                          .amount = drained.hp,
                          .type = std::nullopt,
                          .rolled = drained.hp,
                          .hp = {drained.hp, 0},
                          .temp_hp = {drained.temp_hp, drained.temp_hp}});
  change_life(out, who, vitality::dead);
}

void fall_prone(draft& out, const creature_id& who) {
  const creature& falls = out.at(who);
  if (falls.block->condition_immunities.contains(condition::prone)) return;
  if (std::ranges::find(falls.conditions, condition::prone, &condition_instance::kind) !=
      falls.conditions.end())
    return;
  condition_instance prone;
  prone.kind = condition::prone;
  prone.anchor = who;
  out.emit(condition_added{.creature = who, .instance = prone});
}

void release_grappled(draft& out, const creature_id& grappler) {
  condition_set kinds;
  kinds.insert(condition::grappled);
  end_from(out, grappler, kinds);
}

void release_all(draft& out, const creature_id& source) {
  condition_set kinds;
  for (const condition kind : {condition::grappled, condition::frightened, condition::charmed})
    kinds.insert(kind);
  end_from(out, source, kinds);
}

void regain(draft& out, const creature_id& source, const creature_id& who, std::int32_t amount) {
  const creature& target = out.at(who);
  DND_ASSERT(target.life != vitality::dead);
  const std::int32_t before = target.hp;
  const std::int32_t room = std::max(effective_max_hp(target) - before, 0);
  const std::int32_t gained = std::clamp(amount, 0, room);
  out.emit(
      healed{.source = source, .target = who, .amount = gained, .hp = {before, before + gained}});
  if (gained > 0) change_life(out, who, vitality::conscious);
}

void roll_death_save(draft& out, const creature_id& who, leaning how, const typed_bonus* extra) {
  const creature& dying = out.at(who);
  DND_ASSERT(dying.life == vitality::dying);
  // SRD, Death Saving Throws: tied to no ability, so only what holds for every save counts.
  const modifier_context roll;
  lean_by_modifiers(dying, roll_kind::save, roll, how);
  lean_by_modifiers(dying, roll_kind::death_save, roll, how);
  death_save_rolled rolled;
  rolled.creature = who;
  rolled.mode = how.mode();
  const d20_roll d20 = roll_d20_of(out, who, rolled.mode, roll);
  rolled.d20 = d20.faces;
  std::int32_t more = add_terms(out, who, modifier_key::save, roll, rolled.parts);
  more += add_bonus(out, extra, rolled.parts);
  rolled.total = narrow(d20.kept + more);
  const bool wakes = d20.kept == 20;
  const bool success = !wakes && rolled.total >= 10;
  const bool failure = !wakes && !success;
  // SRD, Suffocating: neither hit points nor stability until it can breathe.
  const bool chokes = suffocates(dying);
  const bool is_last = dying.death_successes + 1 == saves_needed;
  rolled.successes = counted(dying.death_successes, success && !(chokes && is_last) ? 1 : 0);
  rolled.failures = counted(dying.death_failures, !failure ? 0 : d20.kept == 1 ? 2 : 1);
  const bool stable = rolled.successes.after == saves_needed;
  const bool dead = rolled.failures.after == saves_needed;
  out.emit(std::move(rolled));
  if (wakes && !chokes)
    regain(out, {}, who, 1);
  else if (dead)
    change_life(out, who, vitality::dead);
  else if (stable)
    change_life(out, who, vitality::stable);
}

}  // namespace dnd::model::rules
