#include "model/verbs/spells.hpp"

#include "model/bounds.hpp"
#include "model/effects/choices.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/casting.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/on_request.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

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
  const counted_name said = counted_name_of(typed.text);
  constexpr std::int32_t most = 255;
  if (said.count == 0 || said.count > most) return {.who = typed};
  word who = typed;
  who.text = std::string(said.name);
  return {.who = std::move(who), .missiles = static_cast<std::uint8_t>(said.count)};
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

/// Ends the effects of that name that a creature has put on anybody.
objection stop_by_name(draft& out, const creature_id& who, const word& what) {
  struct placed {
    creature_id bearer;
    effect_number number;
  };
  std::vector<placed> found;
  for (const auto& one : out.now().creatures())
    for (const active_effect& has : one->effects)
      if (has.what->source == who && slug_of(has.what->name.view()).starts_with(slug_of(what.text)))
        found.push_back({one->id, has.what->number});
  for (const placed& one : found) end_effect(out, one.bearer, one.number, effect_end::removed);
  if (!found.empty()) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} has put no \"{}\" on anybody", called(out.at(who)), what.text),
                 "`effects` shows what lies on whom", what.column};
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
                                 .times = arity::list,
                                 .placeholder = "WHAT",
                                 .help =
                                     "which, where the spell leaves a choice; `x8` after a "
                                     "creature brings eight"};
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
constexpr label_spec cast_labels[] = {labels::by_actor, cast_at,           cast_to,
                                      cast_choose,      labels::asked_for, cast_cover,
                                      cast_distance,    labels::beside,    labels::rolled};
constexpr flag_spec cast_flags[] = {as_ritual, for_free, labels::advantage, labels::disadvantage};
constexpr std::string_view cast_places[] = {"", "to"};
constexpr std::string_view cast_examples[] = {"cast fireball by: Mira to: goblin-1 and: goblin-2",
                                              "cast magic missile to: ogre-1 x2 and: ogre-2",
                                              "cast cure wounds at: 3 to: Grog",
                                              "cast detect magic ritual"};

constexpr label_spec stop_what{.kind = value_kind::name,
                               .placeholder = "WHAT",
                               .help = "an effect that whoever acts has put on somebody"};
constexpr label_spec stop_labels[] = {labels::by_actor};
constexpr std::string_view stop_examples[] = {"stop", "stop by: Mira", "stop wild shape by: Elara"};

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
          .choose = given.words(cast_choose),
          .asked_for = given.words(labels::asked_for),
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
  line.words(cast_to, to).words(cast_choose, choose).words(labels::asked_for, asked_for);
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
  for (const word& one : choose) asked.choices.push_back(one.text);
  const auto requests = ask_for(out, *caster, asked_for, {roll_kind::attack}, asked.targets);
  if (!requests) return requests.error();
  const auto hindered = is_hindered(out.now(), *caster, beside);
  if (!hindered) return hindered.error();
  asked.given = {.cover = cover,
                 .distance_ft = distance_ft,
                 .flags = flags,
                 .hindered = *hindered,
                 .asked_for = &*requests};
  asked.ritual = ritual;
  asked.free = free;
  auto no = cast_spell_of(out, asked);
  if (no && !no->column) no->column = spell.column;
  if (!no) use_up(out, *caster, *requests);
  return no;
}

constinit const verb_spec stop::row{
    .name = "stop",
    .subject = stop_what,
    .labels = stop_labels,
    .summary = "ends what somebody concentrates on",
    .details =
        "By its name, ends an effect that somebody has put on anybody: what it summoned "
        "leaves. Who has another shape and concentrates on nothing takes its own again.",
    .examples = stop_examples};

stop stop::read(value_reader& given) {
  return {.what = given.optional_word(stop_what), .by = given.optional_word(labels::by_actor)};
}

void stop::print(line_writer& line) const {
  line.optional_word(stop_what, what).optional_word(labels::by_actor, by);
}

objection stop::decide(rules::draft& out) const {
  using namespace rules;
  const auto who = acting(out.now(), by, "stop");
  if (!who) return who.error();
  if (what) return stop_by_name(out, *who, *what);
  if (concentration_of(out.at(*who))) {
    end_concentration(out, *who, effect_end::removed);
    return std::nullopt;
  }
  if (const auto own = out.at(*who).own) {
    rules::end_effect(out, *who, own->effect, effect_end::removed);
    return std::nullopt;
  }
  return refusal{refusal_code::not_available,
                 fmt::format("{} concentrates on nothing", called(out.at(*who))), "",
                 by ? std::optional(by->column) : std::nullopt};
}

}  // namespace commands

}  // namespace dnd::model
