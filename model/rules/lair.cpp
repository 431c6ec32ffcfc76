#include "model/rules/lair.hpp"

#include "model/rules/able.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr std::int16_t lair_count = 20;

/// What is remembered of a round: that the lair has acted, and what it did.
constexpr std::string_view acted = lair_mark;

std::string deed_of(const action& what) {
  return fmt::format("{}: {}", acted, what.name.view());
}

bool was_used_in(const creature& who, std::string_view what, std::uint32_t round) {
  return std::ranges::any_of(who.turn.once, [&](const once_use& used) {
    return used.what == what && used.round == round;
  });
}

/// "Tremor, Fog": those that the creature can take in this round.
std::string actions_left(const creature& who, std::uint32_t round) {
  std::string names;
  for (const action& what : who.block->actions)
    if (what.group == action_group::lair && !was_used_in(who, deed_of(what), round - 1))
      names += (names.empty() ? "" : ", ") + what.name.str();
  return names;
}

}  // namespace

std::optional<std::uint32_t> lair_place(const state& now) {
  const encounter* const fight = now.fight();
  if (!fight || fight->round == 0) return std::nullopt;
  std::optional<std::uint32_t> last;
  for (std::uint32_t at = 0; at < fight->order.size() && fight->order[at].rolled; ++at) {
    if (now.find(fight->order[at].id)->life == vitality::dead) continue;
    last = at;
    if (fight->order[at].initiative < lair_count) return at;
  }
  return last;
}

void announce_lairs(draft& out) {
  const encounter& fight = *out.now().fight();
  if (lair_place(out.now()) != fight.current) return;
  std::vector<creature_id> homes;
  for (const combatant& one : fight.order)
    if (std::ranges::find(out.at(one.id).block->actions, action_group::lair, &action::group) !=
        out.at(one.id).block->actions.end())
      homes.push_back(one.id);
  const std::uint32_t round = fight.round;
  for (const creature_id& id : homes) {
    if (refuse_unable(out.now(), id, "act", std::nullopt)) continue;
    const std::string names = actions_left(out.at(id), round);
    if (!names.empty())
      out.emit(effect_told{
          .source = id,
          .creature = id,
          .name = small_text("Lair"),
          .text = fmt::format("may take a lair action, at initiative count 20: {}", names)});
  }
}

objection spend_lair_action(draft& out, const creature_id& id, const action& what) {
  const encounter* const fight = out.now().fight();
  if (fight && counts_turns(out)) {
    if (lair_place(out.now()) != fight->current)
      return refusal{refusal_code::not_available,
                     fmt::format("{} is a lair action, for initiative count 20", what.name.view()),
                     "its moment is announced when it comes", std::nullopt};
    const creature& who = out.at(id);
    if (was_used_in(who, acted, fight->round))
      return refusal{refusal_code::not_available,
                     fmt::format("the lair of {} has acted in this round", called(who)),
                     "it acts again at count 20 of the next round", std::nullopt};
    if (was_used_in(who, deed_of(what), fight->round - 1))
      return refusal{refusal_code::not_available,
                     fmt::format("{} was the lair action of the round before", what.name.view()),
                     "take another one", std::nullopt};
  }
  const std::uint16_t spent = spent_of(out.at(id), what.name.view());
  out.emit(
      action_used{.creature = id, .action = what.name, .pool = what.name, .spent = {spent, spent}});
  take_once(out, id, acted);
  take_once(out, id, deed_of(what));
  return std::nullopt;
}

}  // namespace dnd::model::rules
