#include "model/decide.hpp"

#include "model/bounds.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/verbs.hpp"

#include <fmt/format.h>

#include <type_traits>
#include <utility>

namespace dnd::model {

namespace {

template <class Command>
concept takes_faces = requires(const Command& asked) {
  { asked.rolled } -> std::convertible_to<const rolled_faces&>;
};

/// Faces that the command brings along; null for verbs without dice.
const rolled_faces* faces_of(const command& what) {
  return std::visit(
      [](const auto& asked) -> const rolled_faces* {
        if constexpr (takes_faces<std::decay_t<decltype(asked)>>)
          return &asked.rolled;
        else
          return nullptr;
      },
      what);
}

/// The table of contents: which rule decides which verb.
struct decider {
  rules::draft& out;
  const content_lookup& content;

  using objection = rules::objection;

  objection operator()(const commands::nothing&) { return std::nullopt; }
  objection operator()(const commands::add& c) { return rules::decide_add(out, c, content); }
  objection operator()(const commands::remove& c) { return rules::decide_remove(out, c); }
  objection operator()(const commands::start_encounter& c) { return rules::decide_start(out, c); }
  objection operator()(const commands::end_encounter& c) { return rules::decide_end(out, c); }
  objection operator()(const commands::initiative& c) { return rules::decide_initiative(out, c); }
  objection operator()(const commands::turn& c) { return rules::decide_turn(out, c); }
  objection operator()(const commands::attack& c) { return rules::decide_attack(out, c); }
  objection operator()(const commands::damage& c) { return rules::decide_damage(out, c); }
  objection operator()(const commands::heal& c) { return rules::decide_heal(out, c); }
  objection operator()(const commands::grant_temporary& c) {
    return rules::decide_temporary(out, c);
  }
  objection operator()(const commands::add_condition& c) {
    return rules::decide_add_condition(out, c);
  }
  objection operator()(const commands::remove_condition& c) {
    return rules::decide_remove_condition(out, c);
  }
  objection operator()(const commands::check& c) { return rules::decide_check(out, c); }
  objection operator()(const commands::save& c) { return rules::decide_save(out, c); }
  objection operator()(const commands::death_save& c) { return rules::decide_death_save(out, c); }
  objection operator()(const commands::roll& c) { return rules::decide_roll(out, c); }
  objection operator()(const commands::note& c) { return rules::decide_note(out, c); }
  objection operator()(const commands::start_session& c) {
    return rules::decide_start_session(out, c);
  }
  objection operator()(const commands::end_session& c) { return rules::decide_end_session(out, c); }
  objection operator()(const commands::save_session& c) {
    return rules::decide_save_session(out, c);
  }

  // Questions, and what needs the past: the caller answers them.
  objection operator()(const commands::discard_encounter&) { return not_ours(); }
  objection operator()(const commands::undo&) { return not_ours(); }
  objection operator()(const commands::redo&) { return not_ours(); }
  objection operator()(const commands::status&) { return not_ours(); }
  objection operator()(const commands::log&) { return not_ours(); }
  objection operator()(const commands::help&) { return not_ours(); }
  objection operator()(const commands::reopen&) { return not_ours(); }
  objection operator()(const commands::quit&) { return not_ours(); }

  [[noreturn]] static objection not_ours() {
    assertion_failed("a command that the rules decide", __FILE__, __LINE__);
  }
};

rules::objection check_faces(const dice_roller& dice, const rolled_faces* given) {
  auto why = dice.verdict();
  if (why && given) why->column = given->column;
  return why;
}

rules::objection check_size(const rules::draft& out) {
  if (out.size() <= bounds::command_events_max) return std::nullopt;
  return refusal{refusal_code::too_many,
                 fmt::format("this would be {} events, and a command has at most {}", out.size(),
                             bounds::command_events_max),
                 "do it in several commands", std::nullopt};
}

}  // namespace

std::vector<std::string> content_needed(const command& what) {
  std::vector<std::string> names;
  if (const auto* add = std::get_if<commands::add>(&what))
    for (const word& name : add->content) names.push_back(name.text);
  return names;
}

ruled<decision> decide(trial& attempt, const command& what, const content_lookup& content,
                       const rulings& house, dice_roller& dice) {
  const rolled_faces* given = faces_of(what);
  dice.begin(given ? given->faces : std::vector<std::int32_t>{});
  rules::draft out(attempt, house, dice);
  rules::objection no = std::visit(decider{out, content}, what);
  if (!no) no = check_faces(dice, given);
  if (!no) no = check_size(out);
  if (no) {
    if (no->code == refusal_code::bad_rolled && given) no->column = given->column;
    dice.take_back();
    return *std::move(no);
  }
  return decision{std::move(out).take()};
}

ruled<decision> decide(const state& table, const command& what, const content_lookup& content,
                       const rulings& house, dice_roller& dice) {
  state copy = table;
  trial attempt(copy);
  return decide(attempt, what, content, house, dice);
}

}  // namespace dnd::model
