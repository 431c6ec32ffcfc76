#include "model/rules/carry_out.hpp"

#include "model/assert.hpp"
#include "model/language/print.hpp"

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

}  // namespace

objection carry_out(draft& out, const command& what) {
  return std::visit(decider{out}, what);
}

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

std::string line_of(const command& what) {
  command bare = what;
  std::visit(
      [](auto& asked) {
        if constexpr (takes_faces<std::decay_t<decltype(asked)>>) asked.rolled = {};
      },
      bare);
  return print(bare);
}

}  // namespace dnd::model::rules
