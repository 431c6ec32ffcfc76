#include "model/verbs/fights.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/experience.hpp"
#include "model/rules/initiative.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turns.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <tuple>

namespace dnd::model {

namespace rules {

namespace {

ruled<std::vector<creature_id>> participants(const state& now,
                                             const commands::start_encounter& asked) {
  if (!asked.with.empty()) {
    auto who = all_named(now, asked.with);
    if (!who) return std::move(who).error();
    if (auto no = refuse_dead(now, *who, "cannot fight")) return std::move(*no);
    return std::move(who->ids);
  }
  std::vector<creature_id> who = everyone_alive(now);
  if (who.empty())
    return refusal{refusal_code::not_available, "nobody on the table could fight",
                   "`add` puts creatures on the table", std::nullopt};
  return who;
}

/// `all` are those who wait: it takes nobody into the fight who stands by.
bool means_all(std::span<const word> by) {
  return by.size() == 1 && (by.front().text == "*" || slug_of(by.front().text) == "all");
}

/// Whom `by:` means, who can all roll.
ruled<std::vector<creature_id>> rollers(const state& now, std::span<const word> by,
                                        const std::vector<creature_id>& late) {
  auto named = all_named(now, by);
  if (!named) return std::move(named).error();
  if (means_all(by) && named->by_group.front()) return late;
  if (auto no = refuse_dead(now, *named, "takes no part in the fight")) return std::move(*no);
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    const combatant* place = now.fight()->find(id);
    if (!place || !place->rolled) return std::nullopt;
    return refusal{refusal_code::not_available,
                   fmt::format("{} has rolled initiative already: {}", called(*now.find(id)),
                               place->initiative),
                   "the order stays as it is for the whole fight", column_of(*named, at)};
  };
  if (auto no = keep_able(*named, why_not)) return std::move(*no);
  return std::move(named->ids);
}

refusal nobody_left() {
  return {refusal_code::not_available, "nobody is left who could have a turn",
          "`encounter end` ends the fight", std::nullopt};
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec start_with{.name = "with",
                                .kind = value_kind::creature,
                                .times = arity::list,
                                .placeholder = "WHO",
                                .help = "who fights; otherwise everyone on the table"};
constexpr label_spec start_surprised{.name = "surprised",
                                     .kind = value_kind::creature,
                                     .times = arity::list,
                                     .placeholder = "WHO",
                                     .help = "who can neither move nor act on the first turn"};
constexpr label_spec start_labels[] = {start_with, start_surprised, labels::rolled};
constexpr flag_spec start_ambush{.name = "ambush",
                                 .help =
                                     "who notices none of its foes is surprised: all of them are "
                                     "hidden from its passive Perception"};
constexpr flag_spec start_flags[] = {start_ambush};
constexpr std::string_view start_examples[] = {
    "encounter start", "encounter start with: Elara and: zombie-1 surprised: zombie-1",
    "encounter start ambush"};

constexpr std::string_view start_shorts[] = {"start"};
constexpr std::string_view end_shorts[] = {"end"};

constexpr label_spec initiative_by{.name = "by",
                                   .kind = value_kind::creature,
                                   .times = arity::list,
                                   .placeholder = "WHO",
                                   .help = "who rolls; `all`: all who have not rolled"};
constexpr label_spec initiative_labels[] = {initiative_by, labels::bonus, labels::rolled};
constexpr std::string_view initiative_examples[] = {"initiative by: Elara rolled: 14",
                                                    "initiative by: Grog advantage",
                                                    "initiative all", "init party"};
constexpr std::string_view initiative_shorts[] = {"init"};
constexpr std::string_view initiative_places[] = {"by"};

constexpr label_spec turn_labels[] = {labels::rolled};
constexpr std::string_view turn_examples[] = {"turn", "turn rolled: 5"};
constexpr std::string_view turn_shorts[] = {"n", "next"};

}  // namespace

// -- the beginning and the end ---------------------------------------------

constinit const verb_spec start_encounter::row{
    .name = "encounter start",
    .shorts = start_shorts,
    .labels = start_labels,
    .flags = start_flags,
    .summary = "starts a fight; monsters roll initiative at once",
    .examples = start_examples};

start_encounter start_encounter::read(value_reader& given) {
  return {.with = given.words(start_with),
          .surprised = given.words(start_surprised),
          .ambush = given.has(start_ambush),
          .rolled = given.faces(labels::rolled)};
}

void start_encounter::print(line_writer& line) const {
  line.words(start_with, with).words(start_surprised, surprised).faces(labels::rolled, rolled);
  line.flag(start_ambush, ambush);
}

objection start_encounter::decide(rules::draft& out) const {
  using namespace rules;
  if (out.now().fight())
    return refusal{refusal_code::encounter_running,
                   fmt::format("fight {} is on already", out.now().fight()->number),
                   "`encounter end` ends it", std::nullopt};
  const auto who = participants(out.now(), *this);
  if (!who) return who.error();
  const auto late = all_named(out.now(), surprised);
  if (!late) return late.error();
  for (std::size_t i = 0; i < late->ids.size(); ++i) {
    const creature_id& id = late->ids[i];
    if (std::ranges::find(*who, id) == who->end())
      return refusal{refusal_code::not_in_encounter,
                     fmt::format("{} is surprised but not in the fight", called(out.at(id))),
                     "name it in `with:` too", column_of(*late, i)};
  }
  out.emit(encounter_started{.number = out.now().encounters() + 1});
  for (const creature_id& id : *who) {
    const bool is_named = std::ranges::find(late->ids, id) != late->ids.end();
    out.emit(combatant_joined{
        .creature = id,
        .surprised = may_be_surprised(out.at(id)) &&
                     (is_named || (ambush && notices_nobody(out.now(), out.at(id), *who)))});
  }
  const std::vector<creature_id> monsters = monsters_of(out.now(), *who);
  roll_initiative(out, monsters, sharing::groups);
  start_when_all_rolled(out);
  return std::nullopt;
}

constinit const verb_spec end_encounter::row{
    .name = "encounter end", .shorts = end_shorts, .summary = "ends the fight"};

end_encounter end_encounter::read(value_reader&) {
  return {};
}

void end_encounter::print(line_writer&) const {}

objection end_encounter::decide(rules::draft& out) const {
  using namespace rules;
  const encounter* fight = out.now().fight();
  if (!fight) return no_fight();
  const std::uint32_t number = fight->number;
  const std::uint32_t rounds = fight->round;
  std::vector<creature_id> everyone;
  for (const auto& who : out.now().creatures())
    if (!who->spent.empty()) everyone.push_back(who->id);
  // Legendary actions are counted by rounds, and there are none any more.
  for (const creature_id& id : everyone) regain_legendary(out, id);
  const std::int64_t worth = worth_of_fallen(out.now());
  const std::vector<creature_id> party = who_took_part(out.now());
  const game_time began = out.now().time();
  out.emit(encounter_ended{.number = number, .rounds = rounds, .time = {began, began + rounds}});
  expire_by_time(out);
  const bool gives = out.house().experience == experience_ruling::fights && !party.empty();
  if (gives)
    gain_experience(out, party, worth / static_cast<std::int64_t>(party.size()),
                    fmt::format("fight {}", number));
  return std::nullopt;
}

constinit const verb_spec discard_encounter::row{
    .name = "encounter discard",
    .summary = "ends the fight and puts everything back to where it began"};

discard_encounter discard_encounter::read(value_reader&) {
  return {};
}

void discard_encounter::print(line_writer&) const {}

// -- whose turn it is ------------------------------------------------------

constinit const verb_spec initiative::row{.name = "initiative",
                                          .shorts = initiative_shorts,
                                          .labels = initiative_labels,
                                          .flags = labels::d20_flags,
                                          .places = initiative_places,
                                          .summary = "rolls a character's initiative",
                                          .details = "Without a name it says who has not rolled.",
                                          .examples = initiative_examples};

initiative initiative::read(value_reader& given) {
  return {.by = given.words(initiative_by),
          .flags = given.d20_flags(),
          .bonus = given.bonus(labels::bonus),
          .rolled = given.faces(labels::rolled)};
}

void initiative::print(line_writer& line) const {
  line.words(initiative_by, by).faces(labels::rolled, rolled).d20_flags(flags);
  line.bonus(labels::bonus, bonus);
}

objection initiative::decide(rules::draft& out) const {
  using namespace rules;
  if (!out.now().fight()) return no_fight();
  const std::vector<creature_id> late = waiting(out.now());
  if (late.empty() && (by.empty() || means_all(by)))
    return refusal{refusal_code::not_available, "everybody in the fight has rolled initiative",
                   "`initiative by: WHO` lets somebody join", std::nullopt};
  if (by.empty()) return whose_initiative(out.now(), late);
  auto who = rollers(out.now(), by, late);
  if (!who) return std::move(who).error();
  // Who comes later joins with its roll.
  for (const creature_id& id : *who)
    if (!out.now().fight()->find(id))
      out.emit(combatant_joined{.creature = id, .surprised = false});
  roll_initiative(out, *who, sharing::groups, flags, bonus ? &*bonus : nullptr);
  start_when_all_rolled(out);
  return std::nullopt;
}

constinit const verb_spec turn::row{.name = "turn",
                                    .shorts = turn_shorts,
                                    .labels = turn_labels,
                                    .summary = "ends the current turn",
                                    .details =
                                        "At a terminal an empty line does it too, in a fight: the "
                                        "first one only says so.",
                                    .examples = turn_examples};

turn turn::read(value_reader& given) {
  return {given.faces(labels::rolled)};
}

void turn::print(line_writer& line) const {
  line.faces(labels::rolled, rolled);
}

objection turn::decide(rules::draft& out) const {
  using namespace rules;
  if (!out.now().fight()) return no_fight();
  if (out.now().fight()->round == 0) {
    const std::vector<creature_id> late = waiting(out.now());
    roll_initiative(out, late, sharing::groups);
    start_when_all_rolled(out);
    if (out.now().fight()->round == 0) return nobody_left();
    return std::nullopt;
  }
  if (!anybody_lives(out.now())) return nobody_left();
  const std::uint32_t current = out.now().fight()->current;
  if (current == encounter::nobody) {
    start_turn_from(out, 0);
    return std::nullopt;
  }
  end_turn(out);
  start_turn_from(out, current + 1);
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
