#include "model/verbs/rests.hpp"

#include "model/bounds.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/hit_dice.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/passing_time.hpp"
#include "model/rules/rests.hpp"
#include "model/rules/sides.hpp"
#include "model/verbs/game_times.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dnd::model {

namespace rules {

namespace {

objection refuse_fight(const state& now, std::string_view what) {
  if (!now.fight()) return std::nullopt;
  return refusal{refusal_code::encounter_running,
                 fmt::format("fight {} is on, and {}", now.fight()->number, what),
                 "`encounter end` ends it", std::nullopt};
}

/// Without names all characters that are alive, each of whom may be left out.
ruled<chosen> all_resting(const state& now, std::span<const word> by) {
  if (!by.empty()) return all_named(now, by);
  chosen all;
  all.ids = living_characters(now);
  all.by_group.assign(all.ids.size(), true);
  if (all.ids.empty())
    return refusal{refusal_code::not_available, "no character on the table could rest",
                   "`by:` says who rests; `add` puts creatures on the table", std::nullopt};
  return all;
}

ruled<chosen> who_rests(const state& now, std::span<const word> by, rest_kind kind) {
  if (auto no = refuse_fight(now, "nobody rests in it")) return *std::move(no);
  auto who = all_resting(now, by);
  if (!who) return who;
  // Who follows rests where its leader does, if it can.
  for (const creature_id& id : followers_of(now, who->ids)) {
    who->ids.push_back(id);
    who->by_group.push_back(true);
  }
  for (std::size_t i = 0; i < who->ids.size(); ++i)
    if (auto no = why_no_peace(now, who->ids[i])) {
      no->column = column_of(*who, i);
      return *std::move(no);
    }
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    auto no = why_no_rest(now, id, kind);
    if (no) no->column = column_of(*who, at);
    return no;
  };
  if (auto no = keep_able(*who, why_not)) return *std::move(no);
  return who;
}

/// Who is named has to have as many hit dice as it is to spend.
objection check_hit_dice(const state& now, const chosen& who, std::int32_t spend) {
  for (std::size_t i = 0; i < who.ids.size(); ++i) {
    const creature& one = *now.find(who.ids[i]);
    const std::int32_t left = hit_dice_left(one);
    if (who.by_group[i] || left >= spend) continue;
    return refusal{refusal_code::not_available,
                   left == 0 ? fmt::format("{} has no hit dice left", called(one))
                             : fmt::format("{} has {} hit {} left", called(one), left,
                                           left == 1 ? "die" : "dice"),
                   "`rest long` brings half of them back", column_of(who, i)};
  }
  return std::nullopt;
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec resting{.name = "by",
                             .kind = value_kind::creature,
                             .times = arity::list,
                             .placeholder = "WHO",
                             .help = "who rests; otherwise all characters that are alive"};
constexpr label_spec spent_dice{.name = "spend",
                                .kind = value_kind::number,
                                .placeholder = "N",
                                .help = "so many hit dice of each, as long as it is hurt",
                                .range = {0, bounds::hit_dice_max}};
constexpr label_spec which_die{.name = "die",
                               .kind = value_kind::number,
                               .placeholder = "FACES",
                               .help = "which hit dice first, by their faces; else the largest",
                               .range = {2, 20}};
constexpr label_spec short_labels[] = {resting, spent_dice, which_die, labels::rolled};
constexpr label_spec long_labels[] = {resting, which_die, labels::rolled};
constexpr flag_spec goes_hungry{.name = "hungry",
                                .help = "without food and drink: exhaustion stays"};
constexpr flag_spec long_flags[] = {goes_hungry};
constexpr std::string_view short_places[] = {"by"};
constexpr std::string_view short_examples[] = {"rest short", "rest short by: Grog spend: 2",
                                               "rest short by: Mira spend: 1 die: 8"};
constexpr std::string_view long_examples[] = {"rest long", "rest long by: Elara and: Grog"};

constexpr label_spec passing{.kind = value_kind::time,
                             .needed = need::required,
                             .placeholder = "TIME",
                             .help = "a number of rounds, minutes, hours or days"};
constexpr label_spec time_labels[] = {labels::rolled};
constexpr std::string_view time_examples[] = {"time pass 10 minutes", "time pass 1 hour",
                                              "time pass 2 days", "time pass 3 rounds"};

}  // namespace

// -- rests -----------------------------------------------------------------

constinit const verb_spec short_rest::row{
    .name = "rest short",
    .labels = short_labels,
    .places = short_places,
    .summary = "an hour passes, and who rests may spend hit dice",
    .details =
        "Uses that come back on a short rest are there again, and effects that last until one "
        "end. Each hit die heals its roll and the Constitution modifier.",
    .examples = short_examples};

short_rest short_rest::read(value_reader& given) {
  return {.by = given.words(resting),
          .spend = given.number(spent_dice).value_or(0),
          .die = given.number(which_die),
          .rolled = given.faces(labels::rolled)};
}

void short_rest::print(line_writer& line) const {
  line.words(resting, by);
  if (spend != 0) line.number(spent_dice, spend);
  line.number(which_die, die).faces(labels::rolled, rolled);
}

objection short_rest::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = who_rests(out.now(), by, rest_kind::short_rest);
  if (!who) return who.error();
  if (auto no = check_hit_dice(out.now(), *who, spend)) return no;
  rest_short(out, who->ids, {.count = spend, .faces = die.value_or(0)});
  return std::nullopt;
}

constinit const verb_spec long_rest::row{
    .name = "rest long",
    .labels = long_labels,
    .flags = long_flags,
    .places = short_places,
    .summary = "eight hours pass, and who rests is whole again",
    .details =
        "All hit points, uses and spell slots come back, half of the hit dice, and one level of "
        "exhaustion ends. Once within 24 hours, and not at 0 hit points.",
    .examples = long_examples};

long_rest long_rest::read(value_reader& given) {
  return {.by = given.words(resting),
          .die = given.number(which_die),
          .hungry = given.has(goes_hungry),
          .rolled = given.faces(labels::rolled)};
}

void long_rest::print(line_writer& line) const {
  line.words(resting, by).number(which_die, die).faces(labels::rolled, rolled);
  line.flag(goes_hungry, hungry);
}

objection long_rest::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = who_rests(out.now(), by, rest_kind::long_rest);
  if (!who) return who.error();
  rest_long(out, who->ids, {.faces = die.value_or(0), .hungry = hungry});
  return std::nullopt;
}

// -- time ------------------------------------------------------------------

constinit const verb_spec pass_time::row{
    .name = "time pass",
    .subject = passing,
    .labels = time_labels,
    .summary = "lets time pass outside of a fight",
    .details =
        "Effects and conditions whose time is over end, who is stable wakes after 1d4 hours, and "
        "at dawn uses come back that do then.",
    .examples = time_examples};

pass_time pass_time::read(value_reader& given) {
  pass_time said;
  const word typed = given.one_word(passing);
  const auto rounds = time_in(typed.text);
  if (rounds && *rounds <= bounds::time_pass_rounds_max)
    said.rounds = *rounds;
  else
    given.refuse({refusal_code::bad_value, shown(typed.text) + " is no time that can pass",
                  rounds ? "At most 100 years pass at once."
                         : "Expected a number of rounds, minutes, hours or days: time pass 10 "
                           "minutes.",
                  typed.column});
  said.rolled = given.faces(labels::rolled);
  return said;
}

void pass_time::print(line_writer& line) const {
  line.name(passing, text_of(rounds)).faces(labels::rolled, rolled);
}

objection pass_time::decide(rules::draft& out) const {
  if (auto no = rules::refuse_fight(out.now(), "time passes round by round")) return no;
  rules::pass_time(out, rounds);
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
