#include "model/verbs/rolls.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/amount.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/on_request.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::model {

namespace rules {

namespace {

std::optional<std::int16_t> narrow_dc(const std::optional<std::int32_t>& dc) {
  if (!dc) return std::nullopt;
  return narrow(*dc);
}

void roll_asked(draft& out, const creature_id& id, const commands::check& asked,
                const std::vector<std::string>& asked_for) {
  const std::string_view name = std::visit([](auto value) { return to_text(value); }, asked.what);
  check_asked made = check_of(out.at(id), name);
  made.dc = narrow_dc(asked.dc);
  made.inspired = asked.inspired;
  made.extra = asked.bonus ? &*asked.bonus : nullptr;
  made.asked_for = &asked_for;
  roll_check(out, id, made, leaning(asked.flags));
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec check_what{.kind = value_kind::skill_or_ability,
                                .needed = need::required,
                                .placeholder = "SKILL",
                                .help = "a skill or an ability"};
constexpr label_spec save_what{.kind = value_kind::ability,
                               .needed = need::required,
                               .placeholder = "ABILITY",
                               .help = "an ability"};
constexpr label_spec d20_test_labels[] = {labels::by_each, labels::dc, labels::bonus,
                                          labels::asked_for, labels::rolled};
constexpr std::string_view check_examples[] = {"check athletics by: Grog dc: 15",
                                               "check dexterity disadvantage", "c ath Grog 15"};
constexpr std::string_view check_shorts[] = {"c"};
constexpr std::string_view save_shorts[] = {"s"};
constexpr std::string_view d20_test_places[] = {"", "by", "dc"};
constexpr std::string_view save_examples[] = {"save dex by: Elara and: Grog dc: 13",
                                              "save wisdom by: Mira rolled: 17", "s dex party 13"};

constexpr label_spec death_save_labels[] = {labels::by_actor, labels::rolled};
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
constexpr std::string_view roll_examples[] = {"roll 2d6+3", "roll 4d6kh3 by: Grog # strength",
                                              "roll 6x 4d6kh3", "2d6+3"};
constexpr std::string_view roll_places[] = {"times", ""};

/// What `check` and `save` have after their subject.
template <class Test>
void print_d20_test(const Test& said, line_writer& line) {
  line.words(labels::by_each, said.by)
      .number(labels::dc, said.dc)
      .faces(labels::rolled, said.rolled)
      .d20_flags(said.flags)
      .flag(labels::inspired, said.inspired)
      .bonus(labels::bonus, said.bonus)
      .words(labels::asked_for, said.asked_for);
}

}  // namespace

// -- check -----------------------------------------------------------------

constinit const verb_spec check::row{.name = "check",
                                     .shorts = check_shorts,
                                     .subject = check_what,
                                     .labels = d20_test_labels,
                                     .flags = labels::inspired_flags,
                                     .places = d20_test_places,
                                     .summary = "rolls an ability check",
                                     .examples = check_examples};

check check::read(value_reader& given) {
  return {.what = given.skill_of(check_what),
          .by = given.words(labels::by_each),
          .dc = given.number(labels::dc),
          .flags = given.d20_flags(),
          .inspired = given.has(labels::inspired),
          .bonus = given.bonus(labels::bonus),
          .asked_for = given.words(labels::asked_for),
          .rolled = given.faces(labels::rolled)};
}

void check::print(line_writer& line) const {
  line.name(check_what, std::visit([](auto value) { return to_text(value); }, what));
  print_d20_test(*this, line);
}

objection check::decide(rules::draft& out) const {
  using namespace rules;
  auto who = all_acting(out.now(), by, "check");
  if (!who) return who.error();
  if (auto no = refuse_dead(out.now(), *who, "cannot try anything")) return no;
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    return why_no_check(out.at(id), column_of(*who, at));
  };
  if (auto no = keep_able(*who, why_not)) return no;
  if (inspired)
    if (auto no = keep_inspired(out.now(), *who)) return no;
  for (const creature_id& id : who->ids) {
    const auto asked = ask_for(out, id, asked_for, {roll_kind::check});
    if (!asked) return asked.error();
    roll_asked(out, id, *this, *asked);
    use_up(out, id, *asked);
  }
  return std::nullopt;
}

// -- save ------------------------------------------------------------------

constinit const verb_spec save::row{.name = "save",
                                    .shorts = save_shorts,
                                    .subject = save_what,
                                    .labels = d20_test_labels,
                                    .flags = labels::inspired_flags,
                                    .places = d20_test_places,
                                    .summary = "rolls a saving throw",
                                    .examples = save_examples};

save save::read(value_reader& given) {
  return {.with = given.ability_of(save_what),
          .by = given.words(labels::by_each),
          .dc = given.number(labels::dc),
          .flags = given.d20_flags(),
          .inspired = given.has(labels::inspired),
          .bonus = given.bonus(labels::bonus),
          .asked_for = given.words(labels::asked_for),
          .rolled = given.faces(labels::rolled)};
}

void save::print(line_writer& line) const {
  line.name(save_what, to_text(with));
  print_d20_test(*this, line);
}

objection save::decide(rules::draft& out) const {
  using namespace rules;
  auto who = all_acting(out.now(), by, "save");
  if (!who) return who.error();
  if (auto no = refuse_dead(out.now(), *who, "makes no saving throws")) return no;
  if (inspired)
    if (auto no = keep_inspired(out.now(), *who)) return no;
  for (const creature_id& id : who->ids) {
    const auto asked = ask_for(out, id, asked_for, {roll_kind::save});
    if (!asked) return asked.error();
    roll_save(out, id,
              {.with = with,
               .dc = narrow_dc(dc),
               .bonus = 0,
               .because = {},
               .inspired = inspired,
               .extra = bonus ? &*bonus : nullptr,
               .asked_for = &*asked},
              leaning(flags));
    use_up(out, id, *asked);
  }
  return std::nullopt;
}

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
          .rolled = given.faces(labels::rolled)};
}

void death_save::print(line_writer& line) const {
  line.optional_word(labels::by_actor, by).faces(labels::rolled, rolled).d20_flags(flags);
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
  roll_death_save(out, *who, leaning(flags));
  return std::nullopt;
}

// -- roll ------------------------------------------------------------------

constinit const verb_spec roll::row{.name = "roll",
                                    .subject = roll_dice,
                                    .labels = roll_labels,
                                    .places = roll_places,
                                    .summary = "rolls dice; what follows `#` is the roll's label",
                                    .details = "Dice alone are enough: `2d6+3`. See `help dice`.",
                                    .examples = roll_examples};

roll roll::read(value_reader& given) {
  return {.dice = given.dice(roll_dice),
          .times = given.number(roll_times).value_or(1),
          .by = given.optional_word(roll_by),
          .rolled = given.faces(labels::rolled),
          .label = given.comment()};
}

void roll::print(line_writer& line) const {
  line.dice(roll_dice, dice);
  if (times != 1) line.number(roll_times, times);
  line.optional_word(roll_by, by).faces(labels::rolled, rolled).comment(label);
}

objection roll::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = source_named(out.now(), by);
  if (!who) return who.error();
  for (std::int32_t i = 0; i < times; ++i) {
    const auto result = roll_typed(out, dice);
    if (!result) return result.error();
    record_roll(out, *who, label, *result);
  }
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
