#include "model/rules/carry_out.hpp"

#include "model/assert.hpp"
#include "model/language/print.hpp"
#include "model/rules/gear.hpp"
#include "model/rules/leaving.hpp"
#include "model/rules/mounts.hpp"

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <variant>

namespace dnd::model::rules {

namespace {

template <class Command>
concept takes_faces = requires(const Command& asked) {
  { asked.rolled } -> std::convertible_to<const rolled_faces&>;
};

/// The rules decide every command but those of which the verb says that the engine does.
struct decider {
  draft& out;

  template <class Command>
  objection operator()(const Command& asked) {
    if constexpr (requires { Command::engine_decides; })
      assertion_failed("a command that the rules decide", __FILE__, __LINE__);
    else
      return asked.decide(out);
  }
};

/// Whether something ended or somebody fell, so that who is here no longer than that has to leave.
bool somebody_may_leave(const draft& out) {
  return std::ranges::any_of(out.events(), [](const event& one) {
    return holds_alternative<effect_ended>(one) || holds_alternative<vitality_changed>(one);
  });
}

}  // namespace

objection carry_out(draft& out, const command& what) {
  auto no = visit(decider{out}, what);
  // At the end of a command, when nobody in it counts on them any more.
  if (!no) settle_riders(out);
  if (!no) end_attunement_of_dead(out);
  if (!no && somebody_may_leave(out)) send_home(out);
  return no;
}

const rolled_faces* faces_of(const command& what) {
  return visit(
      [](const auto& asked) -> const rolled_faces* {
        if constexpr (takes_faces<std::decay_t<decltype(asked)>>)
          return &asked.rolled;
        else
          return nullptr;
      },
      what);
}

std::string line_of(const command& what) {
  command bare = what;
  visit(
      [](auto& asked) {
        if constexpr (takes_faces<std::decay_t<decltype(asked)>>) asked.rolled = {};
      },
      bare);
  return print(bare);
}

}  // namespace dnd::model::rules
