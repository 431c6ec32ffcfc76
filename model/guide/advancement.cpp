#include "model/guide/advancement.hpp"

#include "model/command.hpp"
#include "model/guide/making.hpp"
#include "model/language/print.hpp"
#include "model/rules/level_up.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/record_change.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <utility>

namespace dnd::model::guide {

namespace {

using commands::level_up;

void append_words(std::vector<word>& to, const answer& from) {
  for (word& each : words_of(from)) to.push_back(std::move(each));
}

void put_hit_points(level_up& into, const std::string& said) {
  into.roll_hit_points = said == "roll";
  if (!into.roll_hit_points)
    static_cast<void>(std::from_chars(said.data(), said.data() + said.size(), into.hit_points));
}

void put(level_up& into, const answer& said) {
  if (said.values.empty()) return;
  const word first{.text = said.values.front(), .column = 0, .number_after = {}};
  const std::string& label = said.label;
  if (label.empty()) into.who = first;
  if (label == "hp") put_hit_points(into, first.text);
  if (label == "subclass") into.subclass = first;
  if (label == "feat") into.feat = first;
  if (label == "increase") append_words(into.increase, said);
  if (label == "choose") append_words(into.choose, said);
  if (label == "skills") append_words(into.skills, said);
  if (label == "expertise") append_words(into.expertise, said);
  if (label == "spells") append_words(into.spells, said);
}

/// What the rules make of it so far. A Hit Die that will be rolled counts as its average.
ruled<trial_run> run(rules::draft& out, const character_record& before, const level_up& said) {
  trial_run made;
  character_record after = before;
  auto told =
      rules::take_level(out, after,
                        {.of = said.of,
                         .hit_points = said.hit_points,
                         .subclass = said.subclass,
                         .increase = said.increase,
                         .feat = said.feat,
                         .choose = said.choose,
                         .skills = said.skills,
                         .expertise = said.expertise,
                         .spells = said.spells,
                         .forget = said.forget,
                         .check = said.free ? rules::rule_check::waived : rules::rule_check::strict,
                         .open = &made.open});
  if (!told) return std::move(told).error();
  if (const stat_block_ptr block = out.built(after)) made.figures = figures_of(*block);
  return made;
}

question ask_who(const state& now) {
  question asked{.label = {}, .text = "Who?"};
  for (const auto& each : now.creatures())
    if (each->block->kind == creature_kind::character)
      asked.options.push_back({.value = each->id.str(), .text = std::string(each->name)});
  return asked;
}

question ask_hit_points(const making& by, int die) {
  question asked{
      .label = "hp",
      .text = fmt::format("Hit points: the average, a roll, or what the d{} showed", die),
      .options = {{.value = "average"}, {.value = "roll"}},
      .may_pass = true};
  for (int face = 1; face <= die; ++face) {
    const auto after = by.with({.label = "hp", .values = {std::to_string(face)}});
    asked.options.push_back(
        {.value = std::to_string(face),
         .note = after ? changes_text(by.now.figures, after->figures) : std::string()});
  }
  return asked;
}

}  // namespace

ruled<step> level_step(rules::draft& out, const name_source& names, level_up said,
                       std::span<const answer> answers) {
  for (const answer& each : answers) put(said, each);
  step made;
  if (said.who.text.empty()) {
    made.next = ask_who(out.now());
    made.is_needed = true;
    return made;
  }
  const auto id = rules::named(out.now(), said.who);
  if (!id) return id.error();
  const auto before = rules::record_of(out, out.at(*id));
  if (!before) return before.error();
  auto now = run(out, **before, said);
  if (!now) return std::move(now).error();
  making by{.out = out, .names = names, .answers = answers, .with = {}};
  by.now = *std::move(now);
  by.caster = slug_of(said.of ? said.of->text : (*before)->levels.back().of);
  for (const word& each : said.spells) by.spells.push_back(slug_of(each.text));
  for (const spells_record& each : (*before)->spells) {
    for (const spell_record& one : each.spells) by.spells.push_back(one.spell);
    for (const spell_record& one : each.book) by.spells.push_back(one.spell);
  }
  by.with = [&](const answer& more) {
    level_up other = said;
    put(other, more);
    return run(out, **before, other);
  };
  made.figures = chief_text(by.now.figures);
  made.is_needed = lacks_something(by.now.open);
  const bool knows_hp = said.hit_points > 0 || said.roll_hit_points;
  const bool was_asked =
      std::ranges::any_of(answers, [](const answer& one) { return one.label == "hp"; });
  const content_entry_ptr of = out.entry(category::classes, by.caster);
  if (!knows_hp && !was_asked && of)
    made.next = ask_hit_points(by, rules::class_entry(*of).hit_die());
  else
    made.next = next_question(by);
  if (!made.next) made.line = print(command(said));
  return made;
}

}  // namespace dnd::model::guide
