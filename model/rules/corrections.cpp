#include "model/rules/corrections.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/d20.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

/// The maximum that exhaustion halves.
std::int32_t whole_maximum(creature who) {
  who.exhaustion = 0;
  return effective_max_hp(who);
}

/// Speed without conditions: what `speed:` sets.
std::int32_t plain_speed(const creature& who) {
  return who.block->speed.walk + sum_of(who, modifier_key::speed);
}

/// One value that an effect is to bring about: how it is, and how it would be without the effect.
struct aimed_value {
  modifier_key key{};
  std::optional<std::int32_t> wanted;
  std::int32_t now = 0;
  std::int32_t without = 0;
};

creature without_set_effect(const creature& who) {
  creature plain = who;
  plain.effects.erase_if(
      [](const active_effect& has) { return has.what->name.view() == set_effect; });
  return plain;
}

/// The modifier that brings it about; nothing where none is needed.
std::optional<modifier> modifier_for(const creature& who, const aimed_value& value) {
  if (!value.wanted) {
    // What was set before stays.
    for (const active_effect& has : who.effects)
      if (has.what->name.view() == set_effect)
        for (const modifier& one : has.what->does.modifiers)
          if (one.key == value.key) return one;
    return std::nullopt;
  }
  modifier made;
  made.key = value.key;
  const std::int32_t more = *value.wanted - value.without;
  // "0" means that it cannot move at all, whatever else it has.
  if (value.key == modifier_key::speed && *value.wanted == 0)
    made.value = "0";
  else if (more == 0)
    return std::nullopt;
  else
    made.value = fmt::format("{}", more);
  return made;
}

std::vector<effect_number> set_effects_of(const creature& who) {
  std::vector<effect_number> numbers;
  for (const active_effect& has : who.effects)
    if (has.what->name.view() == set_effect) numbers.push_back(has.what->number);
  return numbers;
}

void put_values(draft& out, const creature_id& id, const std::vector<aimed_value>& values) {
  if (std::ranges::none_of(values, [](const aimed_value& one) { return one.wanted.has_value(); }))
    return;
  lasting does;
  for (const aimed_value& one : values)
    if (auto made = modifier_for(out.at(id), one)) does.modifiers.push_back(*std::move(made));
  if (does.modifiers.empty()) {
    for (const effect_number old : set_effects_of(out.at(id)))
      end_effect(out, id, old, effect_end::replaced);
    return;
  }
  new_effect what;
  what.name = set_effect;
  put_effect(out, id, what, does);
}

change<std::int32_t> change_of(const aimed_value& value) {
  if (!value.wanted || *value.wanted == value.now) return {};
  return {value.now, *value.wanted};
}

/// What follows from the hit points that were set.
void follow_hit_points(draft& out, const creature_id& id, std::int32_t before) {
  const creature& who = out.at(id);
  if (who.hp > 0) {
    change_life(out, id, vitality::conscious);
  } else if (before > 0) {
    suffer(out, id,
           {.life_before = vitality::conscious,
            .hp_before = before,
            .taken = before,
            .through = before});
  }
}

/// What the dead bore stood still; for a living creature it must have somebody who it is about.
void drop_orphans(draft& out, const creature_id& id) {
  const auto is_gone = [&](const creature_id& other) {
    const creature* const who = out.now().find(other);
    return who == nullptr || who->life == vitality::dead;
  };
  const std::vector<condition_instance> conditions = out.at(id).conditions;
  for (const condition_instance& has : conditions) {
    const bool needs_source = has.kind == condition::grappled ||
                              has.kind == condition::frightened || has.kind == condition::charmed;
    const bool counts_nobody = has.rounds > 0 && !out.now().find(has.anchor);
    if (counts_nobody || (needs_source && !has.source.empty() && is_gone(has.source)))
      out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::removed});
  }
}

}  // namespace

objection set_values(draft& out, const creature_id& id, const wanted_values& wanted) {
  const creature& who = out.at(id);
  const creature plain = without_set_effect(who);
  const std::vector<aimed_value> values{
      {modifier_key::max_hp, wanted.max_hp, whole_maximum(who), whole_maximum(plain)},
      {modifier_key::armor_class, wanted.armor_class, armor_class_of(who), armor_class_of(plain)},
      {modifier_key::speed, wanted.speed_ft, plain_speed(who), plain_speed(plain)}};
  put_values(out, id, values);
  const creature& now = out.at(id);
  const std::int32_t most = effective_max_hp(now);
  if (wanted.hp && *wanted.hp > most)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} has at most {} hit points", called(now), most),
                   "`max:` sets the maximum, `temp:` gives temporary hit points", std::nullopt};
  creature_set made;
  made.creature = id;
  if (wanted.hp && *wanted.hp != now.hp) made.hp = {now.hp, *wanted.hp};
  if (wanted.temp_hp && *wanted.temp_hp != now.temp_hp)
    made.temp_hp = {now.temp_hp, *wanted.temp_hp};
  made.max_hp = change_of(values[0]);
  made.armor_class = change_of(values[1]);
  made.speed = change_of(values[2]);
  made.reason = wanted.reason;
  const hp_change hp = made.hp;
  out.emit(std::move(made));
  if (!(hp == hp_change{})) follow_hit_points(out, id, hp.before);
  return std::nullopt;
}

std::vector<effect_number> effects_called(const creature& who, std::string_view name) {
  std::vector<effect_number> numbers;
  const std::string wanted = slug_of(name);
  for (const active_effect& has : who.effects)
    if (slug_of(has.what->name.view()) == wanted) numbers.push_back(has.what->number);
  return numbers;
}

std::string effect_names(const creature& who) {
  std::vector<std::string> names;
  for (const active_effect& has : who.effects) {
    std::string name = has.what->name.str();
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  std::string text;
  for (const std::string& name : names) text += text.empty() ? name : ", " + name;
  return text;
}

objection set_initiative(draft& out, const creature_id& id, std::int32_t wanted,
                         const std::string& reason) {
  const combatant* const place = out.now().fight() ? out.now().fight()->find(id) : nullptr;
  if (!place || !place->rolled)
    return refusal{refusal_code::not_in_encounter,
                   fmt::format("{} has no initiative", called(out.at(id))),
                   "`initiative by: WHO` rolls it in a fight", std::nullopt};
  const auto after = narrow(wanted);
  if (place->initiative != after)
    out.emit(
        initiative_set{.creature = id, .initiative = {place->initiative, after}, .reason = reason});
  return std::nullopt;
}

void revive(draft& out, const creature_id& id, std::int32_t hp) {
  DND_ASSERT(out.at(id).life == vitality::dead && hp >= 1);
  if (const std::uint8_t tired = out.at(id).exhaustion; tired > 0) {
    // Directly: the dead are neither slain nor cut by it.
    const std::int32_t same = out.at(id).hp;
    out.emit(exhaustion_changed{.creature = id,
                                .level = {tired, static_cast<std::uint8_t>(tired - 1)},
                                .hp = {same, same}});
  }
  const creature& who = out.at(id);
  out.emit(creature_revived{.creature = id, .hp = {who.hp, std::min(hp, effective_max_hp(who))}});
  drop_orphans(out, id);
}

}  // namespace dnd::model::rules
