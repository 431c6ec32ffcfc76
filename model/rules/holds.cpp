#include "model/rules/holds.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/contests.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/roll_modifiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dnd::model::rules {

namespace {

std::vector<std::string> usual_ways() {
  return {"athletics", "acrobatics"};
}

bool holds(condition kind) {
  return kind == condition::grappled || kind == condition::restrained;
}

/// The number that the stat block of a holder gives to its grip; 0 where it gives none.
std::int16_t grip_dc(const creature* holder, condition kind) {
  if (!holder) return 0;
  for (const action& one : holder->block->actions)
    if (one.escape_dc > 0 && one.may_impose.contains(kind)) return one.escape_dc;
  return 0;
}

/// SRD: what seizes without a roll is escaped from as from a grapple of its Strength.
std::int16_t number_of_strength(const creature* holder) {
  constexpr std::int16_t base = 10;
  constexpr auto athletics = static_cast<std::size_t>(skill::athletics);
  return holder ? narrow(base + holder->block->skills[athletics]) : std::int16_t{0};
}

/// A grapple is escaped from by a contest, whoever made it; any other grip against a number.
std::int16_t dc_of(const state& now, const effect_instance& grip) {
  if (grip.does.escape_dc > 0 || grip.name.view() == grappled_effect) return grip.does.escape_dc;
  return number_of_strength(now.find(grip.source));
}

/// Whether an action of the holder brings such a grip about, without a contest.
bool seizes(const creature* holder, condition kind) {
  return holder && std::ranges::any_of(holder->block->actions, [&](const action& one) {
           return one.may_impose.contains(kind);
         });
}

void add_effects(const state& now, const creature& who, std::vector<hold>& all) {
  for (const active_effect& has : who.effects) {
    const lasting& does = has.what->does;
    if (does.escape_dc == 0 && !does.conditions.contains(condition::grappled)) continue;
    all.push_back({.name = has.what->name.str(),
                   .holder = has.what->source,
                   .effect = has.what->number,
                   .dc = dc_of(now, *has.what),
                   .with = does.escape_with.empty() ? usual_ways() : does.escape_with});
  }
}

/// What the game master put on by hand, with who holds it.
void add_conditions_by_hand(const state& now, const creature& who, std::vector<hold>& all) {
  for (const condition_instance& has : who.conditions) {
    if (has.effect != 0 || has.source.empty() || !holds(has.kind)) continue;
    const creature* const holder = now.find(has.source);
    std::int16_t dc = grip_dc(holder, has.kind);
    if (dc == 0 && has.kind == condition::grappled && seizes(holder, has.kind))
      dc = number_of_strength(holder);
    // Without a number only a grapple has a way out.
    if (dc == 0 && has.kind != condition::grappled) continue;
    const bool known = std::ranges::any_of(
        all, [&](const hold& one) { return one.effect == 0 && one.holder == has.source; });
    if (!known)
      all.push_back({.name = std::string(to_text(has.kind)),
                     .holder = has.source,
                     .effect = 0,
                     .dc = dc,
                     .with = usual_ways()});
  }
}

std::string names_of_holds(const state& now, const std::vector<hold>& all) {
  std::string list;
  for (const hold& one : all) {
    const creature* const holder = now.find(one.holder);
    if (!list.empty()) list += ", ";
    list += holder ? fmt::format("{} by {}", one.name, called(*holder)) : one.name;
  }
  return list;
}

void end_hold(draft& out, const creature_id& who, const hold& from) {
  if (from.effect != 0) return end_effect(out, who, from.effect, effect_end::removed);
  // Copied: each event changes the list that it comes from.
  const std::vector<condition_instance> conditions = out.at(who).conditions;
  for (const condition_instance& has : conditions)
    if (has.effect == 0 && has.source == from.holder && holds(has.kind))
      out.emit(condition_removed{.creature = who, .instance = has, .why = condition_end::removed});
}

/// Who has a creature grappled, each once.
std::vector<creature_id> holders_of(const creature& who) {
  std::vector<creature_id> holders;
  for (const condition_instance& has : who.conditions)
    if (has.kind == condition::grappled && !has.source.empty() &&
        std::ranges::find(holders, has.source) == holders.end())
      holders.push_back(has.source);
  return holders;
}

}  // namespace

ruled<hold> hold_on(const state& now, const creature_id& who,
                    const std::optional<creature_id>& holder) {
  const creature& held = *now.find(who);
  std::vector<hold> all;
  add_effects(now, held, all);
  add_conditions_by_hand(now, held, all);
  if (holder) std::erase_if(all, [&](const hold& one) { return one.holder != *holder; });
  if (all.empty())
    return refusal{
        refusal_code::not_available,
        holder ? fmt::format("{} does not hold {}", called(*now.find(*holder)), called(held))
               : fmt::format("nothing holds {} that it could escape", called(held)),
        "", std::nullopt};
  const bool same_holder =
      std::ranges::all_of(all, [&](const hold& one) { return one.holder == all.front().holder; });
  if (all.size() > 1 && !same_holder)
    return refusal{refusal_code::not_available,
                   fmt::format("{} is held by more than one", called(held)),
                   fmt::format("`from:` says by whom: {}", names_of_holds(now, all)), std::nullopt};
  return all.front();
}

void try_escape(draft& out, const creature_id& who, const hold& from, const leaning& how) {
  const creature* const holder = out.now().find(from.holder);
  const std::string because = holder ? fmt::format("escape from {}", called(*holder))
                                     : fmt::format("escape from {}", from.name);
  leaning leans = how;
  lean_by_modifiers(out.at(who), roll_kind::escape, {}, leans);
  bool free = false;
  if (from.dc > 0) {
    check_asked asked = best_check_of(out.at(who), from.with);
    asked.dc = from.dc;
    asked.because = because;
    free = roll_check(out, who, asked, leans).total >= from.dc;
  } else if (!holder || holder->life == vitality::dead) {
    free = true;
  } else {
    static const std::array<std::string, 1> answer{"athletics"};
    free = roll_contest(out, {.who = who,
                              .with = from.with,
                              .against = from.holder,
                              .answers = answer,
                              .because = because,
                              .how = leans})
               .won;
  }
  if (free) return end_hold(out, who, from);
  out.emit(
      effect_told{.source = who, .creature = who, .name = "Escape", .text = "does not get free"});
}

bool overpowers(draft& out, const creature_id& who, const creature_id& whom, std::string_view on,
                const leaning& how, const overpowering& said) {
  if (is_helpless(out.at(whom))) return true;
  static const std::array<std::string, 1> mine{"athletics"};
  const std::vector<std::string> theirs =
      said.answer.empty() ? usual_ways() : std::vector<std::string>{std::string(said.answer)};
  const contest_made made = roll_contest(out, {.who = who,
                                               .with = mine,
                                               .against = whom,
                                               .answers = theirs,
                                               .because = on,
                                               .how = how,
                                               .extra = said.extra});
  if (made.won) return true;
  out.emit(effect_told{.source = who, .creature = whom, .name = on, .text = "withstands it"});
  return false;
}

void let_all_loose(draft& out, const creature_id& id, const creature_id& but) {
  for (const creature_id& holder : holders_of(out.at(id)))
    if (holder != but) let_loose(out, holder, id);
  for (const creature_id& held : held_by(out.now(), id)) let_loose(out, id, held);
}

}  // namespace dnd::model::rules
