#include "model/verbs/levels.hpp"

#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/level_up.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/record_change.hpp"
#include "model/rules/spell_change.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model {

namespace rules {
namespace {

rule_check check_of(bool free) noexcept {
  return free ? rule_check::waived : rule_check::strict;
}

}  // namespace
}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec level_who{.kind = value_kind::creature,
                               .needed = need::required,
                               .placeholder = "WHO",
                               .help = "a character"};
constexpr label_spec of_class{.name = "class",
                              .kind = value_kind::name,
                              .placeholder = "CLASS",
                              .help = "which class; otherwise that of the last level",
                              .entries = category::classes};
constexpr label_spec level_hp{.name = "hp",
                              .kind = value_kind::name,
                              .placeholder = "average|roll|N",
                              .help = "what the Hit Die shows; otherwise the average"};
constexpr label_spec level_subclass{.name = "subclass",
                                    .kind = value_kind::name,
                                    .placeholder = "NAME",
                                    .help = "at the level that chooses one",
                                    .entries = category::subclasses};
constexpr label_spec level_increase{.name = "increase",
                                    .kind = value_kind::name,
                                    .times = arity::list,
                                    .placeholder = "SCORE",
                                    .help = "scores that rise: `str 2`, or `str 1 and: con 1`"};
constexpr label_spec level_feat{.name = "feat",
                                .kind = value_kind::name,
                                .placeholder = "NAME",
                                .help = "in place of an increase",
                                .entries = category::feats};
constexpr label_spec level_choose{.name = "choose",
                                  .kind = value_kind::name,
                                  .times = arity::list,
                                  .placeholder = "WHAT",
                                  .help = "what the level leaves open: a fighting style, say"};
constexpr label_spec level_skills{.name = "skills",
                                  .kind = value_kind::name,
                                  .times = arity::list,
                                  .placeholder = "SKILL",
                                  .help = "proficiencies that a class lets choose"};
constexpr label_spec level_expertise{.name = "expertise",
                                     .kind = value_kind::name,
                                     .times = arity::list,
                                     .placeholder = "SKILL",
                                     .help = "proficiencies that count twice from now on"};
constexpr label_spec new_spells{.name = "spells",
                                .kind = value_kind::spell,
                                .times = arity::list,
                                .placeholder = "SPELL",
                                .help = "spells and cantrips that it learns"};
constexpr label_spec old_spells{.name = "forget",
                                .kind = value_kind::spell,
                                .times = arity::list,
                                .placeholder = "SPELL",
                                .help = "spells that others take the place of"};
constexpr label_spec spell_class{.name = "class",
                                 .kind = value_kind::name,
                                 .placeholder = "CLASS",
                                 .help = "whose spells, where several classes have some",
                                 .entries = category::classes};
constexpr label_spec prepared_spells{.name = "spells",
                                     .kind = value_kind::spell,
                                     .needed = need::required,
                                     .times = arity::list,
                                     .placeholder = "SPELL",
                                     .help = "all that are prepared from now on"};
constexpr flag_spec no_rules{.name = "free",
                             .help = "prerequisites, numbers and choices do not count"};
constexpr label_spec level_up_labels[] = {of_class,   level_hp,     level_subclass, level_increase,
                                          level_feat, level_choose, level_skills,   level_expertise,
                                          new_spells, old_spells,   labels::rolled};
constexpr flag_spec level_flags[] = {no_rules};
constexpr std::string_view level_up_examples[] = {
    "level up Grog", "level up Grog increase: str 2 hp: roll",
    "level up Elara spells: fireball and: haste", "level up Grog class: fighter choose: defense"};
constexpr label_spec learn_labels[] = {new_spells, old_spells, spell_class};
constexpr std::string_view learn_examples[] = {"learn Elara spells: fireball and: haste",
                                               "learn Wren spells: sleep forget: charm person"};
constexpr label_spec prepare_labels[] = {prepared_spells, spell_class};
constexpr std::string_view prepare_examples[] = {"prepare Mira spells: bless and: cure wounds"};

/// `average`, `roll` or a face.
void read_hit_points(value_reader& given, level_up& into) {
  const std::optional<word> said = given.optional_word(level_hp);
  if (!said || said->text == "average") return;
  if (said->text == "roll") {
    into.roll_hit_points = true;
    return;
  }
  const char* const end = said->text.data() + said->text.size();
  const auto read = std::from_chars(said->text.data(), end, into.hit_points);
  if (read.ec != std::errc() || read.ptr != end || into.hit_points < 1 || into.hit_points > 20)
    given.refuse({refusal_code::bad_value,
                  fmt::format("\"{}\" is no number of a Hit Die", said->text),
                  "`hp: average`, `hp: roll`, or what the die showed", said->column});
}

}  // namespace

// -- level up --------------------------------------------------------------

constinit const verb_spec level_up::row{
    .name = "level up",
    .subject = level_who,
    .labels = level_up_labels,
    .flags = level_flags,
    .asks_for_rest = true,
    .summary = "gives a character its next level",
    .details =
        "Wounds, conditions, effects and what is spent stay as they are; new hit points are added, "
        "unless it has 0. What has to be chosen and was not is asked for. A class besides the "
        "first asks for the scores of the rules.",
    .examples = level_up_examples};

level_up level_up::read(value_reader& given) {
  level_up said{.who = given.one_word(level_who), .of = given.optional_word(of_class)};
  read_hit_points(given, said);
  said.subclass = given.optional_word(level_subclass);
  said.increase = given.words(level_increase);
  said.feat = given.optional_word(level_feat);
  said.choose = given.words(level_choose);
  said.skills = given.words(level_skills);
  said.expertise = given.words(level_expertise);
  said.spells = given.words(new_spells);
  said.forget = given.words(old_spells);
  said.free = given.has(no_rules);
  said.rolled = given.faces(labels::rolled);
  return said;
}

void level_up::print(line_writer& line) const {
  line.words(level_who, {who}).optional_word(of_class, of);
  if (roll_hit_points) line.name(level_hp, "roll");
  if (hit_points > 0) line.name(level_hp, std::to_string(hit_points));
  line.optional_word(level_subclass, subclass)
      .words(level_increase, increase)
      .optional_word(level_feat, feat)
      .words(level_choose, choose)
      .words(level_skills, skills)
      .words(level_expertise, expertise)
      .words(new_spells, spells)
      .words(old_spells, forget)
      .faces(labels::rolled, rolled)
      .flag(no_rules, free);
}

objection level_up::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = named(out.now(), who);
  if (!id) return id.error();
  const auto before = record_of(out, out.at(*id));
  if (!before) return before.error();
  character_record after = **before;
  auto told = take_level(out, after,
                         {.of = of,
                          .hit_points = hit_points,
                          .roll_hit_points = roll_hit_points,
                          .subclass = subclass,
                          .increase = increase,
                          .feat = feat,
                          .choose = choose,
                          .skills = skills,
                          .expertise = expertise,
                          .spells = spells,
                          .forget = forget,
                          .check = check_of(free)});
  if (!told) return told.error();
  note_missing_experience(out.now(), out.at(*id), *told);
  return change_record(out, *id, std::move(after), *std::move(told));
}

// -- learn -----------------------------------------------------------------
constinit const verb_spec learn::row{
    .name = "learn",
    .subject = level_who,
    .labels = learn_labels,
    .flags = level_flags,
    .summary = "gives a character new spells",
    .details =
        "As many as its levels allow; a wizard writes them into the spellbook, where `free` "
        "adds what was found and copied.",
    .examples = learn_examples};

learn learn::read(value_reader& given) {
  return {.who = given.one_word(level_who),
          .spells = given.words(new_spells),
          .forget = given.words(old_spells),
          .of = given.optional_word(spell_class),
          .free = given.has(no_rules)};
}

void learn::print(line_writer& line) const {
  line.words(level_who, {who})
      .words(new_spells, spells)
      .words(old_spells, forget)
      .optional_word(spell_class, of)
      .flag(no_rules, free);
}

objection learn::decide(rules::draft& out) const {
  using namespace rules;
  if (spells.empty() && forget.empty())
    return refusal{refusal_code::missing_label,
                   "nothing is learned or forgotten",
                   "add `spells:` or `forget:`",
                   {}};
  auto change = begin_spell_change(out, who, of);
  if (!change) return change.error();
  const class_entry caster(*change->entry);
  spells_record& has = spells_of(change->record, caster.slug());
  begin_book(has, change->room);
  if (auto no = forget_spells(forget, has)) return no;
  if (auto no = learn_spells(out, caster, change->room, spells, check_of(free), has)) return no;
  record_news told{.what = "learned spells"};
  for (const word& one : spells) told.news.push_back("Learned: " + one.text);
  for (const word& one : forget) told.news.push_back("Forgotten: " + one.text);
  return change_record(out, change->who, std::move(change->record), std::move(told));
}

// -- prepare ---------------------------------------------------------------

constinit const verb_spec prepare::row{
    .name = "prepare",
    .subject = level_who,
    .labels = prepare_labels,
    .flags = level_flags,
    .summary = "changes which spells are prepared",
    .details =
        "These take the place of all others that are prepared; cantrips and what is always "
        "prepared stay. That it takes a long rest is for the table.",
    .examples = prepare_examples};

prepare prepare::read(value_reader& given) {
  return {.who = given.one_word(level_who),
          .spells = given.words(prepared_spells),
          .of = given.optional_word(spell_class),
          .free = given.has(no_rules)};
}

void prepare::print(line_writer& line) const {
  line.words(level_who, {who})
      .words(prepared_spells, spells)
      .optional_word(spell_class, of)
      .flag(no_rules, free);
}

objection prepare::decide(rules::draft& out) const {
  using namespace rules;
  auto change = begin_spell_change(out, who, of);
  if (!change) return change.error();
  const class_entry caster(*change->entry);
  if (change->room.source == spell_source::known)
    return refusal{refusal_code::not_available,
                   fmt::format("a {} knows its spells and prepares none", slug_of(caster.name())),
                   "`learn` gives it new ones", who.column};
  spells_record& has = spells_of(change->record, caster.slug());
  begin_book(has, change->room);
  static_cast<void>(add_always(has, change->room));
  if (auto no = prepare_spells(out, caster, change->room, spells, check_of(free), has)) return no;
  return change_record(out, change->who, std::move(change->record),
                       {.what = fmt::format("{} spells prepared", spells.size())});
}

}  // namespace commands

}  // namespace dnd::model
