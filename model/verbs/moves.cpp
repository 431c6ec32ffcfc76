#include "model/verbs/moves.hpp"

#include "model/bounds.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/able.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::model {

namespace rules {

namespace {

bool has_condition(const creature& who, condition kind) {
  return effective_conditions(who).contains(kind);
}

/// The dead and the unconscious go nowhere by themselves; the incapacitated may.
objection check_mover(const creature& who, std::string_view deed,
                      std::optional<std::size_t> column) {
  if (who.life == vitality::dead)
    return refusal{refusal_code::creature_dead,
                   fmt::format("{} is dead and cannot {}", called(who), deed), "", column};
  if (has_condition(who, condition::unconscious))
    return refusal{refusal_code::incapacitated,
                   fmt::format("{} is unconscious and cannot {}", called(who), deed),
                   who.life == vitality::conscious ? "" : "`heal` brings it back", column};
  return std::nullopt;
}

refusal no_speed(const creature& who, std::string_view deed, std::optional<std::size_t> column) {
  return {refusal_code::not_available,
          fmt::format("{} cannot {}: its speed is 0", called(who), deed),
          has_condition(who, condition::grappled) ? "`escape` gets it free" : "", column};
}

movement movement_of(const commands::move& asked) {
  if (asked.flying) return movement::fly;
  if (asked.swimming) return movement::swim;
  if (asked.climbing) return movement::climb;
  return asked.burrowing ? movement::burrow : movement::walk;
}

/// How a way is gone, and what it costs.
struct gait {
  std::string_view name;
  std::int32_t speed_ft = 0;
  /// Feet of movement for each foot of the way.
  std::int32_t times = 1;
};

/// SRD, Climbing, Swimming, and Crawling: an extra foot each, for difficult terrain as well. Who
/// has no speed for climbing or swimming goes by its walking speed.
ruled<gait> gait_of(const creature& who, const commands::move& asked) {
  constexpr std::string_view names[] = {"Move", "Move flying", "Move swimming", "Move climbing",
                                        "Move burrowing"};
  const std::optional<std::size_t> column = column_of(asked.who.by);
  if (asked.flying + asked.swimming + asked.climbing + asked.burrowing > 1)
    return refusal{refusal_code::bad_value, "one way is gone in one manner",
                   "a second `move` is for the second", column};
  const movement by = movement_of(asked);
  gait made{names[static_cast<std::size_t>(by)], speed_of(who, by)};
  if (fastest_speed_of(who) == 0) return no_speed(who, "move", column);
  const bool laborious = asked.swimming || asked.climbing;
  if (laborious && made.speed_ft == 0) {
    made.speed_ft = walking_speed_of(who);
    ++made.times;
  }
  if (made.speed_ft == 0)
    return refusal{refusal_code::not_available,
                   fmt::format("{} has no speed for that", called(who)),
                   "`flying`, `swimming`, `climbing` and `burrowing` say how it moves", column};
  if (has_condition(who, condition::prone)) {
    if (by != movement::walk)
      return refusal{refusal_code::not_available,
                     fmt::format("{} is prone and can only crawl", called(who)),
                     "`stand` gets it up", column};
    made.name = "Crawl";
    ++made.times;
  }
  if (asked.difficult) ++made.times;
  return made;
}

/// SRD, Moving a Grappled Creature: half the speed, but for a creature that is two sizes smaller.
bool is_burden(const creature& holder, const creature& held) {
  return static_cast<int>(size_of(held)) + 2 > static_cast<int>(size_of(holder));
}

/// SRD, Frightened: the engine keeps no map, and so it says what it cannot see to.
void tell_of_fear(draft& out, const creature_id& id) {
  std::vector<creature_id> sources;
  for (const condition_instance& has : out.at(id).conditions)
    if (has.kind == condition::frightened && !has.source.empty() && out.now().find(has.source))
      sources.push_back(has.source);
  for (const creature_id& source : sources)
    out.emit(effect_told{.source = id,
                         .creature = id,
                         .name = "Frightened",
                         .text = fmt::format("is frightened and cannot willingly come closer to {}",
                                             called(out.at(source)))});
}

objection move_by(draft& out, const creature_id& id, const commands::move& asked) {
  const auto how = gait_of(out.at(id), asked);
  if (!how) return how.error();
  const std::vector<creature_id> held = held_by(out.now(), id);
  if (asked.drag && held.empty())
    return refusal{refusal_code::bad_value,
                   fmt::format("{} holds nobody that it could drag", called(out.at(id))),
                   "`grapple` gets hold of somebody", column_of(asked.who.by)};
  std::int32_t cost = asked.feet * how->times;
  const bool is_slow = std::ranges::any_of(
      held, [&](const creature_id& other) { return is_burden(out.at(id), out.at(other)); });
  if (asked.drag && is_slow) cost *= 2;
  const payment way{.who = id,
                    .cost = turn_cost::nothing,
                    .on = how->name,
                    .free = asked.who.free,
                    .column = column_of(asked.who.by)};
  if (auto no = pay_for_way(out, way, cost, how->speed_ft)) return no;
  if (!asked.drag)
    for (const creature_id& other : held) let_loose(out, id, other);
  tell_of_fear(out, id);
  return std::nullopt;
}

/// What keeps a creature down besides that it lies there: an effect that does more than that.
const effect_instance* keeps_down(const creature& who) {
  for (const condition_instance& has : who.conditions) {
    if (has.kind != condition::prone || has.effect == 0) continue;
    const active_effect* const by = find_effect(who, has.effect);
    if (by && by->what->does.conditions.contains(condition::incapacitated)) return by->what.get();
  }
  return nullptr;
}

void end_prone(draft& out, const creature_id& id) {
  condition_set alone;
  alone.insert(condition::prone);
  // Copied: each event changes the list that it comes from.
  const std::vector<condition_instance> conditions = out.at(id).conditions;
  for (const condition_instance& has : conditions) {
    if (has.kind != condition::prone) continue;
    const active_effect* const by = find_effect(out.at(id), has.effect);
    if (by && by->what->does.conditions == alone && by->what->does.modifiers.empty())
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

constexpr label_spec way_feet{.kind = value_kind::number,
                              .needed = need::required,
                              .placeholder = "FEET",
                              .help = "how far it goes",
                              .range = {1, bounds::distance_ft_max}};
constexpr label_spec mover_labels[] = {labels::by_actor};
constexpr flag_spec way_flies{.name = "flying", .help = "by its flying speed"};
constexpr flag_spec way_swims{.name = "swimming", .help = "by its swimming speed, or walking"};
constexpr flag_spec way_climbs{.name = "climbing", .help = "by its climbing speed, or walking"};
constexpr flag_spec way_burrows{.name = "burrowing", .help = "by its burrowing speed"};
constexpr flag_spec way_is_difficult{.name = "difficult",
                                     .help = "each foot over difficult terrain costs one more"};
constexpr flag_spec way_drags{.name = "drag",
                              .help = "takes along whom it has grappled, at half the speed"};
constexpr flag_spec move_flags[] = {way_flies,        way_swims, way_climbs,      way_burrows,
                                    way_is_difficult, way_drags, labels::for_free};
constexpr std::string_view move_examples[] = {"move 30", "move 15 by: Grog drag",
                                              "move 20 flying by: harpy-1", "move 10 difficult"};
constexpr flag_spec stand_flags[] = {labels::for_free};

}  // namespace

// -- move ------------------------------------------------------------------

constinit const verb_spec move::row{
    .name = "move",
    .subject = way_feet,
    .labels = mover_labels,
    .flags = move_flags,
    .summary = "counts feet against what is left of a creature's speed",
    .details =
        "Who lies prone crawls, which costs a foot more each. Whom it has grappled is let go "
        "without `drag`. Nobody is attacked for it: `attack … opportunity` is for that.",
    .examples = move_examples};

move move::read(value_reader& given) {
  return {.feet = given.number(way_feet).value_or(0),
          .flying = given.has(way_flies),
          .swimming = given.has(way_swims),
          .climbing = given.has(way_climbs),
          .burrowing = given.has(way_burrows),
          .difficult = given.has(way_is_difficult),
          .drag = given.has(way_drags),
          .who = read_doer(given)};
}

void move::print(line_writer& line) const {
  line.number(way_feet, feet).optional_word(labels::by_actor, who.by);
  line.flag(way_flies, flying).flag(way_swims, swimming);
  line.flag(way_climbs, climbing).flag(way_burrows, burrowing);
  line.flag(way_is_difficult, difficult).flag(way_drags, drag);
  print_costs(line, who);
}

objection move::decide(rules::draft& out) const {
  using namespace rules;
  if (!out.now().fight()) return no_fight();
  const auto id = acting(out.now(), who.by, "move");
  if (!id) return id.error();
  if (auto no = check_mover(out.at(*id), "move", column_of(who.by))) return no;
  const combatant* const place = out.now().fight()->find(*id);
  if (place && place->surprised)
    if (auto no = refuse_unable(out.now(), *id, "move", column_of(who.by))) return no;
  return move_by(out, *id, *this);
}

// -- stand, drop -----------------------------------------------------------

constinit const verb_spec stand::row{.name = "stand",
                                     .labels = mover_labels,
                                     .flags = stand_flags,
                                     .summary = "gets up from the ground, for half of the speed"};

stand stand::read(value_reader& given) {
  return {read_doer(given)};
}

void stand::print(line_writer& line) const {
  print_doer(line, who);
}

objection stand::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = acting(out.now(), who.by, "stand");
  if (!id) return id.error();
  const std::optional<std::size_t> column = column_of(who.by);
  const creature& riser = out.at(*id);
  if (auto no = check_mover(riser, "stand up", column)) return no;
  if (!has_condition(riser, condition::prone))
    return refusal{refusal_code::not_available, fmt::format("{} is not prone", called(riser)), "",
                   column};
  if (const effect_instance* const by = keeps_down(riser))
    return refusal{refusal_code::not_available,
                   fmt::format("{} keeps {} on the ground", by->name.view(), called(riser)), "",
                   column};
  const std::int32_t speed = fastest_speed_of(riser);
  if (speed == 0) return no_speed(riser, "stand up", column);
  const payment way{
      .who = *id, .cost = turn_cost::nothing, .on = "Stand", .free = who.free, .column = column};
  if (auto no = pay_for_way(out, way, speed / 2, speed)) return no;
  end_prone(out, *id);
  return std::nullopt;
}

constinit const verb_spec drop::row{
    .name = "drop", .labels = mover_labels, .summary = "lets a creature fall prone, for nothing"};

drop drop::read(value_reader& given) {
  return {given.optional_word(labels::by_actor)};
}

void drop::print(line_writer& line) const {
  line.optional_word(labels::by_actor, by);
}

objection drop::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = acting(out.now(), by, "drop");
  if (!id) return id.error();
  const creature& who = out.at(*id);
  if (auto no = check_mover(who, "drop", column_of(by))) return no;
  if (has_condition(who, condition::prone))
    return refusal{refusal_code::not_available, fmt::format("{} is prone already", called(who)),
                   "`stand` gets it up", column_of(by)};
  if (is_immune(who, condition::prone))
    return refusal{refusal_code::not_available,
                   fmt::format("{} cannot be prone: immune", called(who)), "", column_of(by)};
  fall_prone(out, *id);
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
