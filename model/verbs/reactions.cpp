#include "model/verbs/reactions.hpp"

#include "model/decide.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/parse.hpp"
#include "model/language/reader.hpp"
#include "model/rules/carry_out.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/reaction_options.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model {

namespace rules {

namespace {

refusal nothing_waits() {
  return {refusal_code::not_available, "no command waits for an answer",
          "`reaction NAME when: it helps` is an order for later", std::nullopt};
}

/// The one that the typed name means, by itself or by a beginning that fits only one.
const small_text* meant_of(const std::vector<small_text>& names, std::string_view typed) {
  const std::string wanted = slug_of(typed);
  const small_text* begun = nullptr;
  int count = 0;
  for (const small_text& one : names) {
    const std::string slug = slug_of(one.view());
    if (slug == wanted) return &one;
    if (wanted.empty() || !slug.starts_with(wanted)) continue;
    begun = &one;
    ++count;
  }
  return count == 1 ? begun : nullptr;
}

std::string listed(const std::vector<small_text>& names) {
  std::string list;
  for (const small_text& one : names) list += fmt::format("{}{}", list.empty() ? "" : ", ", one);
  return list;
}

refusal no_such_reaction(const creature& who, const word& name,
                         const std::vector<small_text>& names) {
  return {refusal_code::unknown_action,
          fmt::format("{} has no reaction \"{}\" for this", called(who), name.text),
          names.empty() ? std::string("it has none") : fmt::format("it has: {}", listed(names)),
          name.column};
}

/// Who answers: the one named, who must be asked; else the first for whom `fits`.
template <class Fits>
ruled<const reaction_choice*> answering(const state& now, const std::optional<word>& by,
                                        Fits fits) {
  const std::vector<reaction_choice>& asked = now.pending()->asked;
  if (by) {
    const auto id = named(now, *by);
    if (!id) return id.error();
    const auto found = std::ranges::find(asked, *id, &reaction_choice::who);
    if (found == asked.end())
      return refusal{refusal_code::not_available,
                     fmt::format("{} is not asked", called(*now.find(*id))),
                     fmt::format("asked is {}", called(*now.find(asked.front().who))), by->column};
    return &*found;
  }
  const auto found = std::ranges::find_if(asked, fits);
  return found == asked.end() ? &asked.front() : &*found;
}

/// Carries out the line that waits, from its beginning: with the faces that fell, with `more`
/// after them, and with one more answer; without one, nobody answers any more.
objection go_on(draft& out, const std::optional<reaction_answer>& answer,
                const std::vector<std::int32_t>& more) {
  const std::shared_ptr<const pending_decision> waits = out.now().pending_pointer();
  out.emit(decision_made{.creature = answer ? answer->who : creature_id(),
                         .reaction = answer ? answer->reaction : small_text()});
  reaction_course& course = out.course();
  course.answers = waits->answers;
  if (answer) course.answers.push_back(*answer);
  course.let_pass = !answer;
  course.line = waits->line;
  course.from = out.size();
  std::vector<std::int32_t> faces = waits->faces;
  faces.insert(faces.end(), more.begin(), more.end());
  out.dice().begin(std::move(faces));
  const auto what = parse_command(waits->line);
  objection no = what ? carry_out(out, *what) : objection(what.error());
  // Its places are in another line than the one that was typed.
  if (no) no->column.reset();
  return no;
}

std::optional<reaction_order> order_meant(std::string_view typed) {
  const std::string word = slug_of(typed);
  if (word == "it-helps" || word == "helps") return reaction_order::helps;
  if (word == "always") return reaction_order::always;
  if (word == "never") return reaction_order::never;
  if (word == "ask") return reaction_order::ask;
  return std::nullopt;
}

objection give_order(draft& out, const commands::reaction& asked) {
  const auto after = order_meant(asked.when->text);
  if (!after)
    return refusal{refusal_code::bad_value, fmt::format("\"{}\" says not when", asked.when->text),
                   "it is one of: it helps, always, never, ask", asked.when->column};
  const auto who = acting(out.now(), asked.by, "reaction");
  if (!who) return who.error();
  std::vector<small_text> names;
  for (const reaction_option& one : reactions_of(out.at(*who))) names.push_back(one.name);
  const small_text* const name = meant_of(names, asked.name.text);
  if (!name) return no_such_reaction(out.at(*who), asked.name, names);
  const reaction_order before = order_of(out.at(*who), *name);
  if (before != *after)
    out.emit(reaction_ordered{.creature = *who, .reaction = *name, .when = {before, *after}});
  return std::nullopt;
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec reaction_name{.kind = value_kind::action,
                                   .needed = need::required,
                                   .placeholder = "NAME",
                                   .help = "a reaction of the one who answers"};
constexpr label_spec reaction_when{.name = "when",
                                   .kind = value_kind::name,
                                   .placeholder = "it helps|always|never|ask",
                                   .help = "an order for later; `ask` ends it"};
constexpr label_spec reaction_by{.name = "by",
                                 .kind = value_kind::creature,
                                 .placeholder = "WHO",
                                 .help = "who answers; otherwise who is asked"};
constexpr label_spec reaction_at{.name = "at",
                                 .kind = value_kind::number,
                                 .placeholder = "LEVEL",
                                 .help = "level of a spell's slot; otherwise the lowest",
                                 .range = {1, 9}};
constexpr label_spec reaction_labels[] = {reaction_when, reaction_by, reaction_at, labels::rolled};
constexpr std::string_view reaction_examples[] = {"reaction shield", "reaction parry by: knight-1",
                                                  "reaction counterspell by: Mira at: 5",
                                                  "reaction shield when: it helps by: Mira"};
constexpr label_spec pass_labels[] = {reaction_by};

}  // namespace

// -- reaction ----------------------------------------------------------------

constinit const verb_spec reaction::row{
    .name = "reaction",
    .subject = reaction_name,
    .labels = reaction_labels,
    .summary = "answers what is about to happen, or says when to",
    .details =
        "An attack that hits, a spell, a failed save and damage wait for who can answer "
        "them. With `when:` nobody is asked: the reaction is used, or not, by itself.",
    .examples = reaction_examples};

reaction reaction::read(value_reader& given) {
  return {.name = given.one_word(reaction_name),
          .when = given.optional_word(reaction_when),
          .by = given.optional_word(reaction_by),
          .at = given.number(reaction_at),
          .rolled = given.faces(labels::rolled)};
}

void reaction::print(line_writer& line) const {
  line.words(reaction_name, {name}).optional_word(reaction_when, when);
  line.optional_word(reaction_by, by).number(reaction_at, at).faces(labels::rolled, rolled);
}

objection reaction::decide(rules::draft& out) const {
  using namespace rules;
  const pending_decision* const waits = out.now().pending();
  if (when) return waits ? objection(waits_for_an_answer(out.now())) : give_order(out, *this);
  if (!waits) return nothing_waits();
  const auto choice = answering(out.now(), by, [&](const reaction_choice& one) {
    return meant_of(one.reactions, name.text) != nullptr;
  });
  if (!choice) return choice.error();
  const small_text* const meant = meant_of((*choice)->reactions, name.text);
  if (!meant) return no_such_reaction(out.at((*choice)->who), name, (*choice)->reactions);
  const reaction_answer answer{.moment = waits->moment,
                               .who = (*choice)->who,
                               .reaction = *meant,
                               .slot = static_cast<std::uint8_t>(at.value_or(0))};
  return go_on(out, answer, rolled.faces);
}

// -- pass --------------------------------------------------------------------

constinit const verb_spec pass::row{
    .name = "pass", .labels = pass_labels, .summary = "lets pass what could be answered"};

pass pass::read(value_reader& given) {
  return {.by = given.optional_word(reaction_by)};
}

void pass::print(line_writer& line) const {
  line.optional_word(reaction_by, by);
}

objection pass::decide(rules::draft& out) const {
  using namespace rules;
  const pending_decision* const waits = out.now().pending();
  if (!waits) return nothing_waits();
  const auto choice = answering(out.now(), by, [](const reaction_choice&) { return true; });
  if (!choice) return choice.error();
  const reaction_answer answer{
      .moment = waits->moment, .who = (*choice)->who, .reaction = {}, .slot = 0};
  return go_on(out, answer, std::vector<std::int32_t>(waits->more));
}

// -- let pass ----------------------------------------------------------------

constinit const verb_spec let_pass::row{
    .name = "let pass",
    .summary = "goes on without any answer",
    .details = "Nobody is asked any more about the command that waits; orders hold."};

let_pass let_pass::read(value_reader&) {
  return {};
}

void let_pass::print(line_writer&) const {}

objection let_pass::decide(rules::draft& out) const {
  const pending_decision* const waits = out.now().pending();
  if (!waits) return rules::nothing_waits();
  return rules::go_on(out, std::nullopt, std::vector<std::int32_t>(waits->more));
}

}  // namespace commands

}  // namespace dnd::model
