#include "model/bounds.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/endings.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/shapes.hpp"
#include "model/effects/step_deeds.hpp"
#include "model/effects/step_dice.hpp"
#include "model/effects/steps.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/corrections.hpp"
#include "model/rules/death.hpp"
#include "model/rules/holds.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/temporary_hp.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

/// Steps that change a creature without a roll against anybody.
namespace dnd::model::rules::steps {

namespace {

/// What `heal` and `temp_hp` give: dice, all that is missing, or what was dealt.
std::int32_t amount_of(draft& out, const effect_use& use, const effect& step,
                       const effect_scope& scope, const creature_id& target) {
  if (step.what == "all") return bounds::hit_points_max;
  if (step.what == "dealt") return scope.dealt;
  if (step.what == "half-dealt") return scope.dealt / 2;
  return std::clamp(roll_step(out, use, scaled_dice(use, step, step.what), target), 0,
                    bounds::hit_points_max);
}

/// Temporary hit points end with the spell that gives them. SRD: Temporary Hit Points.
void give_temporary_of(draft& out, const effect_use& use, const creature_id& target,
                       std::int32_t amount, std::string_view duration) {
  give_temporary(out, {.source = use.user,
                       .target = target,
                       .amount = amount,
                       .duration = duration,
                       .parent = use.parent});
}

/// What a creature does for itself without magic is no magical healing.
void heal_one(draft& out, const effect_use& use, const creature_id& target, std::int32_t amount) {
  const std::int32_t before = out.at(target).hp;
  regain(out, use.user, target, amount);
  const bool is_magic = use.spell || use.tags.magical || target != use.user;
  if (is_magic && out.at(target).hp > before) end_on(out, target, "healed");
}

/// SRD, Grappled: it ends where an effect takes the grappled out of reach. Who pulls whom it holds
/// keeps hold.
void let_go_when_moved(draft& out, const effect_use& use, const effect& step,
                       const creature_id& target) {
  const bool is_moved = step.kind == effect_kind::push || step.kind == effect_kind::pull ||
                        step.kind == effect_kind::teleport;
  if (!is_moved || out.at(target).life == vitality::dead) return;
  let_all_loose(out, target, step.kind == effect_kind::pull ? use.user : creature_id());
}

/// What hangs on the concentration of a creature that casts no spell. SRD: Concentration.
effect_number concentrate_on(draft& out, const effect_use& use, const lasting& does) {
  end_concentration(out, use.user, effect_end::replaced);
  new_effect on;
  on.name = use.name;
  on.source = use.user;
  on.concentration = true;
  on.duration = does.duration.empty() ? std::string_view(use.duration) : does.duration;
  lasting nothing_else;
  nothing_else.stack = true;
  return put_effect(out, use.user, on, nothing_else);
}

}  // namespace

objection heal(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const std::string duration =
      step.duration.empty() ? use.duration : rolled_duration(out, use, step.duration);
  for (const creature_id& target : scope.targets) {
    if (out.at(target).life == vitality::dead) continue;
    if (step.kind == effect_kind::temp_hp && step.what == no_temporary) {
      end_temporary(out, target);
      continue;
    }
    const std::int32_t amount = amount_of(out, use, step, scope, target);
    if (step.kind == effect_kind::temp_hp)
      give_temporary_of(out, use, target, amount, duration);
    else if (!kept_from(out.at(target)).contains(deed::regain_hp))
      heal_one(out, use, target, amount);
  }
  return std::nullopt;
}

objection apply(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  lasting does = step.lasts.front();
  does.duration = rolled_duration(out, use, does.duration);
  new_effect what;
  what.name = small_text::fits(step.what) ? small_text(step.what) : use.name;
  what.source = use.user;
  what.parent = use.parent;
  what.spell = use.spell;
  what.level = use.slot_level;
  what.spell_level = use.spell_level;
  what.to_hit = use.to_hit;
  what.duration = use.duration;
  what.save_with = scope.save_with;
  what.save_dc = scope.save_dc > 0 ? scope.save_dc : use.dc;
  what.numbers = use.numbers;
  what.dealt = scope.dealt;
  if (does.concentration) what.parent = concentrate_on(out, use, does);
  for (const creature_id& target : scope.targets) put_effect(out, target, what, does);
  return std::nullopt;
}

objection change_pool(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  if (step.kind == effect_kind::regain && step.what == slots_pool)
    return regain_slots(out, use, step, scope);
  for (const creature_id& target : scope.targets) {
    const std::uint16_t before = spent_of(out.at(target), step.what);
    const std::int32_t count = step.count == "all"  ? before
                               : step.count.empty() ? 1
                                                    : roll_step(out, use, step.count, target);
    if (step.kind == effect_kind::regain) {
      if (is_destroyed(out.at(target), step.what)) continue;
      const auto after =
          static_cast<std::uint16_t>(std::clamp<std::int32_t>(before - count, 0, before));
      if (after != before)
        out.emit(uses_regained{.creature = target, .pool = step.what, .spent = {before, after}});
      continue;
    }
    if (auto no = spend_pool(out, target, use.name, step.what, count)) return no;
  }
  return std::nullopt;
}

objection kill(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  for (const creature_id& target : scope.targets) {
    const creature& who = out.at(target);
    out.emit(damage_dealt{.source = use.user,
                          .target = target,
                          .amount = who.hp,
                          .type = std::nullopt,
                          .rolled = who.hp,
                          .hp = {who.hp, 0},
                          .temp_hp = {who.temp_hp, who.temp_hp}});
    if (step.what == "zero" && fall_out_of_shape(out, target)) continue;
    const bool dies = step.what != "zero" || dies_at_zero(out.at(target));
    if (dies)
      change_life(out, target, vitality::dead);
    else if (out.at(target).life == vitality::conscious)
      change_life(out, target, vitality::dying);
    let_go_when_helpless(out, target);
  }
  return std::nullopt;
}

objection revive(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  for (const creature_id& target : scope.targets) {
    const creature& who = out.at(target);
    if (who.life != vitality::dead) {
      out.emit(effect_told{.source = use.user,
                           .creature = target,
                           .name = use.name,
                           .text = "is not dead, and is left as it is"});
      continue;
    }
    const auto most = rounds_in(step.within);
    if (most && who.died > 0 && out.now().time_now() - who.died > *most)
      return refusal{refusal_code::not_available,
                     fmt::format("{} has been dead for longer than {}", called(who), step.within),
                     "`revive` brings it back all the same", std::nullopt};
    const std::int32_t hp = amount_of(out, use, step, scope, target);
    rules::revive(out, target, std::max(hp, 1));
  }
  return std::nullopt;
}

objection stabilize(draft& out, const effect_use&, const effect&, effect_scope& scope) {
  for (const creature_id& target : scope.targets)
    if (out.at(target).life == vitality::dying) change_life(out, target, vitality::stable);
  return std::nullopt;
}

objection exhaustion(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  for (const creature_id& target : scope.targets) {
    if (out.at(target).life == vitality::dead) continue;
    const std::int32_t levels = roll_step(out, use, step.what, target);
    const int after = std::clamp<int>(out.at(target).exhaustion + levels, 0, 6);
    if (after != out.at(target).exhaustion)
      set_exhaustion(out, target, static_cast<std::uint8_t>(after));
  }
  return std::nullopt;
}

objection tell(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const bool is_told = step.kind == effect_kind::tell || !is_dice_text(step.what);
  const std::string feet =
      is_told ? step.what : fmt::format("{}", roll_step(out, use, step.what, use.user));
  const auto text = [&]() -> std::string {
    switch (step.kind) {
      case effect_kind::push:
        return fmt::format("is pushed {} feet away", feet);
      case effect_kind::pull:
        return fmt::format("is pulled {} feet closer", feet);
      case effect_kind::teleport:
        return fmt::format("teleports up to {} feet", feet);
      default:
        return step.what;
    }
  }();
  // What is told about nobody in particular is told once.
  const bool about_each = step.kind != effect_kind::tell;
  if (!about_each) {
    out.emit(effect_told{.source = use.user, .creature = {}, .name = use.name, .text = text});
    return std::nullopt;
  }
  for (const creature_id& target : scope.targets) {
    out.emit(effect_told{.source = use.user, .creature = target, .name = use.name, .text = text});
    let_go_when_moved(out, use, step, target);
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules::steps
