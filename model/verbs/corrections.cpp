#include "model/verbs/corrections.hpp"

#include "model/bounds.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/corrections.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace dnd::model {

namespace commands {

namespace {

using namespace language;

constexpr label_spec revived{.kind = value_kind::creature,
                             .needed = need::required,
                             .times = arity::list,
                             .placeholder = "WHO",
                             .help = "who is dead"};
constexpr label_spec revived_hp{.name = "hp",
                                .kind = value_kind::number,
                                .placeholder = "N",
                                .help = "with so many hit points; otherwise 1",
                                .range = {1, bounds::hit_points_max}};
constexpr label_spec revive_labels[] = {revived_hp};
constexpr std::string_view revive_examples[] = {"revive Elara", "revive Elara hp: 12"};

constexpr label_spec set_who{.kind = value_kind::creature,
                             .needed = need::required,
                             .placeholder = "WHO",
                             .help = "whose values are set"};
constexpr label_spec set_hp{.name = "hp",
                            .kind = value_kind::number,
                            .placeholder = "N",
                            .help = "hit points; at 0 it is dying or dead as after damage",
                            .range = {0, bounds::hit_points_max}};
constexpr label_spec set_max{.name = "max",
                             .kind = value_kind::number,
                             .placeholder = "N",
                             .help = "the maximum of hit points",
                             .range = {1, bounds::hit_points_max}};
constexpr label_spec set_temp{.name = "temp",
                              .kind = value_kind::number,
                              .placeholder = "N",
                              .help = "temporary hit points, whatever there were",
                              .range = {0, bounds::hit_points_max}};
constexpr label_spec set_ac{.name = "ac",
                            .kind = value_kind::number,
                            .placeholder = "N",
                            .help = "armor class, until it is set again",
                            .range = {0, bounds::armor_class_max}};
constexpr label_spec set_place{.name = "initiative",
                               .kind = value_kind::number,
                               .placeholder = "N",
                               .help = "its place in the order of the fight; nobody loses a turn",
                               .range = {-bounds::initiative_max, bounds::initiative_max}};
constexpr label_spec set_speed{.name = "speed",
                               .kind = value_kind::number,
                               .placeholder = "FEET",
                               .help = "speed on foot, until it is set again",
                               .range = {0, bounds::distance_ft_max}};
constexpr label_spec set_labels[] = {set_hp, set_max, set_temp, set_ac, set_place, set_speed};
constexpr std::string_view set_examples[] = {"set Grog hp: 30 # the potion counted twice",
                                             "set zombie-1 ac: 12 speed: 10",
                                             "set Elara initiative: 17"};

constexpr label_spec ended{.kind = value_kind::name,
                           .needed = need::required,
                           .placeholder = "NAME",
                           .help = "the name of the effect"};
constexpr label_spec ended_of{.name = "of",
                              .kind = value_kind::creature,
                              .needed = need::required,
                              .times = arity::list,
                              .placeholder = "WHO",
                              .help = "who bears it"};
constexpr label_spec end_labels[] = {ended_of};
constexpr std::string_view end_examples[] = {"effect end Bless of: Grog",
                                             "effect end hunter's mark of: goblin-1"};

}  // namespace

// -- revive ----------------------------------------------------------------

constinit const verb_spec revive::row{
    .name = "revive",
    .subject = revived,
    .labels = revive_labels,
    .summary = "brings the dead back to life",
    .details = "With one level of exhaustion less, where there was one.",
    .examples = revive_examples};

revive revive::read(value_reader& given) {
  return {.who = given.words(revived), .hit_points = given.number(revived_hp).value_or(1)};
}

void revive::print(line_writer& line) const {
  line.words(revived, who);
  if (hit_points != 1) line.number(revived_hp, hit_points);
}

objection revive::decide(rules::draft& out) const {
  using namespace rules;
  auto dead = all_named(out.now(), who, group_scope::everybody);
  if (!dead) return dead.error();
  const auto why_not = [&](const creature_id& id, std::size_t at) -> objection {
    if (out.at(id).life == vitality::dead) return std::nullopt;
    return refusal{refusal_code::not_available, fmt::format("{} is not dead", called(out.at(id))),
                   "`heal` is for who is dying or hurt", column_of(*dead, at)};
  };
  if (auto no = keep_able(*dead, why_not)) return no;
  for (const creature_id& id : dead->ids) rules::revive(out, id, hit_points);
  return std::nullopt;
}

// -- set -------------------------------------------------------------------

constinit const verb_spec set::row{
    .name = "set",
    .subject = set_who,
    .labels = set_labels,
    .summary = "sets values of a creature by the game master's hand",
    .details =
        "What follows from them follows: at 0 hit points it is dying or dead. A maximum, an armor "
        "class and a speed are an effect, which `effect end` ends: \"Set by the game master\". "
        "What stands after `#` is the reason.",
    .examples = set_examples};

set set::read(value_reader& given) {
  set said{.who = given.one_word(set_who),
           .hit_points = given.number(set_hp),
           .maximum = given.number(set_max),
           .temporary = given.number(set_temp),
           .armor_class = given.number(set_ac),
           .initiative = given.number(set_place),
           .speed_ft = given.number(set_speed),
           .reason = given.comment()};
  const bool nothing = !said.hit_points && !said.maximum && !said.temporary && !said.armor_class &&
                       !said.initiative && !said.speed_ft;
  if (nothing)
    given.refuse({refusal_code::missing_label, "what is to be set?",
                  "One of `hp:`, `max:`, `temp:`, `ac:`, `initiative:`, `speed:`.",
                  said.who.column});
  return said;
}

void set::print(line_writer& line) const {
  line.words(set_who, {who}).number(set_hp, hit_points).number(set_max, maximum);
  line.number(set_temp, temporary).number(set_ac, armor_class).number(set_place, initiative);
  line.number(set_speed, speed_ft).comment(reason);
}

objection set::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = named(out.now(), who);
  if (!id) return id.error();
  const creature& one = out.at(*id);
  if (one.life == vitality::dead)
    return refusal{refusal_code::creature_dead, fmt::format("{} is dead", called(one)),
                   "`revive` brings it back", who.column};
  const wanted_values wanted{.hp = hit_points,
                             .max_hp = maximum,
                             .temp_hp = temporary,
                             .armor_class = armor_class,
                             .speed_ft = speed_ft,
                             .reason = reason};
  const std::size_t before = out.size();
  objection no;
  if (initiative) no = set_initiative(out, *id, *initiative, reason);
  const bool others = hit_points || maximum || temporary || armor_class || speed_ft;
  if (!no && others) no = set_values(out, *id, wanted);
  if (no) {
    no->column = who.column;
    return no;
  }
  if (out.size() == before)
    return refusal{refusal_code::not_available,
                   fmt::format("{} has that already", called(out.at(*id))), "", who.column};
  return std::nullopt;
}

// -- effect end ------------------------------------------------------------

constinit const verb_spec end_effect::row{
    .name = "effect end",
    .subject = ended,
    .labels = end_labels,
    .summary = "ends an effect by the game master's hand",
    .details = "What somebody concentrates on ends for all who bear it. `effects` lists them.",
    .examples = end_examples};

end_effect end_effect::read(value_reader& given) {
  return {.name = given.one_word(ended), .of = given.words(ended_of)};
}

void end_effect::print(line_writer& line) const {
  line.words(ended, {name}).words(ended_of, of);
}

objection end_effect::decide(rules::draft& out) const {
  using namespace rules;
  auto bearers = all_named(out.now(), of);
  if (!bearers) return bearers.error();
  const auto why_not = [&](const creature_id& id, std::size_t) -> objection {
    const creature& bearer = out.at(id);
    if (!effects_called(bearer, name.text).empty()) return std::nullopt;
    const std::string has = effect_names(bearer);
    return refusal{refusal_code::not_available,
                   fmt::format("no effect on {} is called {}", called(bearer), shown(name.text)),
                   has.empty() ? "nothing is on it" : "it bears: " + has, name.column};
  };
  if (auto no = keep_able(*bearers, why_not)) return no;
  for (const creature_id& id : bearers->ids)
    for (const effect_number number : effects_called(out.at(id), name.text))
      rules::end_effect(out, id, number, effect_end::removed);
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
