#include "model/effects/shapes.hpp"

#include "model/bounds.hpp"
#include "model/effects/choices.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/step_dice.hpp"
#include "model/rules/naming.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::model::rules {

namespace {

bool keeps_it(const std::vector<std::string>& keeps, std::string_view what) {
  return std::ranges::find(keeps, what) != keeps.end();
}

int modifier_of(const stat_block& block, std::size_t which) {
  return ability_modifier(block.abilities[which]);
}

/// SRD, Wild Shape: the creature's proficiencies stay beside those of the beast; the better counts.
void keep_mind(const stat_block& own, stat_block& into) {
  for (const ability which : {ability::intelligence, ability::wis, ability::cha})
    into.abilities[static_cast<std::size_t>(which)] =
        own.abilities[static_cast<std::size_t>(which)];
  for (std::size_t i = 0; i < ability_count; ++i) {
    // What the creature adds to its own modifier is its proficiency, and goes with the new one.
    const int added = own.saves[i] - modifier_of(own, i);
    const int kept = modifier_of(into, i) + added;
    into.saves[i] = static_cast<std::int16_t>(std::max<int>(into.saves[i], kept));
  }
  for (std::size_t i = 0; i < skill_count; ++i) {
    const auto with = static_cast<std::size_t>(ability_of(static_cast<skill>(i)));
    const int added = own.skills[i] - modifier_of(own, with);
    const int kept = modifier_of(into, with) + added;
    into.skills[i] = static_cast<std::int16_t>(std::max<int>(into.skills[i], kept));
  }
  into.sight.passive_perception =
      static_cast<std::int16_t>(10 + into.skills[static_cast<std::size_t>(skill::perception)]);
  into.alignment = own.alignment;
  into.proficiency_bonus = own.proficiency_bonus;
}

bool has_trait(const stat_block& block, const trait& one) {
  return std::ranges::find(block.traits, one.name, &trait::name) != block.traits.end();
}

bool has_action(const stat_block& block, const action& one) {
  return std::ranges::find(block.actions, one.name, &action::name) != block.actions.end();
}

bool is_spell_of(const stat_block& own, const action& one) {
  const std::string slug = slug_of(one.name.view());
  return std::ranges::any_of(own.casting, [&](const spellcasting& casting) {
    return std::ranges::find(casting.spells, slug, &known_spell::spell) != casting.spells.end();
  });
}

/// Attacks are made with what the shape has, and so are the attacks of a Multiattack.
void keep_features(const stat_block& own, stat_block& into) {
  for (const trait& one : own.traits)
    if (!has_trait(into, one)) into.traits.push_back(one);
  for (const action& one : own.actions) {
    const bool is_strike = one.attack.has_value() || !one.multiattack.empty();
    if (is_strike || is_spell_of(own, one) || has_action(into, one)) continue;
    if (into.actions.size() < bounds::actions_per_block_max) into.actions.push_back(one);
  }
  for (const pool& one : own.pools) into.pools.push_back(one);
  into.classes = own.classes;
}

/// What `keeps` names that is none of its words.
void keep_named(const stat_block& own, const std::vector<std::string>& keeps, stat_block& into) {
  const auto is_named = [&](std::string_view name) {
    return std::ranges::any_of(
        keeps, [&](const std::string& word) { return slug_of(word) == slug_of(name); });
  };
  for (const trait& one : own.traits)
    if (is_named(one.name) && !has_trait(into, one)) into.traits.push_back(one);
  for (const action& one : own.actions)
    if (is_named(one.name.view()) && !has_action(into, one) &&
        into.actions.size() < bounds::actions_per_block_max)
      into.actions.push_back(one);
}

void keep_casting(const stat_block& own, stat_block& into) {
  into.casting = own.casting;
  for (const action& one : own.actions) {
    if (!is_spell_of(own, one) || has_action(into, one)) continue;
    if (into.actions.size() < bounds::actions_per_block_max) into.actions.push_back(one);
  }
}

/// In eighths: of a character its level.
std::int32_t challenge_of(const creature& who) {
  const stat_block& block = who.own ? *who.own->block : *who.block;
  int level = 0;
  for (const class_level& one : block.classes) level += one.level;
  return level > 0 ? 8 * level : block.challenge_eighths;
}

std::string rating_text(std::int32_t eighths) {
  if (eighths % 8 == 0) return fmt::format("{}", eighths / 8);
  return fmt::format("1/{}", 8 / eighths);
}

refusal which_shape(const effect_use& use, const effect& step) {
  std::string names;
  constexpr std::size_t names_most = 8;
  for (std::size_t i = 0; i < step.names.size() && i < names_most; ++i)
    names += (i == 0 ? "" : ", ") + step.names[i];
  if (step.names.size() > names_most) names += ", …";
  return {refusal_code::missing_label,
          fmt::format("{} leaves open which shape is taken", use.name.view()),
          fmt::format("name it in `choose:`: {}", names), std::nullopt};
}

/// A creature of the content that some word names, of a type that the step takes.
stat_block_ptr any_shape(const draft& out, const effect_use& use, const effect& step) {
  if (!takes_any(step)) return nullptr;
  for (const std::string& word : use.choices) {
    stat_block_ptr found = out.content(word);
    if (found && takes_type(step, found->type)) return found;
  }
  return nullptr;
}

/// The shape of the target at that place.
ruled<stat_block_ptr> shape_for(const draft& out, const effect_use& use, const effect& step,
                                std::size_t place) {
  std::vector<std::string_view> named;
  for (std::size_t at = 0; at < use.choices.size(); ++at) {
    const chosen_creature one = creature_in(step, use.choices, at);
    if (one.name.empty()) break;
    at = one.word;
    named.push_back(one.name);
  }
  const bool is_sure = step.names.size() == 1 && !takes_any(step);
  if (named.empty() && is_sure) named.push_back(counted_name_of(step.names.front()).name);
  if (named.empty()) {
    stat_block_ptr any = any_shape(out, use, step);
    if (!any) return which_shape(use, step);
    return any;
  }
  const std::string_view name = place < named.size() ? named[place] : named.front();
  stat_block_ptr found = out.content(name);
  if (!found) return no_such_creature(use, name);
  return found;
}

/// Whether one of the words names the shape that the creature has by itself.
bool names_own_shape(const creature& who, const effect_use& use) {
  return who.own && std::ranges::any_of(use.choices, [&](const std::string& word) {
           return slug_of(word) == who.own->block->slug.view() ||
                  slug_of(word) == slug_of(who.own->block->name);
         });
}

void take_shape(draft& out, const effect_use& use, const effect& step, const creature_id& who,
                const stat_block& shape, std::string_view duration) {
  new_effect on;
  on.name = use.name;
  on.source = use.user;
  on.parent = use.parent;
  on.spell = use.spell;
  on.level = use.slot_level;
  on.spell_level = use.spell_level;
  on.duration = duration;
  lasting nothing_else;
  const effect_number number = put_effect(out, who, on, nothing_else);
  const creature& now = out.at(who);
  const bool own_hp = !keeps_it(step.keeps, "hit_points");
  creature after = now;
  if (own_hp) after.max_hp = std::clamp(shape.hit_points, 1, bounds::hit_points_max);
  shape_taken taken;
  taken.creature = who;
  taken.shape = shape.name;
  taken.block = std::make_shared<const stat_block>(in_shape(*now.block, shape, step.keeps));
  taken.effect = number;
  taken.hp = {now.hp, own_hp ? effective_max_hp(after) : now.hp};
  taken.max_hp = {now.max_hp, after.max_hp};
  taken.own_hp = own_hp;
  out.emit(std::move(taken));
}

}  // namespace

stat_block in_shape(const stat_block& own, const stat_block& shape,
                    const std::vector<std::string>& keeps) {
  stat_block made = shape;
  made.kind = own.kind;
  if (own.kind == creature_kind::character) made.hit_dice.clear();
  if (keeps_it(keeps, "mind")) keep_mind(own, made);
  if (keeps_it(keeps, "features")) keep_features(own, made);
  if (keeps_it(keeps, "casting")) keep_casting(own, made);
  keep_named(own, keeps, made);
  return made;
}

void leave_shape(draft& out, const creature_id& who) {
  const creature& now = out.at(who);
  if (!now.own) return;
  const own_shape& own = *now.own;
  const bool had_own_hp = own.max_hp > 0;
  creature after = now;
  after.block = own.block;
  if (had_own_hp) after.max_hp = own.max_hp;
  const std::int32_t hp = had_own_hp ? own.hp : now.hp;
  // Whoever lies at 0 hit points stays there.
  const bool is_down = now.hp == 0 && now.life != vitality::conscious;
  out.emit(shape_left{.creature = who,
                      .hp = {now.hp, is_down ? 0 : std::min(hp, effective_max_hp(after))},
                      .max_hp = {now.max_hp, after.max_hp}});
}

bool fall_out_of_shape(draft& out, const creature_id& who) {
  const creature& now = out.at(who);
  if (!now.own || now.own->max_hp == 0 || now.hp > 0 || now.life != vitality::conscious)
    return false;
  const effect_number by = now.own->effect;
  end_effect(out, who, by, effect_end::broken);
  return true;
}

objection refuse_challenge(const effect_use& use, const effect& step, const stat_block& block,
                           std::int32_t target) {
  if (step.challenge.empty()) return std::nullopt;
  std::int32_t most = number_in(step.challenge).value_or(0);
  if (step.challenge == "slot") most = 8 * std::max(use.slot_level, use.spell_level);
  if (step.challenge == "target") most = target;
  if (block.challenge_eighths <= most) return std::nullopt;
  return refusal{
      refusal_code::bad_value,
      fmt::format("{} has a challenge rating of {}, and {} reaches {}", block.name,
                  rating_text(block.challenge_eighths), use.name.view(), rating_text(most)),
      "choose another one", std::nullopt};
}

refusal no_such_creature(const effect_use& use, std::string_view name) {
  return {refusal_code::unknown_content,
          fmt::format("{} names \"{}\", and there is no such creature", use.name.view(), name),
          "`find` lists the creatures that there are", std::nullopt};
}

namespace steps {

objection transform(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const std::string duration =
      step.duration.empty() ? use.duration : rolled_duration(out, use, step.duration);
  for (std::size_t place = 0; place < scope.targets.size(); ++place) {
    const creature_id& target = scope.targets[place];
    if (names_own_shape(out.at(target), use)) {
      end_effect(out, target, out.at(target).own->effect, effect_end::removed);
      continue;
    }
    const auto found = shape_for(out, use, step, place);
    if (!found) return found.error();
    const stat_block_ptr shape = *found;
    if (auto no = refuse_challenge(use, step, *shape, challenge_of(out.at(target)))) return no;
    // One shape at a time: what is changed is the creature itself.
    if (const auto before = out.at(target).own)
      end_effect(out, target, before->effect, effect_end::replaced);
    if (out.at(target).hp > 0) take_shape(out, use, step, target, *shape, duration);
  }
  return std::nullopt;
}

}  // namespace steps

}  // namespace dnd::model::rules
