#include "model/verbs/marks.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec inspired_who{.kind = value_kind::creature,
                                  .needed = need::required,
                                  .times = arity::list,
                                  .placeholder = "WHO",
                                  .help = "who gets it"};
constexpr label_spec inspired_from{.name = "from",
                                   .kind = value_kind::creature,
                                   .placeholder = "WHO",
                                   .help = "whose inspiration it was; otherwise it is new"};
constexpr label_spec inspiration_labels[] = {inspired_from};
constexpr std::string_view inspiration_examples[] = {
    "inspiration Grog", "inspiration Elara and: Grog", "inspiration Grog from: Elara"};
constexpr label_spec important_who{.kind = value_kind::creature,
                                   .needed = need::required,
                                   .times = arity::list,
                                   .placeholder = "WHO",
                                   .help = "which monsters"};
constexpr std::string_view important_examples[] = {"important ogre-1"};

/// One inspiration of somebody's goes to one other. SRD: Inspiration.
objection give_away(rules::draft& out, const word& from, std::size_t receivers) {
  const auto giver = rules::named(out.now(), from);
  if (!giver) return giver.error();
  if (!out.at(*giver).inspired)
    return refusal{refusal_code::not_available,
                   fmt::format("{} has no inspiration to give", rules::called(out.at(*giver))),
                   "`inspiration` without `from:` gives a new one", from.column};
  if (receivers != 1)
    return refusal{refusal_code::too_many, "one inspiration goes to one other", "name one of them",
                   from.column};
  out.emit(inspiration_changed{.creature = *giver, .held = false});
  return std::nullopt;
}

}  // namespace

// -- inspiration -----------------------------------------------------------

constinit const verb_spec inspiration::row{
    .name = "inspiration",
    .subject = inspired_who,
    .labels = inspiration_labels,
    .summary = "gives inspiration",
    .details = "Somebody has it or not. `inspired` spends it on an attack, a check or a save.",
    .examples = inspiration_examples};

inspiration inspiration::read(value_reader& given) {
  return {.who = given.words(inspired_who), .from = given.optional_word(inspired_from)};
}

void inspiration::print(line_writer& line) const {
  line.words(inspired_who, who).optional_word(inspired_from, from);
}

objection inspiration::decide(rules::draft& out) const {
  using namespace rules;
  auto all = all_named(out.now(), who);
  if (!all) return all.error();
  if (auto no = refuse_dead(out.now(), *all, "cannot be inspired")) return no;
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    if (!out.at(id).inspired) return std::nullopt;
    return refusal{refusal_code::not_available,
                   fmt::format("{} has inspiration already", called(out.at(id))),
                   "nobody has more than one", column_of(*all, at)};
  };
  if (auto no = keep_able(*all, why_not)) return no;
  if (from)
    if (auto no = give_away(out, *from, all->ids.size())) return no;
  for (const creature_id& id : all->ids)
    out.emit(inspiration_changed{.creature = id, .held = true});
  return std::nullopt;
}

// -- important -------------------------------------------------------------

constinit const verb_spec important::row{
    .name = "important",
    .subject = important_who,
    .summary = "marks a monster that matters: at 0 hit points it is dying, as a character is",
    .details = "`effect end important of: WHO` takes the mark away.",
    .examples = important_examples};

important important::read(value_reader& given) {
  return {given.words(important_who)};
}

void important::print(line_writer& line) const {
  line.words(important_who, who);
}

objection important::decide(rules::draft& out) const {
  using namespace rules;
  auto all = all_named(out.now(), who);
  if (!all) return all.error();
  if (auto no = refuse_dead(out.now(), *all, "matters no more")) return no;
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    if (dies_at_zero(out.at(id))) return std::nullopt;
    return refusal{refusal_code::not_available,
                   fmt::format("{} does not die at 0 hit points as it is", called(out.at(id))), "",
                   column_of(*all, at)};
  };
  if (auto no = keep_able(*all, why_not)) return no;
  new_effect mark;
  mark.name = important_effect;
  lasting stays;
  stays.duration = "permanent";
  for (const creature_id& id : all->ids) put_effect(out, id, mark, stays);
  return std::nullopt;
}

}  // namespace dnd::model::commands
