#include "model/effects/step_deeds.hpp"

#include "model/bounds.hpp"
#include "model/effects/choices.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/step_dice.hpp"
#include "model/rules/action_use.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/hiding.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/sides.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace dnd::model::rules::steps {

namespace {

bool can_act(const draft& out, const creature_id& id) {
  const creature* const who = out.now().find(id);
  return who && who->life == vitality::conscious && !is_helpless(*who);
}

void tell_of(draft& out, const effect_use& use, const creature_id& who, std::string text) {
  out.emit(
      effect_told{.source = use.user, .creature = who, .name = use.name, .text = std::move(text)});
}

objection dash_for_free(draft& out, const creature_id& who) {
  const std::int32_t feet = fastest_speed_of(out.at(who));
  if (feet == 0) return std::nullopt;
  return pay(out, {.who = who,
                   .cost = turn_cost::nothing,
                   .on = "Dash",
                   .free = true,
                   .more_ft = feet,
                   .is_deed = true});
}

/// Whom of the targets the user helps: those of its side, on their next attack against the foe
/// among them, where there is one.
void help(draft& out, const effect_use& use, const std::vector<creature_id>& targets) {
  std::optional<creature_id> foe;
  for (const creature_id& id : targets)
    if (are_foes(out.now(), out.at(use.user), out.at(id))) foe = foe ? foe : id;
  for (const creature_id& id : targets)
    if (id != use.user && !are_foes(out.now(), out.at(use.user), out.at(id)))
      put_help(out, use.user, id, foe);
}

bool fits_form(const action& what, std::string_view form) {
  const bool is_weapon = what.attack && !what.attack->spell && what.multiattack.empty() &&
                         what.group == action_group::action;
  if (!is_weapon) return false;
  if (form == "melee") return what.attack->form != attack_form::ranged;
  return form != "ranged" || what.attack->form != attack_form::melee;
}

/// The weapon that is named, else the first; null where there is none.
const action* weapon_of(const stat_block& block, const effect_use& use, std::string_view form) {
  for (const std::string& word : use.choices)
    for (const action& one : block.actions)
      if (fits_form(one, form) && is_name_of(one.name.view(), word)) return &one;
  const auto first =
      std::ranges::find_if(block.actions, [&](const action& one) { return fits_form(one, form); });
  return first == block.actions.end() ? nullptr : &*first;
}

/// "2", "2nd", "2nd-level": the level at the beginning; 0 for any other word.
int level_in(std::string_view word) {
  int level = 0;
  std::from_chars(word.data(), word.data() + word.size(), level);
  return level >= 1 && level <= bounds::spell_level_max ? level : 0;
}

/// The slots of that level come back, as many as are wanted, spent and paid for.
void regain_level(draft& out, const creature_id& who, int level, std::int32_t wanted,
                  std::int32_t& left) {
  const std::string_view pool = slot_pool(level);
  const std::int32_t spent = spent_of(out.at(who), pool);
  const std::int32_t back = std::min({spent, wanted, left / level});
  if (back <= 0) return;
  left -= back * level;
  out.emit(uses_regained{
      .creature = who,
      .pool = pool,
      .spent = {static_cast<std::uint16_t>(spent), static_cast<std::uint16_t>(spent - back)}});
}

}  // namespace

objection do_deed(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  if (step.what == "help") {
    help(out, use, scope.targets);
    return std::nullopt;
  }
  // What lasts a turn says nothing where nobody has turns.
  const bool fights = out.now().fight() != nullptr;
  for (const creature_id& who : scope.targets) {
    if (!can_act(out, who)) continue;
    if (step.what == "hide") hide(out, who, std::nullopt);
    if (step.what == "search") search(out, who, std::nullopt);
    if (!fights) continue;
    if (step.what == "disengage") put_disengage(out, who);
    if (step.what == "dodge" && fastest_speed_of(out.at(who)) > 0) put_dodge(out, who);
    if (step.what == "dash")
      if (auto no = dash_for_free(out, who)) return no;
  }
  return std::nullopt;
}

objection strike(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  std::vector<creature_id> targets = scope.targets;
  creature_id by = use.user;
  if (step.by == "source") by = scope.source;
  if (step.by == "target" && !targets.empty()) {
    by = targets.front();
    targets.erase(targets.begin());
    if (targets.empty() && !scope.source.empty()) targets.push_back(scope.source);
  }
  std::erase_if(targets, [&](const creature_id& id) { return id == by || !out.now().find(id); });
  if (targets.empty() || !can_act(out, by)) return std::nullopt;
  // The block is frozen, so what is found in it outlives every event that follows.
  const stat_block_ptr block = out.at(by).block;
  const action* const weapon = weapon_of(*block, use, step.what);
  if (!weapon) {
    tell_of(out, use, by, fmt::format("has no {} attack to make", step.what));
    return std::nullopt;
  }
  circumstances given;
  given.cover = use.given.cover;
  given.distance_ft = use.given.distance_ft;
  // What was said of the user's roll is for nobody else's.
  if (by == use.user) {
    given = use.given;
    given.given_by = 0;
  }
  return use_action(out, {.attacker = by, .targets = targets, .given = given, .block = block},
                    *weapon);
}

objection regain_slots(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  const int most = step.number > 0 ? step.number : bounds::spell_level_max;
  for (const creature_id& who : scope.targets) {
    std::int32_t left = bounds::spell_level_max;
    if (step.count == "all")
      left = bounds::hit_points_max;
    else if (!step.count.empty())
      left = roll_step(out, use, step.count, who);
    bool is_named = false;
    for (const std::string& word : use.choices) {
      const counted_name said = counted_name_of(word);
      const int level = level_in(said.name);
      if (level == 0 || level > most) continue;
      is_named = true;
      regain_level(out, who, level, std::max(said.count, 1), left);
    }
    for (int level = most; !is_named && level >= 1; --level)
      regain_level(out, who, level, left, left);
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules::steps
