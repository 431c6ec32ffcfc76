#include "model/automatic/player.hpp"

#include "model/automatic/answers.hpp"
#include "model/automatic/sides.hpp"
#include "model/bounds.hpp"
#include "model/decide.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "model/language/resolve.hpp"
#include "model/rules/able.hpp"
#include "model/rules/initiative.hpp"
#include "model/rules/lair.hpp"
#include "model/rules/turn_economy.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::model::automatic {

namespace {

/// Of how many options it is tried whether the rules take them, before the turn ends.
constexpr std::size_t tried_max = 10;

/// By chance a turn ends early once in so many times, whatever is left of it.
constexpr std::size_t idle_once_in = 8;

/// The action of an `attack`, if it is one.
const action* action_named(const creature& who, const command& what) {
  const auto* const said = get_if<commands::attack>(&what);
  if (said == nullptr) return nullptr;
  const auto found = resolve_action(said->with, *who.block);
  return found ? *found : nullptr;
}

}  // namespace

std::string_view to_text(ending value) noexcept {
  constexpr std::array<std::string_view, 5> names{"one_side_down", "round_reached", "rounds_max",
                                                  "no_fight", "stuck"};
  return names[static_cast<std::size_t>(value)];
}

std::optional<ending> player::end_of(const state& now) {
  const encounter* const fight = now.fight();
  if (!fight) return ending::no_fight;
  if (is_one_side_down(now)) return ending::one_side_down;
  const std::uint32_t round = std::max<std::uint32_t>(fight->round, 1);
  if (!began_) began_ = round;
  if (how_.last_round && fight->round > static_cast<std::uint32_t>(*how_.last_round))
    return ending::round_reached;
  if (round >= *began_ + static_cast<std::uint32_t>(how_.rounds_max)) return ending::rounds_max;
  return std::nullopt;
}

void player::begin_turn(const encounter& fight) {
  if (turn_.round == fight.round && turn_.place == fight.current) return;
  turn_ = turn_memory();
  turn_.round = fight.round;
  turn_.place = fight.current;
}

next_move player::next(const state& now) {
  chance by((static_cast<std::uint64_t>(how_.seed) << 32U) ^ now.seq());
  // A question has to be answered first, even where nothing is to be done after it.
  if (now.pending()) return answer(now, by);
  if (const auto over = end_of(now)) return *over;
  const encounter& fight = *now.fight();
  if (!rules::waiting(now).empty()) {
    commands::initiative all;
    all.by = {word{.text = "all"}};
    if (auto line = if_taken(now, all)) return *std::move(line);
  }
  begin_turn(fight);
  const combatant* const acting = fight.turn_of();
  if (acting != nullptr && turn_.commands < bounds::automatic_commands_a_turn_max) {
    const creature& who = *now.find(acting->id);
    if (auto line = act_lair(now)) return *std::move(line);
    if (is_standing(who) && !rules::refuse_unable(now, who.id, "act", std::nullopt)) {
      auto line =
          how_.policy == play_policy::random ? act_by_chance(now, who, by) : act(now, who, by);
      if (line) return *std::move(line);
    }
    if (auto line = act_legendary(now, acting->id)) return *std::move(line);
  }
  if (auto line = if_taken(now, commands::turn{})) return *std::move(line);
  return ending::stuck;
}

next_move player::answer(const state& now, chance& by) const {
  const auto answers =
      how_.policy == play_policy::random ? any_answers(now, by) : good_answers(now);
  for (const command& one : answers)
    if (auto line = if_taken(now, one)) return *std::move(line);
  return ending::stuck;
}

std::optional<std::string> player::act(const state& now, const creature& who, chance&) {
  const turn_open open = open_for(who);
  std::size_t tried = 0;
  for (const option& one : good_options(now, who, how_.policy, open, content_)) {
    if (++tried > tried_max) break;
    auto line = if_taken(now, one.what);
    if (!line) continue;
    remember(who, one.what);
    return line;
  }
  return std::nullopt;
}

std::optional<std::string> player::act_by_chance(const state& now, const creature& who,
                                                 chance& by) {
  if (by.comes(1, idle_once_in)) return std::nullopt;
  const turn_open open = open_for(who);
  if (!open.action && !open.bonus_action) return std::nullopt;
  std::size_t tried = 0;
  for (const command& one : any_options(now, who, content_, by)) {
    if (++tried > tried_max) break;
    auto line = if_taken(now, one);
    if (!line) continue;
    remember(who, one);
    return line;
  }
  return std::nullopt;
}

std::optional<std::string> player::act_legendary(const state& now, const creature_id& of) {
  for (const combatant& one : now.fight()->order) {
    const creature& who = *now.find(one.id);
    if (one.id == of || who.block->legendary_actions == 0 || !is_standing(who)) continue;
    if (std::ranges::find(turn_.legendary, one.id) != turn_.legendary.end()) continue;
    if (rules::refuse_unable(now, one.id, "act", std::nullopt)) continue;
    turn_.legendary.push_back(one.id);
    for (const option& each : legendary_options(now, who, how_.policy))
      if (auto line = if_taken(now, each.what)) {
        ++turn_.commands;
        return line;
      }
  }
  return std::nullopt;
}

std::optional<std::string> player::act_lair(const state& now) {
  if (rules::lair_place(now) != now.fight()->current) return std::nullopt;
  for (const combatant& one : now.fight()->order) {
    const creature& who = *now.find(one.id);
    const bool has_lair = std::ranges::find(who.block->actions, action_group::lair,
                                            &action::group) != who.block->actions.end();
    if (!has_lair || !is_standing(who)) continue;
    if (std::ranges::find(turn_.lairs, one.id) != turn_.lairs.end()) continue;
    turn_.lairs.push_back(one.id);
    for (const option& each : lair_options(now, who, how_.policy))
      if (auto line = if_taken(now, each.what)) {
        ++turn_.commands;
        return line;
      }
  }
  return std::nullopt;
}

turn_open player::open_for(const creature& who) const {
  // Where nobody counts turns, it does so itself.
  if (house_.turns == turn_ruling::free)
    return {.action = turn_.actions == 0 &&
                      turn_.attacks < static_cast<std::uint32_t>(rules::attacks_of(who)),
            .bonus_action = turn_.bonus_actions == 0};
  return {.action = who.turn.attacks_left > 0 ||
                    who.turn.actions < 1 + sum_of(who, modifier_key::actions),
          .bonus_action = who.turn.bonus_actions == 0};
}

void player::remember(const creature& who, const command& what) {
  ++turn_.commands;
  if (holds_alternative<commands::stand>(what) || holds_alternative<commands::move>(what)) return;
  if (holds_alternative<commands::offhand>(what)) {
    ++turn_.bonus_actions;
    return;
  }
  if (const auto* const said = get_if<commands::cast>(&what)) {
    const spell_ptr cast = content_(std::string(spell_prefix) + said->spell.text).spell;
    ++(cast && cast->time == casting_time::bonus_action ? turn_.bonus_actions : turn_.actions);
    return;
  }
  const action* const used = action_named(who, what);
  if (used && used->group == action_group::bonus_action)
    ++turn_.bonus_actions;
  else if (used && used->attack && !used->attack->spell)
    ++turn_.attacks;
  else if (!used || !used->free)
    ++turn_.actions;
}

std::optional<std::string> player::if_taken(const state& now, const command& what) const {
  std::string line = print(what);
  // What is typed is what is tried: a name that no line can carry is found out here.
  const auto read = parse_command(line);
  if (!read) return std::nullopt;
  dice_roller dice(now.seq());
  const auto decided = decide(now, *read, content_, house_, dice);
  if (!decided || decided->events.empty()) return std::nullopt;
  return line;
}

}  // namespace dnd::model::automatic
