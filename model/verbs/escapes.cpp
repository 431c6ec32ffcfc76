#include "model/verbs/escapes.hpp"

#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/able.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/holds.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec let_go{.kind = value_kind::creature,
                            .needed = need::required,
                            .placeholder = "WHOM",
                            .help = "whom it holds"};
constexpr label_spec release_labels[] = {labels::by_actor};
constexpr std::string_view release_examples[] = {"release goblin-1", "release orc-1 by: Grog"};
constexpr label_spec escape_from{.name = "from",
                                 .kind = value_kind::creature,
                                 .placeholder = "WHOM",
                                 .help = "who holds it, where there are several"};
constexpr label_spec escape_with{
    .name = "with",
    .kind = value_kind::skill_or_ability,
    .placeholder = "SKILL",
    .help = "what it rolls; otherwise what it is best at of what will do"};
constexpr label_spec escape_labels[] = {escape_from, escape_with, labels::by_actor, labels::rolled};
constexpr flag_spec escape_flags[] = {labels::as_bonus, labels::for_free, labels::advantage,
                                      labels::disadvantage};
constexpr std::string_view escape_examples[] = {"escape", "escape from: ogre-1 with: acrobatics"};

}  // namespace

// -- release ---------------------------------------------------------------

constinit const verb_spec release::row{.name = "release",
                                       .subject = let_go,
                                       .labels = release_labels,
                                       .summary = "lets go of whom a creature has grappled",
                                       .examples = release_examples};

release release::read(value_reader& given) {
  return {.whom = given.one_word(let_go), .by = given.optional_word(labels::by_actor)};
}

void release::print(line_writer& line) const {
  line.words(let_go, {whom}).optional_word(labels::by_actor, by);
}

objection release::decide(rules::draft& out) const {
  using namespace rules;
  const auto held = named(out.now(), whom);
  if (!held) return held.error();
  const auto id = acting(out.now(), by, "release");
  if (!id) return id.error();
  const std::vector<creature_id> all = held_by(out.now(), *id);
  if (std::ranges::find(all, *held) == all.end())
    return refusal{refusal_code::not_available,
                   fmt::format("{} does not hold {}", called(out.at(*id)), called(out.at(*held))),
                   "", whom.column};
  let_loose(out, *id, *held);
  return std::nullopt;
}

// -- escape ----------------------------------------------------------------

constinit const verb_spec escape::row{
    .name = "escape",
    .labels = escape_labels,
    .flags = escape_flags,
    .summary = "gets free of a grapple or of what else holds a creature",
    .details = "Against the number that the hold has, else against the Athletics of who holds it.",
    .examples = escape_examples};

escape escape::read(value_reader& given) {
  escape made{.from = given.optional_word(escape_from),
              .with = {},
              .who = read_doer(given),
              .flags = given.d20_flags(),
              .rolled = given.faces(labels::rolled)};
  if (given.optional_word(escape_with)) made.with = given.skill_of(escape_with);
  return made;
}

void escape::print(line_writer& line) const {
  line.optional_word(escape_from, from);
  if (with) line.name(escape_with, std::visit([](auto value) { return to_text(value); }, *with));
  line.optional_word(labels::by_actor, who.by).faces(labels::rolled, rolled);
  print_costs(line, who);
  line.d20_flags(flags);
}

objection escape::decide(rules::draft& out) const {
  using namespace rules;
  std::optional<creature_id> holder;
  if (from) {
    const auto found = named(out.now(), *from);
    if (!found) return found.error();
    holder = *found;
  }
  const auto id = able_to_act(out.now(), who.by, "escape", "escape");
  if (!id) return id.error();
  const auto found = hold_on(out.now(), *id, holder);
  if (!found) {
    refusal no = found.error();
    no.column = from ? std::optional(from->column) : column_of(who.by);
    return no;
  }
  hold one = *found;
  if (with) {
    const std::string said(std::visit([](auto value) { return to_text(value); }, *with));
    if (std::ranges::find(one.with, said) == one.with.end())
      return refusal{refusal_code::not_available, fmt::format("{} is no way out of this", said),
                     fmt::format("it takes {}", fmt::join(one.with, " or ")), column_of(who.by)};
    one.with = {said};
  }
  if (auto no = pay(out, payment_of(*id, who, "Escape"))) return no;
  try_escape(out, *id, one, leaning(flags));
  return std::nullopt;
}

}  // namespace dnd::model::commands
