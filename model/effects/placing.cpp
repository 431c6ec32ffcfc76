#include "model/effects/placing.hpp"

#include "model/bounds.hpp"
#include "model/dice/simple.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/step_dice.hpp"
#include "model/effects/summoning.hpp"
#include "model/rules/new_name.hpp"
#include "model/rules/objects.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model::rules::steps {

namespace {

objection check_place_for(const draft& out, const effect_use& use, std::int32_t count) {
  if (out.now().creatures().size() + static_cast<std::size_t>(count) <= bounds::creatures_max)
    return std::nullopt;
  return refusal{refusal_code::too_many,
                 fmt::format("there is no room for what {} brings", use.name.view()),
                 "`remove` makes room", std::nullopt};
}

void defend(stat_block& block, defence_kind kind, damage_type_set types) {
  if (types.empty()) return;
  damage_defence made;
  made.kind = kind;
  made.types = types;
  block.defences.push_back(made);
}

/// What is held by it is free when it is broken.
trait holding(const std::string& effect_name, const creature_id& held) {
  effect frees;
  frees.kind = effect_kind::remove;
  frees.names = {effect_name};
  frees.bearers = "@" + held.str();
  trigger broken;
  broken.on = "drop";
  broken.effects = {std::move(frees)};
  trait made;
  made.name = "Holding";
  made.triggers = {std::move(broken)};
  return made;
}

stat_block block_of(const effect& step, const thing& what, std::int32_t hit_points) {
  const creature_size size = parse_creature_size(what.size).value_or(creature_size::medium);
  stat_block block = object_block({.name = step.what,
                                   .material = object_material::stone,
                                   .size = std::min(size, creature_size::large),
                                   .fragile = false,
                                   .threshold = what.threshold});
  block.size = size;
  block.armor_class = what.armor_class;
  block.hit_dice.clear();
  block.hit_points = hit_points;
  defend(block, defence_kind::immunity, what.immune);
  defend(block, defence_kind::resistance, what.resist);
  defend(block, defence_kind::vulnerability, what.vulnerable);
  return block;
}

/// `stays`: nothing ends it.
objection place_one(draft& out, const effect_use& use, stat_block block, bool stays,
                    std::string_view duration) {
  const auto who = next_identity(out.now(), block.slug.view(), block.name, std::nullopt);
  if (!who) return who.error();
  creature_added added;
  added.creature = who->id;
  added.name = who->name;
  added.number = who->number;
  added.hp = block.hit_points;
  added.max_hp = block.hit_points;
  added.block = std::make_shared<const stat_block>(std::move(block));
  if (!stays) added.bond = out.now().effects_given() + 1;
  out.emit(std::move(added));
  if (!stays) held_here(out, use, {.duration = duration}, who->id);
  return std::nullopt;
}

modifier modifier_of(modifier_key key, std::string value) {
  modifier made;
  made.key = key;
  made.value = std::move(value);
  return made;
}

constexpr std::string_view split_effect = "Split";

/// What makes it smaller, for good.
void shrink(draft& out, const creature_id& who, std::int32_t sizes, std::int32_t hit_points) {
  lasting does;
  does.duration = "permanent";
  does.stack = true;
  does.modifiers.push_back(modifier_of(modifier_key::size, fmt::format("{}", -sizes)));
  if (hit_points > 0)
    does.modifiers.push_back(modifier_of(modifier_key::max_hp, fmt::format("{}", -hit_points)));
  put_effect(out, who, {.name = split_effect, .source = who}, does);
}

objection split_one(draft& out, const effect_use& use, const creature_id& target) {
  if (auto no = check_place_for(out, use, 1)) return no;
  const creature& whole = out.at(target);
  const std::int32_t half = whole.hp / 2;
  if (half < 1) return std::nullopt;
  const auto who =
      next_identity(out.now(), whole.block->slug.view(), whole.block->name, std::nullopt);
  if (!who) return who.error();
  creature_added added;
  added.creature = who->id;
  added.name = who->name;
  added.number = who->number;
  added.hp = half;
  added.max_hp = half;
  added.block = whole.block;
  added.summoner = whole.summoner;
  const std::int32_t sizes =
      static_cast<std::int32_t>(whole.block->size) - static_cast<std::int32_t>(size_of(whole)) + 1;
  const std::int32_t less = effective_max_hp(whole) - half;
  out.emit(std::move(added));
  shrink(out, target, 1, less);
  shrink(out, who->id, sizes, 0);
  join_after(out, who->id, target);
  return std::nullopt;
}

}  // namespace

objection place_object(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const thing& what = step.things.front();
  const std::int32_t count =
      step.count.empty() ? 1 : std::clamp(roll_step(out, use, step.count, use.user), 0, 100);
  const bool holds = !what.holds.empty();
  const std::size_t places = holds ? scope.targets.size() : 1;
  if (auto no = check_place_for(out, use, count * static_cast<std::int32_t>(places))) return no;
  const std::string duration =
      step.duration.empty() ? use.duration : rolled_duration(out, use, step.duration);
  const bool stays = use.parent == 0 && (duration.empty() || duration == "permanent");
  for (std::size_t place = 0; place < places; ++place)
    for (std::int32_t i = 0; i < count; ++i) {
      const std::int32_t hp =
          std::clamp(roll_step(out, use, what.hit_points, use.user), 1, bounds::hit_points_max);
      stat_block block = block_of(step, what, hp);
      if (holds) block.traits.push_back(holding(what.holds, scope.targets[place]));
      if (auto no = place_one(out, use, std::move(block), stays, duration)) return no;
    }
  return std::nullopt;
}

objection split(draft& out, const effect_use& use, const effect&, effect_scope& scope) {
  for (const creature_id& target : scope.targets)
    if (auto no = split_one(out, use, target)) return no;
  return std::nullopt;
}

}  // namespace dnd::model::rules::steps
