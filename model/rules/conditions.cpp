#include "model/rules/conditions.hpp"

#include "model/bounds.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model::rules {

namespace {

constexpr std::uint8_t exhaustion_max = 6;

bool incapacitates(condition kind) {
  return kind == condition::incapacitated || kind == condition::paralyzed ||
         kind == condition::petrified || kind == condition::stunned ||
         kind == condition::unconscious;
}

bool is_immune(const creature& who, condition kind) {
  if (who.block->condition_immunities.contains(kind)) return true;
  // SRD, Petrified: immune to poison and disease.
  return kind == condition::poisoned && effective_conditions(who).contains(condition::petrified);
}

/// Ids first: every event may put another creature in the place of the one looked at.
template <class Predicate>
std::vector<creature_id> bearers(const state& table, Predicate matches) {
  std::vector<creature_id> ids;
  for (const auto& who : table.creatures())
    if (std::ranges::any_of(who->conditions, matches)) ids.push_back(who->id);
  return ids;
}

std::string conditions_of(const creature& who) {
  std::string list;
  const condition_set has = effective_conditions(who);
  for (std::size_t i = 0; i < condition_count; ++i) {
    const auto kind = static_cast<condition>(i);
    if (!has.contains(kind)) continue;
    if (!list.empty()) list += ", ";
    list += to_text(kind);
  }
  return list;
}

/// The instance that a new one of the same kind from the same source takes the place of.
const condition_instance* same_effect(const creature& who, const condition_instance& added) {
  const auto found = std::ranges::find_if(who.conditions, [&](const condition_instance& has) {
    return has.kind == added.kind && has.source == added.source;
  });
  return found == who.conditions.end() ? nullptr : &*found;
}

objection add_one(draft& out, const creature_id& id, condition_instance added) {
  if (is_immune(out.at(id), added.kind)) {
    out.emit(condition_blocked{.creature = id, .kind = added.kind});
    return std::nullopt;
  }
  if (const condition_instance* old = same_effect(out.at(id), added)) {
    const condition_instance replaced = *old;
    out.emit(
        condition_removed{.creature = id, .instance = replaced, .why = condition_end::replaced});
  } else if (out.at(id).conditions.size() >= bounds::conditions_per_creature_max) {
    return refusal{refusal_code::too_many,
                   fmt::format("{} has {} conditions already", called(out.at(id)),
                               bounds::conditions_per_creature_max),
                   "`condition remove` makes room", std::nullopt};
  }
  const encounter* fight = out.table().fight();
  const bool source_counts =
      !added.source.empty() && fight != nullptr && fight->find(added.source) != nullptr;
  added.anchor = source_counts ? added.source : id;
  out.emit(condition_added{.creature = id, .instance = added});
  if (incapacitates(added.kind)) release_grappled(out, id);
  if (added.kind == condition::unconscious) fall_prone(out, id);
  return std::nullopt;
}

objection add_exhaustion(draft& out, const commands::add_condition& asked,
                         const std::vector<creature_id>& to) {
  if (asked.rounds || asked.by)
    return refusal{refusal_code::bad_value, "exhaustion has levels, no rounds and no source",
                   "condition add exhaustion to: WHO", std::nullopt};
  for (const creature_id& id : to) {
    const creature& who = out.at(id);
    if (who.block->condition_immunities.contains(condition::exhaustion))
      out.emit(condition_blocked{.creature = id, .kind = condition::exhaustion});
    else
      set_exhaustion(out, id, static_cast<std::uint8_t>(who.exhaustion + 1));
  }
  return std::nullopt;
}

refusal not_there(const creature& who, condition kind, std::optional<std::size_t> column) {
  const std::string present = conditions_of(who);
  if (effective_conditions(who).contains(kind))
    return {refusal_code::not_available,
            fmt::format("{} is {} because of what else it is: {}", called(who), to_text(kind),
                        who.hp == 0 ? "at 0 hit points" : present),
            who.hp == 0 ? "`heal` wakes it" : "remove that", column};
  return {refusal_code::not_available,
          kind == condition::exhaustion ? fmt::format("{} is not exhausted", called(who))
                                        : fmt::format("{} is not {}", called(who), to_text(kind)),
          present.empty() ? "it has no conditions" : fmt::format("it is {}", present), column};
}

void remove_kind(draft& out, const creature_id& id, condition kind) {
  const std::vector<condition_instance> conditions = out.at(id).conditions;
  for (const condition_instance& has : conditions)
    if (has.kind == kind)
      out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::removed});
}

}  // namespace

void set_exhaustion(draft& out, const creature_id& who, std::uint8_t level) {
  DND_ASSERT(level <= exhaustion_max);
  const creature& tired = out.at(who);
  creature after = tired;
  after.exhaustion = level;
  const std::int32_t hp = level == exhaustion_max ? 0 : std::min(tired.hp, effective_max_hp(after));
  out.emit(exhaustion_changed{
      .creature = who, .level = {tired.exhaustion, level}, .hp = {tired.hp, hp}});
  if (level == exhaustion_max) change_life(out, who, vitality::dead);
}

void tick_conditions(draft& out, const creature_id& anchor) {
  const auto counts = [&](const condition_instance& has) {
    return has.rounds > 0 && has.anchor == anchor;
  };
  for (const creature_id& id : bearers(out.table(), counts)) {
    const std::vector<condition_instance> conditions = out.at(id).conditions;
    for (const condition_instance& has : conditions) {
      if (!counts(has)) continue;
      if (has.rounds == 1)
        out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::expired});
      else
        out.emit(condition_ticked{.creature = id,
                                  .kind = has.kind,
                                  .source = has.source,
                                  .anchor = anchor,
                                  .rounds = {has.rounds, has.rounds - 1}});
    }
  }
}

void let_go_of(draft& out, const creature_id& leaving) {
  release_grappled(out, leaving);
  const auto counts = [&](const condition_instance& has) { return has.anchor == leaving; };
  for (const creature_id& id : bearers(out.table(), counts)) {
    if (id == leaving) continue;
    const std::vector<condition_instance> conditions = out.at(id).conditions;
    for (const condition_instance& has : conditions) {
      if (!counts(has)) continue;
      condition_instance moved = has;
      moved.anchor = id;
      out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::replaced});
      out.emit(condition_added{.creature = id, .instance = moved});
    }
  }
}

objection decide_add_condition(draft& out, const commands::add_condition& asked) {
  const auto to = all_named(out.table(), asked.to);
  if (!to) return to.error();
  if (auto no = refuse_dead(out.table(), *to, asked.to, "gets no conditions")) return no;
  if (asked.what == condition::exhaustion) return add_exhaustion(out, asked, *to);
  auto source = source_named(out.table(), asked.by);
  if (!source) return source.error();
  condition_instance added;
  added.kind = asked.what;
  added.source = *source;
  added.rounds = asked.rounds.value_or(0);
  for (const creature_id& id : *to)
    if (auto no = add_one(out, id, added)) return no;
  return std::nullopt;
}

objection decide_remove_condition(draft& out, const commands::remove_condition& asked) {
  const auto from = all_named(out.table(), asked.from);
  if (!from) return from.error();
  const bool exhaustion = asked.what == condition::exhaustion;
  if (exhaustion)
    if (auto no = refuse_dead(out.table(), *from, asked.from, "stays exhausted")) return no;
  for (std::size_t i = 0; i < from->size(); ++i) {
    const creature& who = out.at((*from)[i]);
    const bool there = exhaustion
                           ? who.exhaustion > 0
                           : std::ranges::find(who.conditions, asked.what,
                                               &condition_instance::kind) != who.conditions.end();
    if (!there) return not_there(who, asked.what, column_of(asked.from, i));
  }
  for (const creature_id& id : *from) {
    if (exhaustion)
      set_exhaustion(out, id, static_cast<std::uint8_t>(out.at(id).exhaustion - 1));
    else
      remove_kind(out, id, asked.what);
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules
