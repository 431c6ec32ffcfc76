#include "model/rules/casting.hpp"

#include "model/effects/durations.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/run.hpp"
#include "model/rules/casting_limits.hpp"
#include "model/rules/held_spells.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/passing_time.hpp"
#include "model/rules/spell_release.hpp"
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
  if (asked.ritual) return what.level;
  if (from.known->per_day > 0) {
    const small_text pool = small_text(what.name);
    const std::uint16_t before = spent_of(who, pool);
    if (before >= from.known->per_day)
      return refuse_casting(who, fmt::format("has cast {} as often as it can in a day", what.name),
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
    return refuse_casting(who,
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

/// The time that a spell takes outside of a fight. SRD: Casting Time, Rituals.
void take_time(draft& out, const spell_use& asked) {
  if (out.now().fight() || asked.free) return;
  const game_time ritual = asked.ritual ? 10 * rounds_per_minute : 0;
  const game_time rounds = ritual + static_cast<game_time>(asked.what->casting_rounds);
  if (rounds > 0) pass_time(out, rounds);
}

/// What no pouch holds is told: whether it is there, and what is used up, is for the table to know.
void tell_materials(draft& out, const spell_use& asked) {
  if (asked.what->material_cost_gp <= 0) return;
  out.emit(effect_told{
      .source = asked.caster,
      .creature = asked.caster,
      .name = small_text(asked.what->name),
      .text = fmt::format("needs materials worth {} gp", asked.what->material_cost_gp)});
}

/// What is cast for longer than an action in a fight: an action in each turn, and concentration.
/// True when this was the last action of it, or none was needed.
ruled<bool> go_on_casting(draft& out, const spell_use& asked) {
  const spell& what = *asked.what;
  if (what.casting_rounds == 0 || !out.now().fight() || asked.free) return true;
  const int done = actions_of_casting(out.at(asked.caster), what) + 1;
  if (done >= what.casting_rounds) {
    end_casting(out, asked.caster, what);
    return true;
  }
  put_casting(out, asked.caster, what, done);
  return false;
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
  use.numbers.slot = static_cast<std::int16_t>(level);
  use.row_level = static_cast<std::int16_t>(
      what.level == 0 ? character_level(*who.block, *from.casting) : level);
  use.spell = true;
  use.tags.magical = true;
  use.given = asked.given;
  use.duration = what.duration;
  use.choices = asked.choices;
  use.whole = &what.effects;
  use.shares = asked.missiles;
  return use;
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

}  // namespace

objection hold_spell(draft& out, const spell_use& asked) {
  const spell& what = *asked.what;
  if (auto no = refuse_caster(out, asked.caster, what)) return no;
  const stat_block_ptr block = out.at(asked.caster).block;
  const knowledge from = find_knowledge(*block, what);
  if (!from.casting)
    return refuse_casting(out.at(asked.caster), fmt::format("does not know {}", what.name),
                          "`look` shows what it knows");
  if (what.time != casting_time::action)
    return refuse_casting(out.at(asked.caster),
                          fmt::format("cannot ready {}: it is not cast with an action", what.name),
                          "");
  if (auto no = refuse_second_spell(out, asked)) return no;
  note_spell(out, asked);
  const auto level = spend_slot(out, asked, from);
  if (!level) return level.error();
  put_held_spell(out, asked.caster, what, *level);
  return std::nullopt;
}

ruled<spell_made> cast_spell(draft& out, const spell_use& asked) {
  const spell& what = *asked.what;
  if (auto no = refuse_caster(out, asked.caster, what)) return *std::move(no);
  // The block is frozen, so what is found in it outlives every event that follows.
  const stat_block_ptr block = out.at(asked.caster).block;
  const knowledge from = find_knowledge(*block, what);
  if (!from.casting)
    return refuse_casting(out.at(asked.caster), fmt::format("does not know {}", what.name),
                          "`look` shows what it knows");
  std::vector<creature_id> targets = asked.targets;
  if (targets.empty() && needs_targets(what.effects)) {
    // An area may have nobody in it.
    if (!what.self_only && !what.area)
      return refusal{refusal_code::missing_label, fmt::format("{} needs a target", what.name),
                     "name whom in `to:`", std::nullopt};
    if (what.self_only) targets = {asked.caster};
  }
  if (needs_targets(what.effects) && !revives(what.effects))
    if (auto no = check_living(out, what, targets)) return *std::move(no);
  const std::optional<int> held = held_spell(out.now(), out.at(asked.caster), what);
  if (auto no = refuse_spell(out, asked, *from.casting)) return *std::move(no);
  if (auto no = pay(out, {.who = asked.caster,
                          .cost = cost_of(what.time),
                          .on = small_text(what.name),
                          .free = asked.free}))
    return *std::move(no);
  note_spell(out, asked);
  const auto is_ready = go_on_casting(out, asked);
  if (!is_ready) return is_ready.error();
  if (!*is_ready) return spell_made{.level = what.level, .goes_on = true};
  const auto level = held ? ruled<int>(*held) : spend_slot(out, asked, from);
  if (!level) return level.error();
  if (held) let_go_of_spell(out, asked.caster, what);
  take_time(out, asked);
  tell_materials(out, asked);
  effect_use use = use_of_spell(out, asked, from, *level);
  const auto released = release_spell(out, {.caster = asked.caster,
                                            .what = asked.what,
                                            .level = *level,
                                            .ritual = asked.ritual,
                                            .targets = std::move(targets),
                                            .use = std::move(use)});
  if (!released) return released.error();
  return spell_made{.level = *level, .countered = !*released};
}

objection cast_spell_of(draft& out, const spell_use& asked) {
  auto made = cast_spell(out, asked);
  if (!made) return std::move(made).error();
  return std::nullopt;
}

}  // namespace dnd::model::rules
