#include "model/decide.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/rules/carry_out.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::model {

namespace {

objection check_faces(const dice_roller& dice, const rolled_faces* given) {
  auto why = dice.verdict();
  if (why && given) why->column = given->column;
  return why;
}

objection check_size(const rules::draft& out) {
  if (out.size() <= bounds::command_events_max) return std::nullopt;
  return refusal{refusal_code::too_many,
                 fmt::format("this would be {} events, and a command has at most {}", out.size(),
                             bounds::command_events_max),
                 "do it in several commands", std::nullopt};
}

/// Whether a command may be given while another one waits for an answer.
bool goes_beside_a_question(const command& what) {
  return visit(
      []<class Command>(const Command&) {
        if constexpr (requires { Command::goes_beside_a_question; })
          return true;
        else
          return false;
      },
      what);
}

/// What is left of a command that somebody has to answer: nothing but the question.
ruled<decision> leave_open(trial& attempt, const command& what, rules::draft&& out,
                           const content_lookup& content, const rulings& house, dice_roller& dice) {
  rules::reaction_course course = std::move(out.course());
  std::vector<event> events = std::move(out).take();
  events.resize(course.from);
  course.open->line = course.line.empty() ? rules::line_of(what) : std::move(course.line);
  if (auto readable = parse_command(course.open->line); !readable)
    return std::move(readable).error();
  attempt.take_back();
  rules::draft left(attempt, content, house, dice);
  for (event& one : events) left.emit(std::move(one));
  left.emit(decision_pending{.decision = std::move(course.open)});
  return decision{std::move(left).take()};
}

}  // namespace

refusal waits_for_an_answer(const state& now) {
  const pending_decision& what = *now.pending();
  const creature_id& who = what.asked.front().who;
  const small_text& with = what.asked.front().reactions.front();
  return {refusal_code::decision_pending,
          fmt::format("a command waits for the answer of {}", rules::called(*now.find(who))),
          fmt::format("`reaction {} by: {}`, `pass by: {}`, or `let pass`", with.view(), who.view(),
                      who.view()),
          std::nullopt};
}

std::vector<std::string> content_needed(const command& what, const state& now) {
  std::vector<std::string> names = content_needed(what);
  if (!now.pending() || !goes_beside_a_question(what)) return names;
  if (const auto waiting = parse_command(now.pending()->line)) return content_needed(*waiting);
  return names;
}

std::vector<std::string> content_needed(const command& what) {
  std::vector<std::string> names;
  const auto collect = [&](const auto& asked) {
    if constexpr (requires { asked.content; })
      for (const word& name : asked.content) names.push_back(name.text);
    if constexpr (requires { asked.spell.text; })
      names.push_back(std::string(spell_prefix) + asked.spell.text);
    else if constexpr (requires { asked.spell->text; })
      if (asked.spell) names.push_back(std::string(spell_prefix) + asked.spell->text);
  };
  visit(collect, what);
  return names;
}

ruled<decision> decide(trial& attempt, const command& what, const content_lookup& content,
                       const rulings& house, dice_roller& dice) {
  if (attempt.now().pending() && !goes_beside_a_question(what))
    return waits_for_an_answer(attempt.now());
  const rolled_faces* given = rules::faces_of(what);
  dice.begin(given ? given->faces : std::vector<std::int32_t>{});
  rules::draft out(attempt, content, house, dice);
  objection no = rules::carry_out(out, what);
  if (!no) no = std::move(out.course().problem);
  if (!no) no = check_faces(dice, given);
  if (!no) no = check_size(out);
  if (no) {
    if (no->code == refusal_code::bad_rolled && given) no->column = given->column;
    dice.take_back();
    return *std::move(no);
  }
  if (out.course().open) return leave_open(attempt, what, std::move(out), content, house, dice);
  return decision{std::move(out).take()};
}

ruled<decision> decide(const state& now, const command& what, const content_lookup& content,
                       const rulings& house, dice_roller& dice) {
  state copy = now;
  trial attempt(copy);
  return decide(attempt, what, content, house, dice);
}

}  // namespace dnd::model
