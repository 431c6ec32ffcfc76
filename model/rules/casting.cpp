#include "model/rules/casting.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/run.hpp"
#include "model/rules/able.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/reactions.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model::rules {

namespace {

/// Where the caster has the spell from.
struct knowledge {
  const spellcasting* casting = nullptr;
  const known_spell* known = nullptr;
};

knowledge find_knowledge(const stat_block& block, const spell& what) {
  for (const spellcasting& one : block.casting)
    for (const known_spell& known : one.spells)
      if (known.spell == what.slug) return {&one, &known};
  return {};
}

refusal cannot(const creature& who, std::string why, std::string hint) {
  return {refusal_code::not_available, fmt::format("{} {}", called(who), why), std::move(hint),
          std::nullopt};
}

/// SRD: Incapacitated, Surprise, Armor Proficiency.
objection check_caster(const draft& out, const creature_id& id) {
  if (auto no = refuse_unable(out.now(), id, "cast", std::nullopt)) return no;
  const creature& who = out.at(id);
  if (kept_from(who).contains(deed::cast))
    return cannot(who, "is kept from casting by an effect", "`effects` shows which");
  if (who.block->unproficient_armor)
    return cannot(who, "wears armor without proficiency and cannot cast", "");
  return std::nullopt;
}

turn_cost cost_of(casting_time time) {
  switch (time) {
    case casting_time::action:
      return turn_cost::action;
    case casting_time::bonus_action:
      return turn_cost::bonus_action;
    case casting_time::reaction:
      return turn_cost::reaction;
    case casting_time::longer:
      return turn_cost::action;
  }
  DND_ASSERT(false);
}

/// What is cast as a reaction in somebody else's turn is no spell of the caster's turn.
bool is_of_own_turn(const draft& out, const spell_use& asked) {
  const combatant* const acting = out.now().fight() ? out.now().fight()->turn_of() : nullptr;
  return acting != nullptr && acting->id == asked.caster;
}

/// SRD, Bonus Action: beside a spell cast as one, only a cantrip with a casting time of 1 action.
objection check_second_spell(const draft& out, const spell_use& asked) {
  if (!counts_turns(out) || asked.free || !is_of_own_turn(out, asked)) return std::nullopt;
  const creature& who = out.at(asked.caster);
  const bool is_action_cantrip = asked.what->level == 0 && asked.what->time == casting_time::action;
  const bool by_bonus = asked.what->time == casting_time::bonus_action;
  if (who.turn.bonus_spell && !is_action_cantrip)
    return cannot(who, "has cast a spell as a bonus action in this turn",
                  "beside it, only a cantrip with a casting time of 1 action can be cast");
  if (who.turn.spell && by_bonus)
    return cannot(who, "has cast a spell in this turn that is no cantrip",
                  "a spell as a bonus action goes only with a cantrip");
  return std::nullopt;
}

void note_spell(draft& out, const spell_use& asked) {
  if (!counts_turns(out) || asked.free || !is_of_own_turn(out, asked)) return;
  const turn_use before = out.at(asked.caster).turn;
  turn_use after = before;
  after.bonus_spell = after.bonus_spell || asked.what->time == casting_time::bonus_action;
  after.spell = after.spell || asked.what->level > 0 || asked.what->time != casting_time::action;
  if (!(before == after))
    out.emit(turn_spent{
        .creature = asked.caster, .on = small_text(asked.what->name), .turn = {before, after}});
}

/// Spends the slot, or the use of an innate spell. Returns the level at which it is cast.
ruled<int> spend_slot(draft& out, const spell_use& asked, const knowledge& from) {
  const spell& what = *asked.what;
  const creature& who = out.at(asked.caster);
  if (asked.slot && what.level == 0)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} is a cantrip and needs no slot", what.name), "leave `at:` out",
                   std::nullopt};
  if (asked.slot && *asked.slot < what.level)
    return refusal{
        refusal_code::bad_value, fmt::format("{} is a spell of level {}", what.name, what.level),
        fmt::format("name a slot of level {} or higher in `at:`", what.level), std::nullopt};
  if (what.level == 0) return 0;
  if (asked.ritual) {
    if (!what.ritual)
      return refusal{refusal_code::not_available, fmt::format("{} is no ritual", what.name),
                     "leave `ritual` out", std::nullopt};
    return what.level;
  }
  if (from.known->per_day > 0) {
    const small_text pool = small_text(what.name);
    const std::uint16_t before = spent_of(who, pool);
    if (before >= from.known->per_day)
      return cannot(who, fmt::format("has cast {} as often as it can in a day", what.name),
                    "`rest long` brings it back");
    out.emit(action_used{.creature = asked.caster,
                         .action = pool,
                         .pool = pool,
                         .spent = {before, static_cast<std::uint16_t>(before + 1)}});
    return what.level;
  }
  const bool has_slots =
      std::ranges::any_of(from.casting->slots, [](std::uint8_t count) { return count > 0; });
  // Innate spells at will need none. SRD: Innate Spellcasting.
  if (!has_slots) return what.level;
  const int level = asked.slot ? *asked.slot : lowest_slot(who, what.level);
  if (level == 0 || slots_left(who, level) == 0)
    return cannot(who,
                  level == 0 ? fmt::format("has no slot left for {}", what.name)
                             : fmt::format("has no slot of level {} left", level),
                  "`rest long` brings slots back");
  const std::uint16_t before = spent_of(who, slot_pool(level));
  out.emit(action_used{.creature = asked.caster,
                       .action = small_text(what.name),
                       .pool = slot_pool(level),
                       .spent = {before, static_cast<std::uint16_t>(before + 1)}});
  return level;
}

/// Whether some step is for targets that somebody has to name.
bool needs_targets(const effect_list& steps) {
  return std::ranges::any_of(steps, [](const effect& step) {
    return step.to == effect_aim::targets && step.kind != effect_kind::tell &&
           step.kind != effect_kind::summon;
  });
}

int character_level(const stat_block& block, const spellcasting& casting) {
  int level = 0;
  for (const class_level& one : block.classes) level += one.level;
  return level > 0 ? level : std::max<int>(casting.caster_level, 1);
}

effect_use use_of_spell(const draft& out, const spell_use& asked, const knowledge& from,
                        int level) {
  const spell& what = *asked.what;
  const creature& who = out.at(asked.caster);
  effect_use use;
  use.user = asked.caster;
  use.name = small_text(what.name);
  use.numbers = numbers_of(*who.block);
  const std::int32_t shift = ability_shift(who, from.casting->with);
  use.numbers.modifier =
      narrow(use.numbers.abilities[static_cast<std::size_t>(from.casting->with)] + shift);
  use.dc = narrow(from.casting->save_dc + shift + sum_of(who, modifier_key::spell_dc));
  use.to_hit = narrow(from.casting->to_hit + shift);
  use.spell_level = what.level;
  use.slot_level = static_cast<std::uint8_t>(level);
  use.row_level = static_cast<std::int16_t>(
      what.level == 0 ? character_level(*who.block, *from.casting) : level);
  use.spell = true;
  use.tags.magical = true;
  use.given = asked.given;
  use.duration = what.duration;
  use.choices = asked.choices;
  use.shares = asked.missiles;
  return use;
}

/// The effect on the caster that all effects of the spell hang on.
effect_number concentrate(draft& out, const spell_use& asked, int level) {
  new_effect on;
  on.name = small_text(asked.what->name);
  on.source = asked.caster;
  on.concentration = true;
  on.spell = true;
  on.level = static_cast<std::uint8_t>(level);
  on.duration = asked.what->duration;
  lasting nothing_else;
  nothing_else.stack = true;
  return put_effect(out, asked.caster, on, nothing_else);
}

/// Why it cannot be cast at these, who are all dead.
objection check_living(const draft& out, const spell& what, const std::vector<creature_id>& at) {
  for (const creature_id& id : at)
    if (out.at(id).life == vitality::dead)
      return refusal{refusal_code::creature_dead,
                     fmt::format("{} is dead and no target of {}", called(out.at(id)), what.name),
                     "", std::nullopt};
  return std::nullopt;
}

/// Who answers a spell so that it comes to nothing; nobody as a rule.
creature_id countered_by(draft& out, const spell_use& asked, int level) {
  return answer_spell(out, {.on = reaction_moment::spell_cast,
                            .actor = asked.caster,
                            .target = {},
                            .what = asked.what->name,
                            .total = level});
}

}  // namespace

ruled<spell_made> cast_spell(draft& out, const spell_use& asked) {
  const spell& what = *asked.what;
  if (auto no = check_caster(out, asked.caster)) return *std::move(no);
  // The block is frozen, so what is found in it outlives every event that follows.
  const stat_block_ptr block = out.at(asked.caster).block;
  const knowledge from = find_knowledge(*block, what);
  if (!from.casting)
    return cannot(out.at(asked.caster), fmt::format("does not know {}", what.name),
                  "`look` shows what it knows");
  std::vector<creature_id> targets = asked.targets;
  if (targets.empty() && needs_targets(what.effects)) {
    // An area may have nobody in it.
    if (!what.self_only && !what.area)
      return refusal{refusal_code::missing_label, fmt::format("{} needs a target", what.name),
                     "name whom in `to:`", std::nullopt};
    if (what.self_only) targets = {asked.caster};
  }
  if (needs_targets(what.effects))
    if (auto no = check_living(out, what, targets)) return *std::move(no);
  if (auto no = check_second_spell(out, asked)) return *std::move(no);
  if (auto no = pay(out, {.who = asked.caster,
                          .cost = cost_of(what.time),
                          .on = small_text(what.name),
                          .free = asked.free}))
    return *std::move(no);
  note_spell(out, asked);
  const auto level = spend_slot(out, asked, from);
  if (!level) return level.error();
  const creature_id by = countered_by(out, asked, *level);
  // A spell that comes to nothing asks for no concentration.
  if (what.concentration && by.empty()) end_concentration(out, asked.caster, effect_end::replaced);
  end_on(out, asked.caster, "cast");
  out.emit(spell_cast{.caster = asked.caster,
                      .spell = small_text(what.name),
                      .level = static_cast<std::uint8_t>(*level),
                      .ritual = asked.ritual,
                      .targets = targets});
  if (!by.empty()) {
    out.emit(spell_countered{.caster = asked.caster, .spell = small_text(what.name), .source = by});
    return spell_made{.level = *level, .countered = true};
  }
  effect_use use = use_of_spell(out, asked, from, *level);
  if (what.concentration) use.parent = concentrate(out, asked, *level);
  effect_scope scope{.targets = std::move(targets)};
  if (auto no = run_effects(out, use, what.effects, scope)) return *std::move(no);
  return spell_made{.level = *level};
}

objection cast_spell_of(draft& out, const spell_use& asked) {
  auto made = cast_spell(out, asked);
  if (!made) return std::move(made).error();
  return std::nullopt;
}

}  // namespace dnd::model::rules
