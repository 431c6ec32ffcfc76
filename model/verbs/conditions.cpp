#include "model/verbs/conditions.hpp"

#include "model/bounds.hpp"
#include "model/effects/endings.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model {

namespace rules {

namespace {

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

objection impose(draft& out, const creature_id& id, condition_instance added) {
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
  const encounter* fight = out.now().fight();
  const bool source_counts =
      !added.source.empty() && fight != nullptr && fight->find(added.source) != nullptr;
  added.anchor = source_counts ? added.source : id;
  // SRD: what begins in a turn does not count that turn.
  const combatant* const acting = fight != nullptr ? fight->turn_of() : nullptr;
  if (added.rounds > 0 && acting != nullptr && acting->id == added.anchor)
    added.began = fight->round;
  out.emit(condition_added{.creature = id, .instance = added});
  if (is_helpless(out.at(id))) release_grappled(out, id);
  let_go_when_helpless(out, id);
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
    if (has.kind == kind) {
      // What an effect imposes ends with it.
      if (has.effect != 0)
        end_effect(out, id, has.effect, effect_end::removed);
      else
        out.emit(condition_removed{.creature = id, .instance = has, .why = condition_end::removed});
    }
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec which_condition{.kind = value_kind::condition,
                                     .needed = need::required,
                                     .placeholder = "CONDITION",
                                     .help = "a condition"};
constexpr label_spec condition_rounds{.name = "rounds",
                                      .kind = value_kind::number,
                                      .placeholder = "N",
                                      .help = "how long; otherwise until it is removed",
                                      .range = {1, bounds::condition_rounds_max}};
constexpr label_spec add_condition_labels[] = {labels::to, condition_rounds, labels::by_source};
constexpr std::string_view add_condition_examples[] = {
    "condition add poisoned to: Elara rounds: 10", "condition add frightened to: Grog by: zombie-1",
    "cond prone Thia 2"};
constexpr std::string_view add_condition_shorts[] = {"cond"};
constexpr std::string_view add_condition_places[] = {"", "to", "rounds"};

constexpr label_spec condition_from{.name = "from",
                                    .alias = "to",
                                    .kind = value_kind::creature,
                                    .needed = need::required,
                                    .times = arity::list,
                                    .placeholder = "WHO",
                                    .help = "who is rid of it"};
constexpr label_spec remove_condition_labels[] = {condition_from};
constexpr std::string_view remove_condition_examples[] = {"condition remove poisoned from: Elara",
                                                          "cond -prone Thia"};
constexpr std::string_view remove_condition_shorts[] = {"cond -"};
constexpr std::string_view remove_condition_places[] = {"", "from"};

}  // namespace

// -- condition add ---------------------------------------------------------

constinit const verb_spec add_condition::row{.name = "condition add",
                                             .shorts = add_condition_shorts,
                                             .subject = which_condition,
                                             .labels = add_condition_labels,
                                             .places = add_condition_places,
                                             .summary = "imposes a condition",
                                             .details =
                                                 "Exhaustion goes up by one level. What a failed "
                                                 "saving throw may impose is offered: `y` does it.",
                                             .examples = add_condition_examples};

add_condition add_condition::read(value_reader& given) {
  return {.what = given.condition_of(which_condition),
          .to = given.words(labels::to),
          .rounds = given.number(condition_rounds),
          .by = given.optional_word(labels::by_source)};
}

void add_condition::print(line_writer& line) const {
  line.name(which_condition, to_text(what))
      .words(labels::to, to)
      .number(condition_rounds, rounds)
      .optional_word(labels::by_source, by);
}

objection add_condition::decide(rules::draft& out) const {
  using namespace rules;
  const auto ids = all_named(out.now(), to);
  if (!ids) return ids.error();
  if (auto no = refuse_dead(out.now(), *ids, "gets no conditions")) return no;
  if (what == condition::exhaustion) return add_exhaustion(out, *this, ids->ids);
  auto source = source_named(out.now(), by);
  if (!source) return source.error();
  condition_instance added;
  added.kind = what;
  added.source = *source;
  added.rounds = rounds.value_or(0);
  for (const creature_id& id : ids->ids)
    if (auto no = impose(out, id, added)) return no;
  return std::nullopt;
}

// -- condition remove ------------------------------------------------------

constinit const verb_spec remove_condition::row{.name = "condition remove",
                                                .shorts = remove_condition_shorts,
                                                .subject = which_condition,
                                                .labels = remove_condition_labels,
                                                .places = remove_condition_places,
                                                .summary = "takes a condition away",
                                                .details = "Exhaustion goes down by one level.",
                                                .examples = remove_condition_examples};

remove_condition remove_condition::read(value_reader& given) {
  return {.what = given.condition_of(which_condition), .from = given.words(condition_from)};
}

void remove_condition::print(line_writer& line) const {
  line.name(which_condition, to_text(what)).words(condition_from, from);
}

objection remove_condition::decide(rules::draft& out) const {
  using namespace rules;
  auto ids = all_named(out.now(), from);
  if (!ids) return ids.error();
  const bool exhaustion = what == condition::exhaustion;
  if (exhaustion)
    if (auto no = refuse_dead(out.now(), *ids, "stays exhausted")) return no;
  const auto has_it = [&](const creature& who) {
    if (exhaustion) return who.exhaustion > 0;
    return std::ranges::find(who.conditions, what, &condition_instance::kind) !=
           who.conditions.end();
  };
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    const creature& who = out.at(id);
    if (has_it(who)) return std::nullopt;
    return not_there(who, what, column_of(*ids, at));
  };
  if (auto no = keep_able(*ids, why_not)) return no;
  for (const creature_id& id : ids->ids) {
    if (exhaustion)
      set_exhaustion(out, id, static_cast<std::uint8_t>(out.at(id).exhaustion - 1));
    else
      remove_kind(out, id, what);
  }
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
