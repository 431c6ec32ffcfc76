#include "model/effects/hit_moments.hpp"

#include "model/effects/endings.hpp"
#include "model/effects/filters.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/run.hpp"
#include "model/rules/attack_kinds.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::rules {

namespace {

using instance_ptr = std::shared_ptr<const effect_instance>;

/// Effects of a creature that do something at that moment, kept apart from the state.
std::vector<instance_ptr> with_moment(const creature& who, std::string_view moment) {
  std::vector<instance_ptr> found;
  for (const active_effect& has : who.effects)
    if (std::ranges::find(has.what->does.moments, moment, &effect_branch::name) !=
        has.what->does.moments.end())
      found.push_back(has.what);
  return found;
}

bool is_with(weapon_kind_set asked, weapon_kind_set used) {
  return asked.empty() || (asked.bits() & used.bits()) != 0;
}

/// Carries out the moment of an effect. It may have ended meanwhile.
objection work(draft& out, const creature_id& bearer, const effect_instance& effect,
               std::string_view moment, effect_scope scope) {
  const creature* const who = out.now().find(bearer);
  if (!who || !find_effect(*who, effect.number)) return std::nullopt;
  const auto branch = std::ranges::find(effect.does.moments, moment, &effect_branch::name);
  effect_use use = use_of(out.now(), effect, bearer);
  // What its bearer does with it is its bearer's doing.
  if (moment == "when_hitting") use.user = bearer;
  auto no = run_effects(out, use, branch->steps, scope);
  if (effect.does.once) end_effect(out, bearer, effect.number, effect_end::broken);
  return no;
}

void note_stopped(draft& out, const creature_id& who, damage_type_set types) {
  const stat_block_ptr block = out.at(who).block;
  for (const trait& has : block->traits)
    for (const trigger& one : has.triggers) {
      if ((one.unless_damaged_by.bits() & types.bits()) == 0) continue;
      new_effect stop;
      stop.name = stopped_name(has.name);
      stop.duration = "start of target's next turn";
      put_effect(out, who, stop, {});
    }
}

}  // namespace

objection after_strike(draft& out, const strike& one, const strike_outcome& made) {
  const action& what = one.what;
  const weapon_kind_set used = kinds_of(what, made.ranged);
  const small_text name = what.name;
  trigger_moment moment{.name = made.hit ? "hit" : "missed",
                        .other = one.target,
                        .weapon = used,
                        .attack = name.view(),
                        .critical = made.critical,
                        .advantage = made.advantage,
                        .asked_for = one.given.asked_for,
                        .choices = one.given.choices};
  if (!made.hit) {
    run_triggers(out, one.attacker, moment);
    return std::nullopt;
  }
  for (const instance_ptr& effect : with_moment(out.at(one.target), "when_hit"))
    if (is_with(effect->does.weapon, used))
      if (auto no = work(out, one.target, *effect, "when_hit",
                         {.targets = {one.target}, .source = one.attacker, .critical = false}))
        return no;
  for (const instance_ptr& effect : with_moment(out.at(one.attacker), "when_hitting"))
    if (is_with(effect->does.weapon, used))
      if (auto no = work(out, one.attacker, *effect, "when_hitting",
                         {.targets = {one.target},
                          .source = one.attacker,
                          .critical = made.critical,
                          .advantage = made.advantage}))
        return no;
  end_on(out, one.target, "hit");
  run_triggers(out, one.attacker, moment);
  run_triggers(out, one.target, {.name = "hit_by", .other = one.attacker, .weapon = used});
  return std::nullopt;
}

void after_exposure(draft& out, const creature_id& source, const creature_id& target,
                    damage_type_set types) {
  if (types.empty() || out.at(target).life == vitality::dead) return;
  run_triggers(out, target, {.name = "exposed", .other = source, .types = types});
}

void after_hurt(draft& out, const creature_id& source, const creature_id& target,
                damage_type_set types, vitality life_before) {
  note_stopped(out, target, types);
  end_on_harm_by(out, target, source);
  run_triggers(out, target, {.name = "damaged", .other = source, .types = types});
  const bool fell = life_before == vitality::conscious && out.at(target).hp == 0;
  if (!fell) return;
  run_triggers(out, target, {.name = "drop", .other = source, .types = types});
  const creature* const by = source.empty() ? nullptr : out.now().find(source);
  if (by && by->life != vitality::dead)
    run_triggers(out, source, {.name = "kill", .other = target});
}

}  // namespace dnd::model::rules
