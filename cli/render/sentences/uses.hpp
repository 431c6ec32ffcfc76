#pragma once

#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

inline void tell(storyteller& to, const model::action_used& e) {
  std::string line = fmt::format("{} uses {}", to.name(e.creature), to.clean(e.action));
  if (!(e.spent.before == e.spent.after)) {
    const std::string pool = e.pool == e.action ? "uses" : "uses of " + to.clean(e.pool);
    line += fmt::format(" ({} spent {})", pool, change_text(e.spent, to.look()));
  }
  to.say_action(line + ".");
}

inline void tell(storyteller& to, const model::recharge_rolled& e) {
  to.say(fmt::format("{} rolls to recharge {}: d6 {} vs {}, {}.", to.name(e.creature),
                     to.clean(e.pool), e.d6, e.needed,
                     e.d6 >= e.needed ? to.good("ready") : to.bad("not yet")));
}

inline void tell(storyteller& to, const model::uses_regained& e) {
  to.say(fmt::format("{} regains uses of {}: spent {}.", to.name(e.creature), to.clean(e.pool),
                     change_text(e.spent, to.look())));
}

}  // namespace dnd::cli::sentences
