#include "model/verbs/grapples.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/able.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/death.hpp"
#include "model/rules/holds.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::model {

namespace rules {

namespace {

/// A grapple or a shove that is about to be tried.
struct attempt {
  creature_id who;
  creature_id whom;
};

/// SRD, Grappling: the target is no more than one size larger.
objection check_size(const creature& who, const creature& whom, std::size_t column) {
  if (static_cast<int>(size_of(whom)) <= static_cast<int>(size_of(who)) + 1) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} is too large for {}", called(whom), called(who)),
                 "the target may be one size larger", column};
}

/// Who tries it on whom; it is paid for.
ruled<attempt> begin_attempt(draft& out, const word& target, const commands::doer& who,
                             std::string_view verb, std::string_view on) {
  const auto whom = named(out.now(), target);
  if (!whom) return whom.error();
  if (auto no = refuse_dead(out.now(), {.ids = {*whom}, .columns = {target.column}, .by_group = {}},
                            "is no target any more"))
    return *std::move(no);
  const auto id = able_to_act(out.now(), who.by, verb, verb);
  if (!id) return id.error();
  if (*id == *whom)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} cannot {} itself", called(out.at(*id)), verb),
                   "name another creature", target.column};
  if (auto no = check_size(out.at(*id), out.at(*whom), target.column)) return *std::move(no);
  if (auto no = pay_for_special_attack(out, payment_of(*id, who, on))) return *std::move(no);
  return attempt{*id, *whom};
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec seized{.kind = value_kind::creature,
                            .needed = need::required,
                            .placeholder = "WHOM",
                            .help = "the target"};
constexpr label_spec seize_answer{.name = "answer",
                                  .kind = value_kind::skill_or_ability,
                                  .placeholder = "SKILL",
                                  .help =
                                      "athletics or acrobatics, as the target chooses; otherwise "
                                      "what it is better at"};
constexpr label_spec seize_labels[] = {labels::by_actor, seize_answer, labels::bonus,
                                       labels::rolled};
constexpr flag_spec grapple_flags[] = {labels::for_free, labels::advantage, labels::disadvantage};
constexpr std::string_view grapple_examples[] = {"grapple goblin-1", "grapple orc-1 by: Grog adv"};
constexpr flag_spec shove_to_ground{.name = "prone", .help = "to the ground; without a word too"};
constexpr flag_spec shove_away{.name = "push", .help = "5 feet away"};
constexpr flag_spec shove_flags[] = {shove_to_ground, shove_away, labels::for_free,
                                     labels::advantage, labels::disadvantage};
constexpr std::string_view shove_examples[] = {"shove goblin-1 prone", "shove orc-1 push"};
std::optional<skill_answer> read_answer(value_reader& given) {
  if (!given.is_given(seize_answer)) return std::nullopt;
  return given.skill_of(seize_answer);
}

std::string_view answer_text(const std::optional<skill_answer>& answer) {
  if (!answer) return {};
  return std::visit([](auto value) { return to_text(value); }, *answer);
}

void print_answer(line_writer& line, const std::optional<skill_answer>& answer) {
  if (answer) line.name(seize_answer, answer_text(answer));
}

/// SRD, Grappling: Strength (Athletics) or Dexterity (Acrobatics).
objection refuse_answer(const std::optional<skill_answer>& answer, std::size_t column) {
  if (!answer || *answer == skill_answer(skill::athletics) ||
      *answer == skill_answer(skill::acrobatics))
    return std::nullopt;
  return refusal{refusal_code::bad_value,
                 fmt::format("{} is no answer to that", answer_text(answer)),
                 "the target answers with athletics or acrobatics", column};
}

}  // namespace

// -- grapple ---------------------------------------------------------------

constinit const verb_spec grapple::row{
    .name = "grapple",
    .subject = seized,
    .labels = seize_labels,
    .flags = grapple_flags,
    .summary = "gets hold of somebody, in place of one attack",
    .details =
        "Athletics against the better of Athletics and Acrobatics; the dice of who grapples "
        "come first.",
    .examples = grapple_examples};

grapple grapple::read(value_reader& given) {
  return {.whom = given.one_word(seized),
          .who = read_doer(given),
          .answer = read_answer(given),
          .flags = given.d20_flags(),
          .bonus = given.bonus(labels::bonus),
          .rolled = given.faces(labels::rolled)};
}

void grapple::print(line_writer& line) const {
  line.words(seized, {whom}).optional_word(labels::by_actor, who.by);
  print_answer(line, answer);
  line.faces(labels::rolled, rolled)
      .flag(labels::for_free, who.free)
      .d20_flags(flags)
      .bonus(labels::bonus, bonus);
}

objection grapple::decide(rules::draft& out) const {
  using namespace rules;
  if (auto no = refuse_answer(answer, whom.column)) return no;
  const auto both = begin_attempt(out, whom, who, "grapple", "Grapple");
  if (!both) return both.error();
  if (overpowers(out, both->who, both->whom, "Grapple", leaning(flags),
                 {answer_text(answer), bonus ? &*bonus : nullptr}))
    put_grapple(out, both->who, both->whom);
  return std::nullopt;
}

// -- shove -----------------------------------------------------------------

constinit const verb_spec shove::row{
    .name = "shove",
    .subject = seized,
    .labels = seize_labels,
    .flags = shove_flags,
    .summary = "throws somebody to the ground or pushes it away, in place of one attack",
    .details =
        "Athletics against the better of Athletics and Acrobatics; the dice of who shoves "
        "come first. A push ends grapples of both kinds.",
    .examples = shove_examples};

shove shove::read(value_reader& given) {
  return {.whom = given.one_word(seized),
          .prone = given.has(shove_to_ground),
          .push = given.has(shove_away),
          .who = read_doer(given),
          .answer = read_answer(given),
          .flags = given.d20_flags(),
          .bonus = given.bonus(labels::bonus),
          .rolled = given.faces(labels::rolled)};
}

void shove::print(line_writer& line) const {
  line.words(seized, {whom}).optional_word(labels::by_actor, who.by);
  print_answer(line, answer);
  line.faces(labels::rolled, rolled)
      .flag(shove_to_ground, prone)
      .flag(shove_away, push)
      .flag(labels::for_free, who.free)
      .d20_flags(flags)
      .bonus(labels::bonus, bonus);
}

objection shove::decide(rules::draft& out) const {
  using namespace rules;
  if (prone && push)
    return refusal{refusal_code::bad_value, "a shove is to the ground or away, not both",
                   "`prone` or `push`", whom.column};
  if (auto no = refuse_answer(answer, whom.column)) return no;
  const auto both = begin_attempt(out, whom, who, "shove", "Shove");
  if (!both) return both.error();
  if (!overpowers(out, both->who, both->whom, "Shove", leaning(flags),
                  {answer_text(answer), bonus ? &*bonus : nullptr}))
    return std::nullopt;
  if (push) {
    out.emit(effect_told{.source = both->who,
                         .creature = both->whom,
                         .name = "Shove",
                         .text = "is pushed 5 feet away"});
    let_all_loose(out, both->whom);
  } else if (is_immune(out.at(both->whom), condition::prone)) {
    out.emit(condition_blocked{.creature = both->whom, .kind = condition::prone});
  } else {
    fall_prone(out, both->whom);
  }
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
