#include "model/language/parse.hpp"

#include "model/assert.hpp"
#include "model/language/reader.hpp"
#include "model/language/scan.hpp"
#include "model/language/sentence.hpp"
#include "model/language/wording.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model {
namespace {

using language::label_id;
using language::value_reader;
using language::verb_id;

commands::add build_add(value_reader& read) {
  commands::add result;
  result.content = read.words(label_id::subject);
  result.count = read.number(label_id::count).value_or(1);
  result.as = read.new_name(label_id::as);
  read.hit_points(result);
  result.rolled = read.faces();
  if (result.as && result.content.size() > 1)
    read.refuse({refusal_code::unexpected_text, "one name cannot be given to different creatures",
                 "Add them one by one, each with its own `as:`.", read.column(label_id::as)});
  return result;
}

commands::damage build_damage(value_reader& read) {
  return {.to = read.words(label_id::to),
          .parts = read.damage_parts(),
          .by = read.optional_word(label_id::by),
          .critical = read.has(language::flag_id::critical),
          .magical = read.has(language::flag_id::magical),
          .rolled = read.faces()};
}

commands::attack build_attack(value_reader& read) {
  return {.by = read.optional_word(label_id::by),
          .with = read.one_word(label_id::with),
          .to = read.words(label_id::to),
          .cover = read.cover(),
          .distance_ft = read.number(label_id::distance),
          .flags = read.d20_flags(),
          .rolled = read.faces()};
}

template <class Healing>
Healing build_healing(value_reader& read) {
  return {.to = read.words(label_id::to),
          .amount = read.dice(label_id::amount),
          .by = read.optional_word(label_id::by),
          .rolled = read.faces()};
}

commands::add_condition build_condition_add(value_reader& read) {
  return {.what = read.subject_condition(),
          .to = read.words(label_id::to),
          .rounds = read.number(label_id::rounds),
          .by = read.optional_word(label_id::by)};
}

commands::check build_check(value_reader& read) {
  return {.what = read.subject_skill(),
          .by = read.words(label_id::by),
          .dc = read.number(label_id::dc),
          .flags = read.d20_flags(),
          .rolled = read.faces()};
}

commands::save build_save(value_reader& read) {
  return {.with = read.subject_ability(),
          .by = read.words(label_id::by),
          .dc = read.number(label_id::dc),
          .flags = read.d20_flags(),
          .rolled = read.faces()};
}

commands::start_encounter build_encounter_start(value_reader& read) {
  return {.with = read.words(label_id::with),
          .surprised = read.words(label_id::surprised),
          .rolled = read.faces()};
}

/// One struct for each row of the table of verbs; which labels it may have is checked already.
command build(const language::sentence& said, value_reader& read) {
  switch (said.verb->id) {
    case verb_id::add:
      return build_add(read);
    case verb_id::remove:
      return commands::remove{read.words(label_id::subject)};
    case verb_id::encounter_start:
      return build_encounter_start(read);
    case verb_id::encounter_end:
      return commands::end_encounter{};
    case verb_id::encounter_discard:
      return commands::discard_encounter{};
    case verb_id::initiative:
      return commands::initiative{read.optional_word(label_id::by), read.d20_flags(), read.faces()};
    case verb_id::turn:
      return commands::turn{read.faces()};
    case verb_id::attack:
      return build_attack(read);
    case verb_id::damage:
      return build_damage(read);
    case verb_id::heal:
      return build_healing<commands::heal>(read);
    case verb_id::temp:
      return build_healing<commands::grant_temporary>(read);
    case verb_id::condition_add:
      return build_condition_add(read);
    case verb_id::condition_remove:
      return commands::remove_condition{read.subject_condition(), read.words(label_id::to)};
    case verb_id::check:
      return build_check(read);
    case verb_id::save:
      return build_save(read);
    case verb_id::save_death:
      return commands::death_save{read.optional_word(label_id::by), read.d20_flags(), read.faces()};
    case verb_id::roll:
      return commands::roll{read.dice(label_id::subject), read.optional_word(label_id::by),
                            read.faces(), said.comment};
    case verb_id::note:
      return commands::note{said.text};
    case verb_id::session_start:
      return commands::start_session{read.title()};
    case verb_id::session_end:
      return commands::end_session{};
    case verb_id::session_save:
      return commands::save_session{};
    case verb_id::status:
      return commands::status{read.optional_word(label_id::subject)};
    case verb_id::log: {
      commands::log result;
      result.last = read.number(label_id::last).value_or(result.last);
      return result;
    }
    case verb_id::undo:
      return commands::undo{};
    case verb_id::redo:
      return commands::redo{};
    case verb_id::help:
      return commands::help{read.topic()};
    case verb_id::reopen:
      return commands::reopen{};
    case verb_id::quit:
      return commands::quit{};
  }
  DND_ASSERT(false);
}

}  // namespace

ruled<command> parse_command(std::string_view line) {
  const auto checked = language::checked_line(line);
  if (!checked) return checked.error();
  const std::string_view rest = language::trimmed(*checked);
  if (rest.empty() || rest.front() == '#') return command{commands::nothing{}};
  const auto said = language::read_sentence(*checked);
  if (!said) return said.error();
  value_reader read(*said);
  command result = build(*said, read);
  if (read.problem()) return *read.problem();
  return result;
}

}  // namespace dnd::model
