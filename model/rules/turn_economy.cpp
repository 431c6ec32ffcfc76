#include "model/rules/turn_economy.hpp"

#include "model/counted.hpp"
#include "model/effects/endings.hpp"
#include "model/effects/harm.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/d20.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace dnd::model::rules {

namespace {

bool has_turn(const state& now, const creature_id& who) {
  const combatant* const acting = now.fight() ? now.fight()->turn_of() : nullptr;
  return acting != nullptr && acting->id == who;
}

std::string turn_name(const state& now) {
  const combatant* const acting = now.fight()->turn_of();
  return acting ? called(*now.find(acting->id)) : std::string("nobody");
}

refusal used_up(const creature& who, std::string_view what, std::string_view hint,
                std::optional<std::size_t> column) {
  return {refusal_code::not_available, fmt::format("{} has used its {}", called(who), what),
          std::string(hint), column};
}

constexpr std::string_view free_hint =
    "`turn` ends the turn; the word `free` at the end of the line lets it happen all the same";

deed deed_of(turn_cost cost) {
  switch (cost) {
    case turn_cost::bonus_action:
      return deed::bonus;
    case turn_cost::reaction:
      return deed::react;
    case turn_cost::nothing:
    case turn_cost::action:
    case turn_cost::object:
      return deed::act;
  }
  DND_ASSERT(false);
}

/// SRD, Legendary Actions: they come at the end of a turn, which is over with the first of them.
objection check_not_over(const draft& out, const creature_id& who,
                         std::optional<std::size_t> column) {
  if (is_left_this_turn(out.now(), out.at(who), turn_is_over)) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("the turn of {} is over: a legendary action was taken at its end",
                             called(out.at(who))),
                 std::string(free_hint), column};
}

objection check_turn(const draft& out, const payment& what) {
  const bool own = has_turn(out.now(), what.who);
  if (what.cost == turn_cost::reaction) return std::nullopt;
  if (own) return check_not_over(out, what.who, what.column);
  return refusal{refusal_code::not_your_turn,
                 fmt::format("it is not the turn of {} but of {}", called(out.at(what.who)),
                             turn_name(out.now())),
                 std::string(free_hint), what.column};
}

/// SRD, Slow: an action or a bonus action, not both.
objection check_one_of_both(const creature& who, const payment& what) {
  const bool other = what.cost == turn_cost::action         ? who.turn.bonus_actions > 0
                     : what.cost == turn_cost::bonus_action ? who.turn.actions > 0
                                                            : false;
  if (!other || !kept_from(who).contains(deed::act_and_bonus)) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} has an action or a bonus action in a turn, not both", called(who)),
                 std::string(free_hint), what.column};
}

/// The turn after the payment, or why it cannot be paid.
ruled<turn_use> paid(const draft& out, const payment& what) {
  const creature& who = out.at(what.who);
  if (auto no = check_one_of_both(who, what)) return *std::move(no);
  turn_use turn = who.turn;
  switch (what.cost) {
    case turn_cost::nothing:
      break;
    case turn_cost::action:
      if (turn.actions >= 1 + sum_of(who, modifier_key::actions))
        return used_up(who, "action", free_hint, what.column);
      ++turn.actions;
      break;
    case turn_cost::bonus_action:
      if (turn.bonus_actions >= 1) return used_up(who, "bonus action", free_hint, what.column);
      ++turn.bonus_actions;
      break;
    case turn_cost::reaction: {
      if (turn.reactions >= 1)
        return used_up(who, "reaction", "it comes back when its turn begins", what.column);
      const combatant* const place = out.now().fight()->find(what.who);
      if (place && place->surprised)
        return refusal{refusal_code::not_available,
                       fmt::format("{} is surprised and has no reaction yet", called(who)),
                       "it has one when its first turn has ended", what.column};
      ++turn.reactions;
      break;
    }
    case turn_cost::object:
      // The first is free; a second is the Use an Object action. SRD: Other Activity on Your Turn.
      if (turn.objects >= 1) {
        if (turn.actions >= 1 + sum_of(who, modifier_key::actions))
          return used_up(who, "object interaction and its action", free_hint, what.column);
        ++turn.actions;
      }
      ++turn.objects;
      break;
  }
  return turn;
}

void record(draft& out, const creature_id& who, const small_text& on, const turn_use& after,
            bool always = false) {
  const turn_use before = out.at(who).turn;
  if (always || !(before == after))
    out.emit(turn_spent{.creature = who, .on = on, .turn = {before, after}});
}

/// Errors: `not_available` where an effect forbids it.
objection check_deed(const draft& out, const payment& what, deed kind) {
  const creature& who = out.at(what.who);
  if (!kept_from(who).contains(kind)) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} is kept from that by an effect", called(who)),
                 "`effects` shows which", what.column};
}

/// Whether it may do in somebody else's turn what it has readied. SRD: Ready.
bool acts_when_ready(const draft& out, const creature_id& who) {
  return !has_turn(out.now(), who) && has_effect(out.at(who), ready_effect);
}

/// With the reaction goes what it was kept for.
void end_ready(draft& out, const creature_id& who) {
  if (const active_effect* const has = find_effect(out.at(who), ready_effect))
    end_effect(out, who, has->what->number, effect_end::used);
}

/// SRD, Loading: one shot with each action, bonus action or reaction. A net, which deals no damage,
/// says the same of itself.
bool is_loaded_once(const action& what) {
  return what.properties.contains(weapon_property::loading) ||
         (what.properties.contains(weapon_property::special) && what.damage.empty());
}

/// The shot of this action of the turn, as it is remembered.
std::string shot_of(const turn_use& turn) {
  return fmt::format("shot of action {}", turn.actions);
}

/// Only with several attacks there is anything to remember.
void note_shot(const draft& out, const creature& who, const action& what, turn_use& turn) {
  if (!is_loaded_once(what) || attacks_of(who) <= 1) return;
  const encounter& fight = *out.now().fight();
  turn.once.push_back({.what = shot_of(turn), .round = fight.round, .place = fight.current});
}

objection check_loaded(const draft& out, const creature_id& id, const action& what,
                       std::optional<std::size_t> column) {
  const creature& who = out.at(id);
  if (!is_loaded_once(what) || is_left_this_turn(out.now(), who, shot_of(who.turn)))
    return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} is made ready for one attack with each action", what.name.view()),
                 "another weapon makes the other attacks", column};
}

/// Effects that end when their bearer acts or reacts. What was to cost an action may have cost the
/// reaction, and is both.
void end_by_deed(draft& out, const creature_id& who, turn_cost asked, turn_cost paid) {
  if (asked == turn_cost::action || asked == turn_cost::bonus_action) end_on(out, who, "act");
  if (paid == turn_cost::reaction) end_on(out, who, "react");
}

/// Whether it counts for fighting with two weapons.
bool is_light_melee(const action& what) {
  return what.attack && !what.attack->spell && what.attack->form != attack_form::ranged &&
         !what.damage.empty() && may_be_light(what);
}

}  // namespace

bool counts_turns(const draft& out) noexcept {
  const encounter* const fight = out.now().fight();
  return fight != nullptr && fight->round > 0 && out.house().turns == turn_ruling::counted;
}

objection pay(draft& out, const payment& what) {
  payment one = what;
  turn_use after = out.at(one.who).turn;
  if (one.cost != turn_cost::nothing && !one.free) {
    if (auto no = check_deed(out, one, deed_of(one.cost))) return no;
    // SRD, Bonus Actions: whoever has no actions has none of these either.
    if (one.cost == turn_cost::bonus_action)
      if (auto no = check_deed(out, one, deed::act)) return no;
    if (counts_turns(out)) {
      if (one.cost == turn_cost::action && acts_when_ready(out, one.who))
        one.cost = turn_cost::reaction;
      if (auto no = check_turn(out, one)) return no;
      const auto turn = paid(out, one);
      if (!turn) return turn.error();
      after = *turn;
    }
  }
  after.dashed_ft = narrow(after.dashed_ft + one.more_ft);
  record(out, one.who, one.on, after, one.is_deed);
  if (one.cost == turn_cost::reaction) end_ready(out, one.who);
  end_by_deed(out, one.who, what.cost, one.cost);
  return std::nullopt;
}

objection pay_for_attack(draft& out, const creature_id& who, const action& what, bool free,
                         std::optional<std::size_t> column) {
  if (what.free || free) return std::nullopt;
  payment one{.who = who, .cost = turn_cost::action, .on = what.name, .column = column};
  if (is_harmful(what))
    if (auto no = check_deed(out, one, deed::attack)) return no;
  switch (what.group) {
    case action_group::legendary:
    case action_group::special:
    case action_group::lair:
      return std::nullopt;
    case action_group::bonus_action:
      one.cost = turn_cost::bonus_action;
      return pay(out, one);
    case action_group::reaction:
      one.cost = turn_cost::reaction;
      return pay(out, one);
    case action_group::action:
      break;
  }
  if (!counts_turns(out)) return pay(out, one);
  if (auto no = check_deed(out, one, deed::act)) return no;
  const bool is_weapon = what.attack && !what.attack->spell;
  if (!has_turn(out.now(), who) && (is_weapon || acts_when_ready(out, who))) {
    one.cost = turn_cost::reaction;
    return pay(out, one);
  }
  turn_use turn = out.at(who).turn;
  if (is_weapon && turn.attacks_left > 0) {
    if (auto no = check_not_over(out, who, column)) return no;
    if (auto no = check_loaded(out, who, what, column)) return no;
    --turn.attacks_left;
    note_shot(out, out.at(who), what, turn);
    turn.attacked = turn.attacked || is_light_melee(what);
    record(out, who, what.name, turn);
    end_on(out, who, "act");
    return std::nullopt;
  }
  if (auto no = check_turn(out, one)) return no;
  auto after = paid(out, one);
  if (!after) return after.error();
  if (is_weapon) after->attacks_left = static_cast<std::uint8_t>(attacks_of(out.at(who)) - 1);
  note_shot(out, out.at(who), what, *after);
  after->attacked = after->attacked || is_light_melee(what);
  record(out, who, what.name, *after);
  end_on(out, who, "act");
  return std::nullopt;
}

bool is_left_this_turn(const state& now, const creature& who, std::string_view what) noexcept {
  const encounter* const fight = now.fight();
  if (!fight || fight->round == 0) return true;
  return std::ranges::none_of(who.turn.once, [&](const once_use& used) {
    return used.what == what && used.round == fight->round && used.place == fight->current;
  });
}

void take_once(draft& out, const creature_id& who, std::string_view what) {
  const encounter* const fight = out.now().fight();
  if (!fight || fight->round == 0) return;
  turn_use after = out.at(who).turn;
  std::erase_if(after.once, [&](const once_use& used) { return used.what == what; });
  after.once.push_back({.what = std::string(what), .round = fight->round, .place = fight->current});
  record(out, who, small_text::fits(what) ? small_text(what) : small_text(), after);
}

objection pay_for_special_attack(draft& out, const payment& what) {
  if (what.free || !counts_turns(out)) return pay(out, what);
  if (!has_turn(out.now(), what.who)) return pay(out, what);
  action strike;
  strike.name = what.on;
  strike.attack = attack_profile{};
  return pay_for_attack(out, what.who, strike, false, what.column);
}

objection pay_for_opportunity(draft& out, const payment& what) {
  payment one = what;
  one.cost = turn_cost::reaction;
  return pay(out, one);
}

objection pay_for_way(draft& out, const payment& what, std::int32_t cost_ft,
                      std::int32_t speed_ft) {
  payment one = what;
  if (!one.free) {
    if (auto no = check_deed(out, one, deed::move)) return no;
    if (counts_turns(out)) {
      const bool ready = acts_when_ready(out, one.who);
      if (ready) one.cost = turn_cost::reaction;
      if (auto no = check_turn(out, one)) return no;
      const creature& who = out.at(one.who);
      const std::int32_t left = ready ? speed_ft : movement_left(who, speed_ft);
      if (cost_ft > left)
        return refusal{refusal_code::not_available,
                       fmt::format("{} has {} of movement left, and this costs {}", called(who),
                                   counted(left, "foot", "feet"), counted(cost_ft, "foot", "feet")),
                       "`dash` gives more; the word `free` at the end of the line lets it happen",
                       one.column};
      if (ready)
        if (auto no = pay(out, one)) return no;
    }
  }
  turn_use after = out.at(one.who).turn;
  if (out.now().fight()) after.moved_ft = narrow(after.moved_ft + cost_ft);
  record(out, one.who, one.on, after, true);
  end_on(out, one.who, "move");
  return std::nullopt;
}

std::int32_t movement_left(const creature& who, std::int32_t speed_ft) noexcept {
  return std::max(speed_ft + who.turn.dashed_ft - who.turn.moved_ft, 0);
}

int attacks_at_most(const creature& who) noexcept {
  int most = std::numeric_limits<int>::max();
  each_modifier(who, modifier_key::attacks_at_most, [&](const owned_modifier& has) {
    if (counts_for(has, who, {}))
      most = std::min(most, std::max(number_in(has.what->value).value_or(1), 1));
  });
  return most;
}

int attacks_of(const creature& who) noexcept {
  // SRD, Extra Attack: what several classes give does not add up.
  int most = 0;
  each_modifier(who, modifier_key::attacks, [&](const owned_modifier& has) {
    if (counts_for(has, who, {})) most = std::max(most, number_in(has.what->value).value_or(0));
  });
  return std::clamp(1 + most, 1, std::min(attacks_at_most(who), 20));
}

}  // namespace dnd::model::rules
