#include "model/rules/verbs.hpp"

#include "model/rules/initiative.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turns.hpp"
#include "model/rules/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

/// Fights begin and end. SRD: The Order of Combat, Surprise.
namespace dnd::model::rules {

namespace {

/// zombie-2 before zombie-10.
std::vector<creature_id> everyone_alive(const state& table) {
  std::vector<const creature*> alive;
  for (const auto& who : table.creatures())
    if (who->life != vitality::dead) alive.push_back(who.get());
  const auto stem = [](const creature& who) {
    const std::string_view id = who.id.view();
    return who.number == 0 ? id : id.substr(0, id.rfind('-'));
  };
  std::ranges::sort(alive, [&](const creature* a, const creature* b) {
    return std::tuple(stem(*a), a->number) < std::tuple(stem(*b), b->number);
  });
  std::vector<creature_id> ids;
  for (const creature* who : alive) ids.push_back(who->id);
  return ids;
}

ruled<std::vector<creature_id>> participants(const state& table,
                                             const commands::start_encounter& asked) {
  if (!asked.with.empty()) {
    auto who = all_named(table, asked.with);
    if (!who) return who;
    if (auto no = refuse_dead(table, *who, asked.with, "cannot fight")) return std::move(*no);
    return who;
  }
  std::vector<creature_id> who = everyone_alive(table);
  if (who.empty())
    return refusal{refusal_code::not_available, "nobody on the table could fight",
                   "`add` puts creatures on the table", std::nullopt};
  return who;
}

}  // namespace

objection decide_start(draft& out, const commands::start_encounter& asked) {
  if (out.table().fight())
    return refusal{refusal_code::encounter_running,
                   fmt::format("fight {} is on already", out.table().fight()->number),
                   "`encounter end` ends it", std::nullopt};
  const auto who = participants(out.table(), asked);
  if (!who) return who.error();
  const auto surprised = all_named(out.table(), asked.surprised);
  if (!surprised) return surprised.error();
  for (std::size_t i = 0; i < surprised->size(); ++i) {
    if (std::ranges::find(*who, (*surprised)[i]) == who->end())
      return refusal{
          refusal_code::not_in_encounter,
          fmt::format("{} is surprised but not in the fight", called(out.at((*surprised)[i]))),
          "name it in `with:` too", column_of(asked.surprised, i)};
  }
  out.emit(encounter_started{.number = out.table().encounters() + 1});
  for (const creature_id& id : *who)
    out.emit(combatant_joined{.creature = id,
                              .surprised = std::ranges::find(*surprised, id) != surprised->end()});
  const std::vector<creature_id> monsters = monsters_of(out.table(), *who);
  roll_initiative(out, monsters, sharing::groups);
  start_when_all_rolled(out);
  return std::nullopt;
}

objection decide_end(draft& out, const commands::end_encounter&) {
  const encounter* fight = out.table().fight();
  if (!fight) return no_fight();
  const std::uint32_t number = fight->number;
  const std::uint32_t rounds = fight->round;
  std::vector<creature_id> everyone;
  for (const auto& who : out.table().creatures())
    if (!who->spent.empty()) everyone.push_back(who->id);
  // Legendary actions are counted by rounds, and there are none any more.
  for (const creature_id& id : everyone) regain_legendary(out, id);
  out.emit(encounter_ended{.number = number, .rounds = rounds});
  return std::nullopt;
}

}  // namespace dnd::model::rules
