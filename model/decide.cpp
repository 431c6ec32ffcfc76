#include "model/decide.hpp"

#include "model/bounds.hpp"
#include "model/rules/draft.hpp"

#include <fmt/format.h>

#include <concepts>
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

/// The rules decide every command but those of which the verb says that the engine does.
struct decider {
  rules::draft& out;

  template <class Command>
  objection operator()(const Command& asked) {
    if constexpr (requires { Command::engine_decides; })
      assertion_failed("a command that the rules decide", __FILE__, __LINE__);
    else
      return asked.decide(out);
  }
};

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

}  // namespace

std::vector<std::string> content_needed(const command& what) {
  std::vector<std::string> names;
  const auto collect = [&](const auto& asked) {
    if constexpr (requires { asked.content; })
      for (const word& name : asked.content) names.push_back(name.text);
    if constexpr (requires { asked.spell; })
      names.push_back(std::string(spell_prefix) + asked.spell.text);
  };
  std::visit(collect, what);
  return names;
}

ruled<decision> decide(trial& attempt, const command& what, const content_lookup& content,
                       const rulings& house, dice_roller& dice) {
  const rolled_faces* given = faces_of(what);
  dice.begin(given ? given->faces : std::vector<std::int32_t>{});
  rules::draft out(attempt, content, house, dice);
  objection no = std::visit(decider{out}, what);
  if (!no) no = check_faces(dice, given);
  if (!no) no = check_size(out);
  if (no) {
    if (no->code == refusal_code::bad_rolled && given) no->column = given->column;
    dice.take_back();
    return *std::move(no);
  }
  return decision{std::move(out).take()};
}

ruled<decision> decide(const state& now, const command& what, const content_lookup& content,
                       const rulings& house, dice_roller& dice) {
  state copy = now;
  trial attempt(copy);
  return decide(attempt, what, content, house, dice);
}

}  // namespace dnd::model
