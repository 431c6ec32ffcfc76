#include "model/verbs/hazards.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/hazards.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec who_suffers{.kind = value_kind::creature,
                                 .needed = need::required,
                                 .times = arity::list,
                                 .placeholder = "WHO",
                                 .help = "who it happens to"};
constexpr label_spec fall_feet{.name = "feet",
                               .kind = value_kind::number,
                               .needed = need::required,
                               .placeholder = "FEET",
                               .help = "how deep",
                               .range = {1, bounds::distance_ft_max}};
constexpr label_spec fall_labels[] = {fall_feet, labels::rolled};
constexpr std::string_view fall_places[] = {"", "feet"};
constexpr std::string_view fall_examples[] = {"fall Elara feet: 30", "fall goblin-1 25"};
constexpr flag_spec breath_held{.name = "held", .help = "it holds its breath as long as it can"};
constexpr flag_spec suffocate_flags[] = {breath_held};
constexpr std::string_view breathe_examples[] = {"breathe Grog", "breathe Elara and: Grog"};
constexpr std::string_view submerge_examples[] = {"submerge all", "submerge Grog and: orc-1"};
constexpr std::string_view surface_examples[] = {"surface all"};
constexpr std::string_view suffocate_examples[] = {"suffocate Grog", "suffocate Elara held"};

}  // namespace

// -- fall ------------------------------------------------------------------

constinit const verb_spec fall::row{
    .name = "fall",
    .subject = who_suffers,
    .labels = fall_labels,
    .places = fall_places,
    .summary = "lets a creature fall: 1d6 for each 10 feet, 20d6 at most",
    .details = "It lies prone afterwards, unless it took no damage.",
    .examples = fall_examples};

fall fall::read(value_reader& given) {
  return {.who = given.words(who_suffers),
          .feet = given.number(fall_feet).value_or(0),
          .rolled = given.faces(labels::rolled)};
}

void fall::print(line_writer& line) const {
  line.words(who_suffers, who).number(fall_feet, feet).faces(labels::rolled, rolled);
}

objection fall::decide(rules::draft& out) const {
  using namespace rules;
  const auto all = all_named(out.now(), who);
  if (!all) return all.error();
  if (auto no = refuse_dead(out.now(), *all, "takes no damage any more")) return no;
  for (const creature_id& id : all->ids)
    if (auto no = rules::fall(out, id, feet)) return no;
  return std::nullopt;
}

// -- suffocate, breathe ----------------------------------------------------

constinit const verb_spec suffocate::row{
    .name = "suffocate",
    .subject = who_suffers,
    .flags = suffocate_flags,
    .summary = "takes away a creature's air",
    .details =
        "It lives for as many rounds as its Constitution modifier, at least one. At the start of "
        "its next turn it drops to 0 hit points, and nothing heals it or makes it stable until "
        "`breathe`. With `held` it holds its breath first: 1 minute and its Constitution modifier, "
        "at least 30 seconds.",
    .examples = suffocate_examples};

suffocate suffocate::read(value_reader& given) {
  return {.who = given.words(who_suffers), .held = given.has(breath_held)};
}

void suffocate::print(line_writer& line) const {
  line.words(who_suffers, who).flag(breath_held, held);
}

objection suffocate::decide(rules::draft& out) const {
  using namespace rules;
  const auto all = all_named(out.now(), who);
  if (!all) return all.error();
  if (auto no = refuse_dead(out.now(), *all, "breathes no more")) return no;
  for (const creature_id& id : all->ids) rules::suffocate(out, id, held);
  return std::nullopt;
}

constinit const verb_spec breathe::row{.name = "breathe",
                                       .subject = who_suffers,
                                       .summary = "lets a creature breathe again",
                                       .examples = breathe_examples};

breathe breathe::read(value_reader& given) {
  return {given.words(who_suffers)};
}

void breathe::print(line_writer& line) const {
  line.words(who_suffers, who);
}

objection breathe::decide(rules::draft& out) const {
  using namespace rules;
  const auto all = all_named(out.now(), who);
  if (!all) return all.error();
  for (std::size_t i = 0; i < all->ids.size(); ++i)
    if (!rules::breathe(out, all->ids[i]))
      return refusal{refusal_code::not_available,
                     fmt::format("{} has air to breathe", called(out.at(all->ids[i]))),
                     "`suffocate` takes it away", column_of(*all, i)};
  return std::nullopt;
}

// -- submerge, surface -----------------------------------------------------

constinit const verb_spec submerge::row{
    .name = "submerge",
    .subject = who_suffers,
    .summary = "puts creatures under water, until `surface`",
    .details =
        "Melee attacks of who cannot swim have disadvantage, but for daggers, javelins, "
        "shortswords, spears and tridents; so have ranged ones, but for crossbows, nets and what "
        "is "
        "thrown as a javelin, and none hits beyond its range. Fire does half. `suffocate` is about "
        "air.",
    .examples = submerge_examples};

submerge submerge::read(value_reader& given) {
  return {given.words(who_suffers)};
}

void submerge::print(line_writer& line) const {
  line.words(who_suffers, who);
}

objection submerge::decide(rules::draft& out) const {
  using namespace rules;
  const auto all = all_named(out.now(), who);
  if (!all) return all.error();
  std::size_t wet = 0;
  for (const creature_id& id : all->ids) {
    if (is_under_water(out.at(id))) continue;
    rules::submerge(out, id);
    ++wet;
  }
  if (wet > 0) return std::nullopt;
  return refusal{refusal_code::not_available,
                 all->ids.size() == 1
                     ? fmt::format("{} is under water already", called(out.at(all->ids.front())))
                     : std::string("they are all under water already"),
                 "`surface` brings them out of it", who.front().column};
}

constinit const verb_spec surface::row{.name = "surface",
                                       .subject = who_suffers,
                                       .summary = "brings creatures out of the water again",
                                       .examples = surface_examples};

surface surface::read(value_reader& given) {
  return {given.words(who_suffers)};
}

void surface::print(line_writer& line) const {
  line.words(who_suffers, who);
}

objection surface::decide(rules::draft& out) const {
  using namespace rules;
  const auto all = all_named(out.now(), who, group_scope::everybody);
  if (!all) return all.error();
  std::size_t dry = 0;
  for (const creature_id& id : all->ids) dry += rules::surface(out, id) ? 1 : 0;
  if (dry > 0) return std::nullopt;
  return refusal{refusal_code::not_available, "nobody of them is under water",
                 "`submerge` puts them there", who.front().column};
}

}  // namespace dnd::model::commands
