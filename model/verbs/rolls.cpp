#include "model/verbs/rolls.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/amount.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec death_save_labels[] = {labels::by_actor, labels::bonus, labels::rolled};
constexpr std::string_view death_save_examples[] = {"save death by: Elara rolled: 12", "ds Elara"};
constexpr std::string_view death_save_shorts[] = {"ds"};
constexpr std::string_view death_save_places[] = {"by"};

constexpr label_spec roll_dice{.kind = value_kind::dice,
                               .needed = need::required,
                               .placeholder = "DICE",
                               .help = "dice notation"};
constexpr label_spec roll_by{
    .name = "by", .kind = value_kind::creature, .placeholder = "WHO", .help = "who rolls"};
constexpr label_spec roll_times{.name = "times",
                                .kind = value_kind::repetitions,
                                .placeholder = "N",
                                .help =
                                    "how often, each roll for itself; in short `6x` before "
                                    "the dice",
                                .range = {1, static_cast<std::int32_t>(bounds::roll_times_max)}};
constexpr label_spec roll_labels[] = {roll_times, roll_by, labels::rolled};
constexpr flag_spec roll_secret{.name = "secret",
                                .help = "for the game master alone, whoever rolls"};
constexpr flag_spec roll_flags[] = {roll_secret};
constexpr std::string_view roll_examples[] = {"roll 2d6+3", "roll d20+2 by: Elara secret",
                                              "roll 4d6kh3 by: Grog # strength", "roll 6x 4d6kh3",
                                              "2d6+3"};
constexpr std::string_view roll_places[] = {"times", ""};

}  // namespace

// -- save death ------------------------------------------------------------

constinit const verb_spec death_save::row{.name = "save death",
                                          .shorts = death_save_shorts,
                                          .labels = death_save_labels,
                                          .flags = labels::d20_flags,
                                          .places = death_save_places,
                                          .summary = "rolls a death saving throw",
                                          .examples = death_save_examples};

death_save death_save::read(value_reader& given) {
  return {.by = given.optional_word(labels::by_actor),
          .flags = given.d20_flags(),
          .bonus = given.bonus(labels::bonus),
          .rolled = given.faces(labels::rolled)};
}

void death_save::print(line_writer& line) const {
  line.optional_word(labels::by_actor, by).faces(labels::rolled, rolled).d20_flags(flags);
  line.bonus(labels::bonus, bonus);
}

objection death_save::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = acting(out.now(), by, "save death");
  if (!who) return who.error();
  const creature& saver = out.at(*who);
  const auto column = by ? std::optional(by->column) : std::nullopt;
  if (saver.life == vitality::dead)
    return refusal{refusal_code::creature_dead,
                   fmt::format("{} is dead and makes no death saves", called(saver)), "", column};
  if (saver.life != vitality::dying)
    return refusal{refusal_code::not_available, fmt::format("{} is not dying", called(saver)),
                   "a death save is for a creature at 0 hit points that is not stable", column};
  roll_death_save(out, *who, leaning(flags), bonus ? &*bonus : nullptr);
  return std::nullopt;
}

// -- roll ------------------------------------------------------------------

constinit const verb_spec roll::row{.name = "roll",
                                    .subject = roll_dice,
                                    .labels = roll_labels,
                                    .flags = roll_flags,
                                    .places = roll_places,
                                    .summary = "rolls dice; what follows `#` is the roll's label",
                                    .details = "Dice alone are enough: `2d6+3`. See `help dice`.",
                                    .examples = roll_examples};

roll roll::read(value_reader& given) {
  return {.dice = given.dice(roll_dice),
          .times = given.number(roll_times).value_or(1),
          .by = given.optional_word(roll_by),
          .rolled = given.faces(labels::rolled),
          .label = given.comment(),
          .secret = given.has(roll_secret)};
}

void roll::print(line_writer& line) const {
  line.dice(roll_dice, dice);
  if (times != 1) line.number(roll_times, times);
  line.optional_word(roll_by, by).faces(labels::rolled, rolled).flag(roll_secret, secret);
  line.comment(label);
}

objection roll::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = source_named(out.now(), by);
  if (!who) return who.error();
  for (std::int32_t i = 0; i < times; ++i) {
    const auto result = roll_typed(out, dice);
    if (!result) return result.error();
    record_roll(out, *who, label, *result, secret ? secrecy::gm_alone : secrecy::open);
  }
  return std::nullopt;
}

}  // namespace dnd::model::commands
