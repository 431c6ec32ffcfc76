#include "model/rules/hazards.hpp"

#include "model/dice/simple.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/death.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace dnd::model::rules {

namespace {

constexpr std::array lack_of_air{held_breath_effect, choking_effect, last_breath_effect,
                                 suffocating_effect};

std::int32_t constitution_of(const creature& who) {
  return ability_modifier(who.block->abilities[static_cast<std::size_t>(ability::con)]);
}

effect put_on(std::string_view name, lasting what) {
  effect step;
  step.kind = effect_kind::apply;
  step.what = name;
  step.lasts.push_back(std::move(what));
  return step;
}

/// What comes after such a time.
lasting until_then(std::string duration, effect_list after) {
  lasting does;
  does.duration = std::move(duration);
  does.moments.push_back({.name = std::string(expiry_moment), .steps = std::move(after)});
  return does;
}

/// Whether something keeps a fall of so many feet from doing anything. What is there for one fall
/// ends with it.
bool lands_softly(draft& out, const creature_id& id, std::int32_t feet) {
  const creature& who = out.at(id);
  bool soft = false;
  effect_number used = 0;
  each_modifier(who, modifier_key::no_fall, [&](const owned_modifier& has) {
    const auto most = number_in(has.what->value);
    if (soft || (most && feet > *most) || !counts_for(has, who, {})) return;
    soft = true;
    if (has.effect != nullptr && has.effect->does.once) used = has.effect->number;
  });
  if (used != 0) end_effect(out, id, used, effect_end::used);
  return soft;
}

std::string rounds_text(std::int32_t rounds) {
  return fmt::format("{} round{}", rounds, rounds == 1 ? "" : "s");
}

/// From the last breath on: down, and beyond help.
effect_list end_of_breath() {
  lasting down;
  down.duration = "permanent";
  modifier no_help;
  no_help.key = modifier_key::cannot;
  no_help.deeds.insert(deed::regain_hp);
  down.modifiers.push_back(std::move(no_help));
  effect drop;
  drop.kind = effect_kind::kill;
  drop.what = "zero";
  return {put_on(suffocating_effect, std::move(down)), std::move(drop)};
}

lasting choking(const creature& who) {
  lasting last = until_then("start of target's next turn", end_of_breath());
  return until_then(rounds_text(choking_rounds(who)),
                    {put_on(last_breath_effect, std::move(last))});
}

}  // namespace

void submerge(draft& out, const creature_id& who) {
  lasting does;
  does.duration = "permanent";
  modifier wet;
  wet.key = modifier_key::resist;
  wet.types.insert(damage_type::fire);
  does.modifiers.push_back(std::move(wet));
  new_effect what;
  what.name = under_water_effect;
  what.source = who;
  put_effect(out, who, what, does);
}

bool surface(draft& out, const creature_id& who) {
  const active_effect* const has = find_effect(out.at(who), under_water_effect);
  if (!has) return false;
  end_effect(out, who, has->what->number, effect_end::removed);
  return true;
}

bool is_under_water(const creature& who) noexcept {
  return find_effect(who, under_water_effect) != nullptr;
}

std::int32_t fall_dice(std::int32_t feet) noexcept {
  constexpr std::int32_t feet_a_die = 10;
  constexpr std::int32_t dice_max = 20;
  return std::clamp(feet / feet_a_die, 0, dice_max);
}

objection fall(draft& out, const creature_id& who, std::int32_t feet) {
  const small_text name = "Fall";
  out.emit(effect_told{
      .source = who, .creature = who, .name = name, .text = fmt::format("falls {} feet", feet)});
  const std::int32_t dice = fall_dice(feet);
  if (dice == 0 || lands_softly(out, who, feet)) return std::nullopt;
  const auto total = roll_damage(out, {.source = {},
                                       .action = name,
                                       .dice = print(simple_dice{.count = dice, .faces = 6}),
                                       .type = damage_type::bludgeoning});
  if (!total) return total.error();
  const packet one{damage_type::bludgeoning, *total};
  const std::int32_t taken =
      deal(out, {.source = {}, .target = who, .packets = std::span(&one, 1), .tags = {}});
  if (taken > 0 && out.at(who).life != vitality::dead) fall_prone(out, who);
  return std::nullopt;
}

std::int32_t breath_rounds(const creature& who) noexcept {
  constexpr std::int32_t least = 5;
  constexpr auto minute = static_cast<std::int32_t>(rounds_per_minute);
  return std::max((1 + constitution_of(who)) * minute, least);
}

std::int32_t choking_rounds(const creature& who) noexcept {
  return std::max(constitution_of(who), 1);
}

void suffocate(draft& out, const creature_id& who, bool holds_breath) {
  new_effect what;
  what.source = who;
  if (!holds_breath) {
    what.name = choking_effect;
    put_effect(out, who, what, choking(out.at(who)));
    return;
  }
  what.name = held_breath_effect;
  put_effect(out, who, what,
             until_then(rounds_text(breath_rounds(out.at(who))),
                        {put_on(choking_effect, choking(out.at(who)))}));
}

bool breathe(draft& out, const creature_id& who) {
  bool had_none = false;
  for (const std::string_view name : lack_of_air)
    if (const active_effect* const has = find_effect(out.at(who), name)) {
      end_effect(out, who, has->what->number, effect_end::removed);
      had_none = true;
    }
  return had_none;
}

std::optional<game_time> rounds_of_air(const state& now) noexcept {
  std::optional<game_time> least;
  for (const auto& who : now.creatures()) {
    if (who->life == vitality::dead) continue;
    for (const active_effect& has : who->effects) {
      const effect_instance& one = *has.what;
      const bool runs_out = one.until.kind == lasting_kind::time && one.until.at > now.time() &&
                            std::ranges::find(lack_of_air, one.name.view()) != lack_of_air.end();
      if (runs_out) least = std::min(least.value_or(one.until.at), one.until.at);
    }
  }
  if (!least) return std::nullopt;
  return *least - now.time();
}

bool suffocates(const creature& who) noexcept {
  return find_effect(who, suffocating_effect) != nullptr;
}

}  // namespace dnd::model::rules
