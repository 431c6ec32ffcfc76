#include "model/verbs/damage.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/amount.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/death.hpp"
#include "model/rules/hazards.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/temporary_hp.hpp"
#include "model/verbs/game_times.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model {

namespace rules {

namespace {

/// Who gets something, and from whom.
struct recipients {
  creature_id source;
  std::vector<creature_id> to;
};

ruled<recipients> find_recipients(const state& now, std::span<const word> to,
                                  const std::optional<word>& by, std::string_view why_not_dead) {
  auto who = all_named(now, to);
  if (!who) return std::move(who).error();
  if (auto no = refuse_dead(now, *who, why_not_dead)) return std::move(*no);
  auto source = source_named(now, by);
  if (!source) return std::move(source).error();
  return recipients{*source, std::move(who->ids)};
}

/// Rolls one part of a `damage` command; a plain number leaves no event of its own.
ruled<packet> roll_part(draft& out, const creature_id& source,
                        const commands::damage_amount& part) {
  auto amount = roll_amount(out, part.amount);
  if (!amount) return std::move(amount).error();
  if (!amount->rolled.dice.empty()) {
    damage_rolled rolled;
    rolled.source = source;
    rolled.dice = amount->rolled.canonical;
    for (const rolled_die& die : amount->rolled.dice)
      rolled.faces.push_back(static_cast<std::uint16_t>(std::max(die.face, 0)));
    rolled.total = amount->value;
    rolled.type = part.type;
    out.emit(std::move(rolled));
  }
  return packet{part.type, amount->value};
}

/// An amount for `heal` and `temp`: something that can only be nothing is a slip.
ruled<std::int32_t> roll_gift(draft& out, const creature_id& source, const dice_text& typed,
                              std::string_view label) {
  auto amount = roll_amount(out, typed);
  if (!amount) return std::move(amount).error();
  if (amount->rolled.dice.empty()) {
    if (amount->value == 0)
      return refusal{refusal_code::bad_value, "the amount must be above 0",
                     "give a number or dice, such as 2d4+2", typed.column};
  } else {
    record_roll(out, source, label, amount->rolled);
  }
  return amount->value;
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec part_amount{.name = "amount",
                                 .kind = value_kind::dice,
                                 .needed = need::required,
                                 .times = arity::repeated,
                                 .placeholder = "DICE",
                                 .help = "a number or dice, rolled once for all targets"};
constexpr label_spec part_type{.name = "type",
                               .kind = value_kind::damage_type,
                               .times = arity::repeated,
                               .placeholder = "TYPE",
                               .help =
                                   "the damage type of the amount beside it; without one no "
                                   "defences apply"};
constexpr label_spec damage_labels[] = {labels::to, part_amount, part_type, labels::by_source,
                                        labels::rolled};
constexpr flag_spec critical_flag{
    .name = "critical",
    .help = "from a critical hit: two failed death saves at 0 hit points; doubles nothing"};
constexpr flag_spec magical_flag{.name = "magical",
                                 .help = "counts as magical against resistances"};
constexpr flag_spec damage_flags[] = {critical_flag, magical_flag};
constexpr std::string_view damage_examples[] = {
    "damage to: zombie-1 amount: 9 type: slashing",
    "damage to: Elara and: Grog amount: 2d6 type: bludgeoning amount: 3 type: fire magical",
    "dmg orc-1 7 fire", "dmg orc* 7"};
constexpr std::string_view damage_shorts[] = {"dmg"};
constexpr std::string_view damage_places[] = {"to", "amount", "type"};

constexpr label_spec healing_labels[] = {labels::to, labels::amount, labels::by_source,
                                         labels::rolled};
constexpr std::string_view heal_examples[] = {
    "heal to: Elara amount: 2d4+2", "heal to: Elara and: Grog amount: 5 by: Mira", "heal Thia 5"};
constexpr label_spec temporary_for{.name = "for",
                                   .kind = value_kind::time,
                                   .placeholder = "TIME",
                                   .help = "they end with that time"};
constexpr label_spec temporary_labels[] = {labels::to, labels::amount, temporary_for,
                                           labels::by_source, labels::rolled};
constexpr flag_spec temporary_instead{.name = "instead",
                                      .help = "in place of what is there, even if that is more"};
constexpr flag_spec temporary_flags[] = {temporary_instead};
constexpr std::string_view temporary_examples[] = {"temp to: Grog amount: 1d4+4", "temp Thia 5",
                                                   "temp Thia 8 for: 1 hour"};
constexpr std::string_view healing_places[] = {"to", "amount"};

template <class Healing>
Healing read_healing(value_reader& given) {
  return {.to = given.words(labels::to),
          .amount = given.dice(labels::amount),
          .by = given.optional_word(labels::by_source),
          .rolled = given.faces(labels::rolled)};
}

template <class Healing>
void print_healing(const Healing& said, line_writer& line) {
  line.words(labels::to, said.to)
      .dice(labels::amount, said.amount)
      .optional_word(labels::by_source, said.by)
      .faces(labels::rolled, said.rolled);
}

}  // namespace

// -- damage ----------------------------------------------------------------

constinit const verb_spec damage::row{
    .name = "damage",
    .shorts = damage_shorts,
    .labels = damage_labels,
    .flags = damage_flags,
    .places = damage_places,
    .summary = "deals damage by the game master's hand",
    .details =
        "Resistances are the engine's business, where the damage has a type. Without one it is "
        "untyped: no defences apply.",
    .examples = damage_examples};

damage damage::read(value_reader& given) {
  return {.to = given.words(labels::to),
          .parts = given.damage_parts(part_amount, part_type),
          .by = given.optional_word(labels::by_source),
          .critical = given.has(critical_flag),
          .magical = given.has(magical_flag),
          .rolled = given.faces(labels::rolled)};
}

void damage::print(line_writer& line) const {
  line.words(labels::to, to);
  for (const damage_amount& part : parts) {
    line.dice(part_amount, part.amount);
    if (part.type) line.name(part_type, to_text(*part.type));
  }
  line.optional_word(labels::by_source, by)
      .faces(labels::rolled, rolled)
      .flag(critical_flag, critical)
      .flag(magical_flag, magical);
}

objection damage::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = find_recipients(out.now(), to, by, "takes no damage any more");
  if (!who) return who.error();
  std::vector<packet> packets;
  for (const damage_amount& part : parts) {
    const auto amount = roll_part(out, who->source, part);
    if (!amount) return amount.error();
    packets.push_back(*amount);
  }
  for (const creature_id& id : who->to)
    deal(out, {.source = who->source,
               .target = id,
               .packets = packets,
               .tags = {.magical = magical},
               .critical = critical ? crit::yes : crit::no});
  return std::nullopt;
}

// -- healing ---------------------------------------------------------------

constinit const verb_spec heal::row{.name = "heal",
                                    .labels = healing_labels,
                                    .places = healing_places,
                                    .summary = "gives hit points back",
                                    .examples = heal_examples};

heal heal::read(value_reader& given) {
  return read_healing<heal>(given);
}

void heal::print(line_writer& line) const {
  print_healing(*this, line);
}

objection heal::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = find_recipients(out.now(), to, by, "cannot be healed");
  if (!who) return who.error();
  for (const creature_id& id : who->to)
    if (suffocates(out.at(id)))
      return refusal{refusal_code::not_available,
                     fmt::format("{} cannot breathe, and nothing heals it", called(out.at(id))),
                     "`breathe` lets it breathe again", to.front().column};
  const auto gift = roll_gift(out, who->source, amount, "healing");
  if (!gift) return gift.error();
  for (const creature_id& id : who->to) regain(out, who->source, id, *gift);
  return std::nullopt;
}

// -- temporary hit points --------------------------------------------------

constinit const verb_spec grant_temporary::row{
    .name = "temp",
    .labels = temporary_labels,
    .flags = temporary_flags,
    .places = healing_places,
    .summary = "gives temporary hit points",
    .details = "They do not add up: the larger number counts, unless `instead` is said.",
    .examples = temporary_examples};

grant_temporary grant_temporary::read(value_reader& given) {
  grant_temporary said = read_healing<grant_temporary>(given);
  said.instead = given.has(temporary_instead);
  if (const auto time = given.optional_word(temporary_for)) {
    const auto rounds = time_in(time->text);
    if (rounds && *rounds <= bounds::time_pass_rounds_max)
      said.lasting = text_of(*rounds);
    else
      given.refuse({refusal_code::bad_value, shown(time->text) + " is no time that they last",
                    "A number of rounds, minutes, hours or days: `for: 1 hour`.", time->column});
  }
  return said;
}

void grant_temporary::print(line_writer& line) const {
  print_healing(*this, line);
  if (!lasting.empty()) line.name(temporary_for, lasting);
  line.flag(temporary_instead, instead);
}

objection grant_temporary::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = find_recipients(out.now(), to, by, "gets no temporary hit points");
  if (!who) return who.error();
  const auto gift = roll_gift(out, who->source, amount, "temporary hit points");
  if (!gift) return gift.error();
  const bool anybody = instead || std::ranges::any_of(who->to, [&](const creature_id& id) {
                         return out.at(id).temp_hp < *gift;
                       });
  if (!anybody) {
    const creature& first = out.at(who->to.front());
    return refusal{refusal_code::not_available,
                   fmt::format("{} keeps its {} temporary hit points: {} would not be more",
                               called(first), first.temp_hp, *gift),
                   "temporary hit points do not add up; `instead` takes the new ones all the same",
                   amount.column};
  }
  for (const creature_id& id : who->to) {
    const bool has_now = give_temporary(out, {.source = who->source,
                                              .target = id,
                                              .amount = *gift,
                                              .duration = lasting,
                                              .instead = instead});
    // Of several, those who keep more are on record too.
    const std::int32_t same = out.at(id).temp_hp;
    if (!has_now)
      out.emit(temporary_hp_gained{.source = who->source, .target = id, .temp_hp = {same, same}});
  }
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
