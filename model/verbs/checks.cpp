#include "model/verbs/checks.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/checks.hpp"
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

/// What a skill is usually held against without a roll of the other one. SRD: Hiding, Deception,
/// Sleight of Hand.
std::optional<skill> watchful_against(const std::variant<skill, ability>& what) {
  const skill* const of = std::get_if<skill>(&what);
  if (!of) return std::nullopt;
  switch (*of) {
    case skill::stealth:
    case skill::sleight_of_hand:
      return skill::perception;
    case skill::deception:
      return skill::insight;
    default:
      return std::nullopt;
  }
}

void roll_asked(draft& out, const creature_id& id, const commands::check& asked,
                const std::optional<creature_id>& against,
                const std::vector<std::string>& asked_for) {
  const std::string_view name = std::visit([](auto value) { return to_text(value); }, asked.what);
  check_asked made =
      asked.with ? check_with(out.at(id), name, *asked.with) : check_of(out.at(id), name);
  made.dc = narrow_dc(asked.dc);
  if (against) {
    made.against = *against;
    const auto answer = watchful_against(asked.what);
    if (!made.dc && answer)
      made.dc = narrow(passive_score_of(out.now(), out.at(*against), to_text(*answer)).total);
  }
  made.sight = asked.sight;
  made.hearing = asked.hearing;
  made.inspired = asked.inspired;
  made.extra = asked.bonus ? &*asked.bonus : nullptr;
  made.asked_for = &asked_for;
  roll_check(out, id, made, leaning(asked.flags));
}

/// Whom a roll is about; nothing where nobody was named.
ruled<std::optional<creature_id>> found_against(const state& now,
                                                const std::optional<word>& against) {
  if (!against) return std::optional<creature_id>();
  const auto found = named(now, *against);
  if (!found) return found.error();
  return std::optional(*found);
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
constexpr label_spec check_with{.name = "with",
                                .kind = value_kind::ability,
                                .placeholder = "ABILITY",
                                .help = "another ability than the skill usually goes with"};
constexpr label_spec check_against{
    .name = "against",
    .kind = value_kind::creature,
    .placeholder = "WHOM",
    .help =
        "whom it is about; without `dc:`, what that one notices, where a skill goes against it"};
constexpr label_spec save_against{.name = "against",
                                  .kind = value_kind::creature,
                                  .placeholder = "WHOM",
                                  .help = "whose doing it is, for what counts against that one"};
constexpr flag_spec needs_sight{
    .name = "sight", .help = "needs to see: the blinded fail, and who sees nothing in the dark"};
constexpr flag_spec needs_hearing{.name = "hearing", .help = "needs to hear: the deafened fail"};
constexpr label_spec check_labels[] = {labels::by_each, labels::dc,    check_with,
                                       check_against,   labels::bonus, labels::asked_for,
                                       labels::rolled};
constexpr label_spec save_labels[] = {labels::by_each, labels::dc,        save_against,
                                      labels::bonus,   labels::asked_for, labels::rolled};
constexpr flag_spec check_flags[] = {labels::advantage, labels::disadvantage, labels::inspired,
                                     needs_sight, needs_hearing};
constexpr std::string_view check_examples[] = {
    "check athletics by: Grog dc: 15", "check dexterity disadvantage",
    "check intimidation with: str against: orc-1", "check perception sight", "c ath Grog 15"};
constexpr std::string_view check_shorts[] = {"c"};
constexpr std::string_view save_shorts[] = {"s"};
constexpr std::string_view d20_test_places[] = {"", "by", "dc"};
constexpr std::string_view save_examples[] = {"save dex by: Elara and: Grog dc: 13",
                                              "save wisdom by: Mira rolled: 17", "s dex party 13"};

/// What `check` and `save` end with.
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
                                     .labels = check_labels,
                                     .flags = check_flags,
                                     .places = d20_test_places,
                                     .summary = "rolls an ability check",
                                     .examples = check_examples};

check check::read(value_reader& given) {
  return {.what = given.skill_of(check_what),
          .by = given.words(labels::by_each),
          .dc = given.number(labels::dc),
          .with = given.is_given(check_with) ? std::optional(given.ability_of(check_with))
                                             : std::nullopt,
          .against = given.optional_word(check_against),
          .sight = given.has(needs_sight),
          .hearing = given.has(needs_hearing),
          .flags = given.d20_flags(),
          .inspired = given.has(labels::inspired),
          .bonus = given.bonus(labels::bonus),
          .asked_for = given.words(labels::asked_for),
          .rolled = given.faces(labels::rolled)};
}

void check::print(line_writer& line) const {
  line.name(check_what, std::visit([](auto value) { return to_text(value); }, what));
  if (with) line.name(check_with, to_text(*with));
  line.optional_word(check_against, against);
  line.flag(needs_sight, sight).flag(needs_hearing, hearing);
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
  const auto other = found_against(out.now(), against);
  if (!other) return other.error();
  for (const creature_id& id : who->ids) {
    const auto asked = ask_for(out, id, asked_for, {roll_kind::check});
    if (!asked) return asked.error();
    roll_asked(out, id, *this, *other, *asked);
    use_up(out, id, *asked);
  }
  return std::nullopt;
}

// -- save ------------------------------------------------------------------

constinit const verb_spec save::row{.name = "save",
                                    .shorts = save_shorts,
                                    .subject = save_what,
                                    .labels = save_labels,
                                    .flags = labels::inspired_flags,
                                    .places = d20_test_places,
                                    .summary = "rolls a saving throw",
                                    .examples = save_examples};

save save::read(value_reader& given) {
  return {.with = given.ability_of(save_what),
          .by = given.words(labels::by_each),
          .dc = given.number(labels::dc),
          .against = given.optional_word(save_against),
          .flags = given.d20_flags(),
          .inspired = given.has(labels::inspired),
          .bonus = given.bonus(labels::bonus),
          .asked_for = given.words(labels::asked_for),
          .rolled = given.faces(labels::rolled)};
}

void save::print(line_writer& line) const {
  line.name(save_what, to_text(with));
  line.optional_word(save_against, against);
  print_d20_test(*this, line);
}

objection save::decide(rules::draft& out) const {
  using namespace rules;
  auto who = all_acting(out.now(), by, "save");
  if (!who) return who.error();
  if (auto no = refuse_dead(out.now(), *who, "makes no saving throws")) return no;
  if (inspired)
    if (auto no = keep_inspired(out.now(), *who)) return no;
  const auto other = found_against(out.now(), against);
  if (!other) return other.error();
  for (const creature_id& id : who->ids) {
    const auto asked = ask_for(out, id, asked_for, {roll_kind::save});
    if (!asked) return asked.error();
    roll_save(out, id,
              {.source = other->value_or(creature_id()),
               .with = with,
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

}  // namespace commands

}  // namespace dnd::model
