#include "model/rules/casting_limits.hpp"

#include "model/effects/harm.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/able.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/held_spells.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/spell_shaping.hpp"
#include "model/rules/turn_economy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::model::rules {

namespace {

/// What is cast as a reaction in somebody else's turn is no spell of the caster's turn.
bool is_of_own_turn(const draft& out, const spell_use& asked) {
  const combatant* const acting = out.now().fight() ? out.now().fight()->turn_of() : nullptr;
  return acting != nullptr && acting->id == asked.caster;
}

/// SRD, Rituals: 10 minutes more, no slot, and only for those who can.
objection check_ritual(const draft& out, const spell_use& asked, const spellcasting& from) {
  if (!asked.ritual) return std::nullopt;
  if (!asked.what->ritual)
    return refusal{refusal_code::not_available, fmt::format("{} is no ritual", asked.what->name),
                   "leave `ritual` out", std::nullopt};
  if (asked.slot && *asked.slot > asked.what->level)
    return refusal{refusal_code::bad_value, "a ritual is cast at the level of the spell",
                   "leave `at:` out", std::nullopt};
  if (from.no_rituals)
    return refuse_casting(out.at(asked.caster), "casts no rituals", "leave `ritual` out");
  if (out.now().fight() && !asked.free)
    return refusal{
        refusal_code::encounter_running,
        fmt::format("a ritual takes 10 minutes, and fight {} is on", out.now().fight()->number),
        "`encounter end` ends it; leave `ritual` out to spend a slot", std::nullopt};
  return std::nullopt;
}

/// SRD, Charmed: no harmful magic at the charmer.
objection check_charmed(const draft& out, const spell_use& asked) {
  if (!is_harmful(asked.what->effects)) return std::nullopt;
  const creature& who = out.at(asked.caster);
  for (const creature_id& id : asked.targets)
    if (const std::string why = why_harmless(who, out.at(id)); !why.empty())
      return refuse_casting(who, why + " and cannot harm it", "name other targets");
  return std::nullopt;
}

}  // namespace

casting_time time_of(const creature& caster, const spell& what) noexcept {
  return casts_quickly(caster, what) ? casting_time::bonus_action : what.time;
}

refusal refuse_casting(const creature& who, std::string why, std::string hint) {
  return {refusal_code::not_available, fmt::format("{} {}", called(who), why), std::move(hint),
          std::nullopt};
}

objection refuse_caster(const draft& out, const creature_id& id, const spell& what) {
  if (auto no = refuse_unable(out.now(), id, "cast", std::nullopt)) return no;
  const creature& who = out.at(id);
  const bool silent = has_modifier(who, modifier_key::casts_silently, {.spell = true});
  if (what.verbal && !silent && kept_from(who).contains(deed::speak))
    return refuse_casting(who, fmt::format("cannot speak, and {} has to be spoken", what.name),
                          "`effects` shows what keeps it silent");
  if (kept_from(who).contains(deed::cast))
    return refuse_casting(who, "is kept from casting by an effect", "`effects` shows which");
  if (who.block->unproficient_armor)
    return refuse_casting(who, "wears armor without proficiency and cannot cast", "");
  return std::nullopt;
}

objection refuse_second_spell(const draft& out, const spell_use& asked) {
  if (!counts_turns(out) || asked.free || !is_of_own_turn(out, asked)) return std::nullopt;
  const creature& who = out.at(asked.caster);
  const casting_time time = time_of(who, *asked.what);
  const bool is_action_cantrip = asked.what->level == 0 && time == casting_time::action;
  const bool by_bonus = time == casting_time::bonus_action;
  if (who.turn.bonus_spell && !is_action_cantrip)
    return refuse_casting(who, "has cast a spell as a bonus action in this turn",
                          "beside it, only a cantrip with a casting time of 1 action can be cast");
  if (who.turn.spell && by_bonus)
    return refuse_casting(who, "has cast a spell in this turn that is no cantrip",
                          "a spell as a bonus action goes only with a cantrip");
  return std::nullopt;
}

void note_spell(draft& out, const spell_use& asked) {
  if (!counts_turns(out) || asked.free || !is_of_own_turn(out, asked)) return;
  const turn_use before = out.at(asked.caster).turn;
  turn_use after = before;
  const casting_time time = time_of(out.at(asked.caster), *asked.what);
  after.bonus_spell = after.bonus_spell || time == casting_time::bonus_action;
  after.spell = after.spell || asked.what->level > 0 || time != casting_time::action;
  if (!(before == after))
    out.emit(turn_spent{
        .creature = asked.caster, .on = small_text(asked.what->name), .turn = {before, after}});
}

objection refuse_spell(const draft& out, const spell_use& asked, const spellcasting& from) {
  if (auto no = check_ritual(out, asked, from)) return no;
  if (auto no = check_charmed(out, asked)) return no;
  if (auto no = refuse_second_spell(out, asked)) return no;
  const creature& who = out.at(asked.caster);
  // SRD, Ready: what is cast when its moment comes was cast before, and held.
  const bool waits = counts_turns(out) && !asked.free && !is_of_own_turn(out, asked) &&
                     asked.what->time == casting_time::action && has_effect(who, ready_effect);
  if (waits && !held_spell(out.now(), who, *asked.what))
    return refuse_casting(who, fmt::format("does not hold {} ready", asked.what->name),
                          "`ready … spell: NAME` casts it and holds it");
  return std::nullopt;
}

}  // namespace dnd::model::rules
