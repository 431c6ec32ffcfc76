#include "model/verbs/secrecy.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec concealed_who{.kind = value_kind::creature,
                                   .needed = need::required,
                                   .times = arity::list,
                                   .placeholder = "WHO",
                                   .help = "whom players do not see"};
constexpr label_spec revealed_who{.kind = value_kind::creature,
                                  .needed = need::required,
                                  .times = arity::list,
                                  .placeholder = "WHO",
                                  .help = "whom players see from now on"};
constexpr std::string_view conceal_examples[] = {"conceal zombie-1",
                                                 "conceal zombie-1 and: wolf-1"};
constexpr std::string_view reveal_examples[] = {"reveal zombie-1", "reveal all"};

/// Those who are not as they are to be. Where nobody is, that is refused.
ruled<std::vector<creature_id>> to_change(const rules::draft& out, std::span<const word> who,
                                          bool concealed) {
  const auto named = rules::all_named(out.now(), who, group_scope::everybody);
  if (!named) return named.error();
  std::vector<creature_id> ids;
  for (const creature_id& each : named->ids)
    if (out.at(each).concealed != concealed) ids.push_back(each);
  if (!ids.empty()) return ids;
  return refusal{refusal_code::not_available,
                 concealed ? "they are concealed already" : "nobody of them is concealed",
                 concealed ? "`reveal` shows them to players" : "`conceal` hides from players",
                 rules::column_of(*named, 0)};
}

}  // namespace

constinit const verb_spec conceal::row{
    .name = "conceal",
    .subject = concealed_who,
    .summary = "keeps creatures from players: for them they are not there",
    .details =
        "What they do is not shown to players either, until `reveal`. It changes no rule: "
        "`hide` is what a creature does to be unseen in the game. `add … concealed` puts "
        "them on the table unseen.",
    .examples = conceal_examples};

conceal conceal::read(value_reader& given) {
  return {given.words(concealed_who)};
}

void conceal::print(line_writer& line) const {
  line.words(concealed_who, who);
}

objection conceal::decide(rules::draft& out) const {
  const auto ids = to_change(out, who, true);
  if (!ids) return ids.error();
  for (const creature_id& each : *ids) out.emit(creature_concealed{.creature = each});
  return std::nullopt;
}

constinit const verb_spec reveal::row{.name = "reveal",
                                      .subject = revealed_who,
                                      .summary = "shows creatures to players that were concealed",
                                      .details = "What they did before stays unknown to players.",
                                      .examples = reveal_examples};

reveal reveal::read(value_reader& given) {
  return {given.words(revealed_who)};
}

void reveal::print(line_writer& line) const {
  line.words(revealed_who, who);
}

objection reveal::decide(rules::draft& out) const {
  const auto ids = to_change(out, who, false);
  if (!ids) return ids.error();
  for (const creature_id& each : *ids) out.emit(creature_revealed{.creature = each});
  return std::nullopt;
}

}  // namespace dnd::model::commands
