#include "model/verbs/contests.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace dnd::model {

namespace rules {

namespace {

using skill_or_ability = std::variant<skill, ability>;

std::string_view name_of(const skill_or_ability& what) {
  return std::visit([](auto value) { return to_text(value); }, what);
}

ruled<creature_id> contestant(const state& now, const ruled<creature_id>& found,
                              std::optional<std::size_t> column) {
  if (!found) return found.error();
  const creature& who = *now.find(*found);
  if (who.life == vitality::dead)
    return refusal{refusal_code::creature_dead,
                   fmt::format("{} is dead and cannot try anything", called(who)), "", column};
  if (auto no = why_no_check(who, column)) return *std::move(no);
  return *found;
}

std::int32_t roll_one_side(draft& out, const creature_id& who, const skill_or_ability& what,
                           const creature_id& other, leaning how, const typed_bonus* extra) {
  check_asked asked = check_of(out.at(who), name_of(what));
  asked.because = fmt::format("contest with {}", called(out.at(other)));
  asked.extra = extra;
  return roll_check(out, who, asked, std::move(how)).total;
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec contest_what{.kind = value_kind::skill_or_ability,
                                  .needed = need::required,
                                  .placeholder = "SKILL",
                                  .help = "a skill or an ability"};
constexpr label_spec contest_against{.name = "against",
                                     .kind = value_kind::creature,
                                     .needed = need::required,
                                     .placeholder = "WHOM",
                                     .help = "the other one"};
constexpr label_spec contest_with{.name = "with",
                                  .kind = value_kind::skill_or_ability,
                                  .placeholder = "SKILL",
                                  .help = "what the other one answers with; otherwise the same"};
constexpr label_spec contest_labels[] = {labels::by_actor, contest_against, contest_with,
                                         labels::bonus, labels::rolled};
constexpr std::string_view contest_examples[] = {
    "contest athletics by: Grog against: ogre-1 with: acrobatics",
    "contest deception by: Vex against: guard-1 with: insight rolled: 12,9"};

constexpr label_spec group_by{.name = "by",
                              .kind = value_kind::creature,
                              .needed = need::required,
                              .times = arity::list,
                              .placeholder = "WHO",
                              .help = "the group; each rolls for itself"};
constexpr label_spec group_dc{.name = "dc",
                              .kind = value_kind::number,
                              .needed = need::required,
                              .placeholder = "N",
                              .help = "difficulty",
                              .range = {0, bounds::difficulty_max}};
constexpr label_spec group_labels[] = {group_by, group_dc, labels::bonus, labels::rolled};
constexpr std::string_view group_examples[] = {"group check stealth by: party dc: 12"};

}  // namespace

// -- contest ---------------------------------------------------------------

constinit const verb_spec contest::row{
    .name = "contest",
    .subject = contest_what,
    .labels = contest_labels,
    .flags = labels::d20_flags,
    .summary = "rolls a check against the check of another creature",
    .details = "The higher total wins; between equals all stays as it was.",
    .examples = contest_examples};

contest contest::read(value_reader& given) {
  contest said;
  said.what = given.skill_of(contest_what);
  said.by = given.optional_word(labels::by_actor);
  said.against = given.one_word(contest_against);
  if (given.is_given(contest_with)) said.with = given.skill_of(contest_with);
  said.flags = given.d20_flags();
  said.bonus = given.bonus(labels::bonus);
  said.rolled = given.faces(labels::rolled);
  return said;
}

void contest::print(line_writer& line) const {
  line.name(contest_what, rules::name_of(what)).optional_word(labels::by_actor, by);
  line.words(contest_against, {against});
  if (with) line.name(contest_with, rules::name_of(*with));
  line.faces(labels::rolled, rolled).d20_flags(flags).bonus(labels::bonus, bonus);
}

objection contest::decide(rules::draft& out) const {
  using namespace rules;
  const auto column = by ? std::optional(by->column) : std::nullopt;
  const auto one = contestant(out.now(), acting(out.now(), by, "contest"), column);
  if (!one) return one.error();
  const auto other = contestant(out.now(), named(out.now(), against), against.column);
  if (!other) return other.error();
  if (*one == *other)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} has no contest with itself", called(out.at(*one))), "",
                   against.column};
  const std::int32_t mine =
      roll_one_side(out, *one, what, *other, leaning(flags), bonus ? &*bonus : nullptr);
  const std::int32_t theirs =
      roll_one_side(out, *other, with.value_or(what), *one, leaning{}, nullptr);
  effect_told outcome;
  outcome.source = *one;
  outcome.name = "Contest";
  // SRD, Contests: between equals the situation remains the same.
  if (mine == theirs) {
    outcome.text = "nobody wins, and all stays as it was";
  } else {
    outcome.creature = mine > theirs ? *one : *other;
    outcome.text = "wins the contest";
  }
  out.emit(std::move(outcome));
  return std::nullopt;
}

// -- group check -----------------------------------------------------------

constinit const verb_spec group_check::row{
    .name = "group check",
    .subject = contest_what,
    .labels = group_labels,
    .flags = labels::d20_flags,
    .summary = "rolls a check for each of a group; half of them must succeed",
    .examples = group_examples};

group_check group_check::read(value_reader& given) {
  return {.what = given.skill_of(contest_what),
          .by = given.words(group_by),
          .dc = given.number(group_dc).value_or(0),
          .flags = given.d20_flags(),
          .bonus = given.bonus(labels::bonus),
          .rolled = given.faces(labels::rolled)};
}

void group_check::print(line_writer& line) const {
  line.name(contest_what, rules::name_of(what)).words(group_by, by).number(group_dc, dc);
  line.faces(labels::rolled, rolled).d20_flags(flags).bonus(labels::bonus, bonus);
}

objection group_check::decide(rules::draft& out) const {
  using namespace rules;
  auto who = all_named(out.now(), by);
  if (!who) return who.error();
  if (auto no = refuse_dead(out.now(), *who, "cannot try anything")) return no;
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    return why_no_check(out.at(id), column_of(*who, at));
  };
  if (auto no = keep_able(*who, why_not)) return no;
  std::size_t successes = 0;
  for (const creature_id& id : who->ids) {
    check_asked asked = check_of(out.at(id), name_of(what));
    asked.dc = narrow(dc);
    asked.extra = bonus ? &*bonus : nullptr;
    if (roll_check(out, id, asked, leaning(flags)).total >= dc) ++successes;
  }
  const bool success = successes * 2 >= who->ids.size();
  out.emit(effect_told{.source = {},
                       .creature = {},
                       .name = "Group check",
                       .text = fmt::format("{}, {} of {} succeed", success ? "success" : "failure",
                                           successes, who->ids.size())});
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
