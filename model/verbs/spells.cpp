#include "model/verbs/spells.hpp"

#include "model/bounds.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/casting.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <utility>

namespace dnd::model {

namespace rules {

namespace {

/// "ogre-1 x2": a target and how many missiles it gets.
struct shared_target {
  word who;
  std::uint8_t missiles = 0;
};

shared_target target_of(const word& typed) {
  shared_target one{.who = typed};
  const auto blank = typed.text.rfind(' ');
  if (blank == std::string::npos) return one;
  const std::string_view last = std::string_view(typed.text).substr(blank + 1);
  if (last.size() < 2 || (last.front() != 'x' && last.front() != 'X')) return one;
  std::uint8_t count = 0;
  const auto [end, error] = std::from_chars(last.data() + 1, last.data() + last.size(), count);
  if (error != std::errc() || end != last.data() + last.size() || count == 0) return one;
  one.who.text.resize(blank);
  one.missiles = count;
  return one;
}

/// All targets with their missiles; one who is named without a number gets one where others have.
struct shared_targets {
  chosen who;
  std::vector<std::uint8_t> missiles;
};

ruled<shared_targets> targets_of(const state& now, const std::vector<word>& to) {
  shared_targets all;
  std::vector<word> names;
  bool shares = false;
  for (const word& typed : to) {
    shared_target one = target_of(typed);
    shares = shares || one.missiles > 0;
    all.missiles.push_back(one.missiles > 0 ? one.missiles : std::uint8_t{1});
    names.push_back(std::move(one.who));
  }
  auto named = all_named(now, names);
  if (!named) return std::move(named).error();
  all.who = *std::move(named);
  if (!shares || all.missiles.size() != all.who.ids.size()) all.missiles.clear();
  return all;
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec cast_spell{.kind = value_kind::spell,
                                .needed = need::required,
                                .placeholder = "SPELL",
                                .help = "a spell that the caster knows"};
constexpr label_spec cast_at{.name = "at",
                             .kind = value_kind::number,
                             .placeholder = "LEVEL",
                             .help = "level of the slot; otherwise the lowest that will do",
                             .range = {1, 9}};
constexpr label_spec cast_to{.name = "to",
                             .kind = value_kind::creature,
                             .times = arity::list,
                             .placeholder = "WHOM",
                             .help = "the targets; `x2` after one gives it two missiles"};
constexpr label_spec cast_choose{.name = "choose",
                                 .kind = value_kind::name,
                                 .placeholder = "WHAT",
                                 .help = "which, where the spell leaves a choice"};
constexpr label_spec cast_cover{.name = "cover",
                                .kind = value_kind::cover,
                                .placeholder = "half|three-quarters",
                                .help = "+2 or +5 to the targets' AC and Dexterity saving throws"};
constexpr label_spec cast_distance{.name = "distance",
                                   .kind = value_kind::number,
                                   .placeholder = "FEET",
                                   .help = "how far the targets are",
                                   .range = {0, bounds::distance_ft_max}};
constexpr flag_spec as_ritual{.name = "ritual", .help = "takes 10 minutes more and no slot"};
constexpr flag_spec for_free{.name = "free", .help = "costs nothing of the turn"};
constexpr label_spec cast_labels[] = {labels::by_actor, cast_at,       cast_to,
                                      cast_choose,      cast_cover,    cast_distance,
                                      labels::beside,   labels::rolled};
constexpr flag_spec cast_flags[] = {as_ritual, for_free, labels::advantage, labels::disadvantage};
constexpr std::string_view cast_places[] = {"", "to"};
constexpr std::string_view cast_examples[] = {"cast fireball by: Mira to: goblin-1 and: goblin-2",
                                              "cast magic missile to: ogre-1 x2 and: ogre-2",
                                              "cast cure wounds at: 3 to: Grog",
                                              "cast detect magic ritual"};

constexpr label_spec stop_labels[] = {labels::by_actor};

}  // namespace

constinit const verb_spec cast::row{
    .name = "cast",
    .subject = cast_spell,
    .labels = cast_labels,
    .flags = cast_flags,
    .summary = "casts a spell: spends the slot and does what the spell says",
    .details =
        "A spell that needs concentration ends the one before. One that takes longer than an "
        "action is cast again in each turn of a fight until it is done; outside of fights its time "
        "passes, and so do the 10 minutes of a ritual.",
    .examples = cast_examples};

cast cast::read(value_reader& given) {
  return {.spell = given.one_word(cast_spell),
          .by = given.optional_word(labels::by_actor),
          .at = given.number(cast_at),
          .to = given.words(cast_to),
          .choose = given.optional_word(cast_choose),
          .cover = given.cover(cast_cover),
          .distance_ft = given.number(cast_distance),
          .beside = given.words(labels::beside),
          .ritual = given.has(as_ritual),
          .free = given.has(for_free),
          .flags = given.d20_flags(),
          .rolled = given.faces(labels::rolled)};
}

void cast::print(line_writer& line) const {
  line.words(cast_spell, {spell}).optional_word(labels::by_actor, by).number(cast_at, at);
  line.words(cast_to, to).optional_word(cast_choose, choose);
  if (cover != cover_degree::none) line.name(cast_cover, to_text(cover));
  line.number(cast_distance, distance_ft)
      .words(labels::beside, beside)
      .faces(labels::rolled, rolled);
  line.flag(as_ritual, ritual).flag(for_free, free).d20_flags(flags);
}

objection cast::decide(rules::draft& out) const {
  using namespace rules;
  const auto caster = acting(out.now(), by, "cast");
  if (!caster) return caster.error();
  const spell_ptr what = out.spell_called(spell.text);
  if (!what)
    return refusal{refusal_code::unknown_content,
                   fmt::format("there is no spell \"{}\"", spell.text), "", spell.column};
  auto targets = targets_of(out.now(), to);
  if (!targets) return std::move(targets).error();
  spell_use asked;
  asked.caster = *caster;
  asked.what = what;
  asked.slot = at;
  asked.targets = std::move(targets->who.ids);
  asked.missiles = std::move(targets->missiles);
  asked.choice = choose ? choose->text : std::string();
  const auto hindered = is_hindered(out.now(), *caster, beside);
  if (!hindered) return hindered.error();
  asked.given = {.cover = cover, .distance_ft = distance_ft, .flags = flags, .hindered = *hindered};
  asked.ritual = ritual;
  asked.free = free;
  auto no = cast_spell_of(out, asked);
  if (no && !no->column) no->column = spell.column;
  return no;
}

constinit const verb_spec stop::row{
    .name = "stop", .labels = stop_labels, .summary = "ends what somebody concentrates on"};

stop stop::read(value_reader& given) {
  return {.by = given.optional_word(labels::by_actor)};
}

void stop::print(line_writer& line) const {
  line.optional_word(labels::by_actor, by);
}

objection stop::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = acting(out.now(), by, "stop");
  if (!who) return who.error();
  if (!concentration_of(out.at(*who)))
    return refusal{refusal_code::not_available,
                   fmt::format("{} concentrates on nothing", called(out.at(*who))), "",
                   by ? std::optional(by->column) : std::nullopt};
  end_concentration(out, *who, effect_end::removed);
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
