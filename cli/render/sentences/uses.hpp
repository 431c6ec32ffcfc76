#pragma once

#include "cli/render/grammar.hpp"
#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dnd::cli::sentences {

/// "0 of 1 left", "2 of 3 uses of Ki left", "spent until it recharges"; without the number of uses
/// how many are gone: "2 spent".
[[nodiscard]] inline std::string remaining_text(const storyteller& to,
                                                const model::action_used& e) {
  const auto& size = to.current().uses;
  const bool is_shared = !(e.pool == e.action);
  const std::string pool = is_shared ? to.clean(e.pool) : std::string();
  if (!size)
    return is_shared ? fmt::format("{} of {} spent", e.spent.after, pool)
                     : fmt::format("{} spent", e.spent.after);
  if (size->kind == model::usage_kind::recharge) return "spent until it recharges";
  const int left = std::max(size->uses - e.spent.after, 0);
  if (e.pool == model::rules::legendary_pool)
    return fmt::format("{} of {} {} left", left, size->uses, pool);
  return is_shared ? fmt::format("{} of {} uses of {} left", left, size->uses, pool)
                   : fmt::format("{} of {} left", left, size->uses);
}

inline void tell(storyteller& to, const model::action_used& e) {
  std::string line = fmt::format("{} uses {}", to.name(e.creature), to.clean(e.action));
  if (!(e.spent.before == e.spent.after)) line += ": " + remaining_text(to, e);
  to.say_action(line + ".");
}

inline void tell(storyteller& to, const model::recharge_rolled& e) {
  to.say(fmt::format("{} rolls to recharge {}: d6 {} vs {}, {}.", to.name(e.creature),
                     to.clean(e.pool), e.d6, e.needed,
                     e.d6 >= e.needed ? to.good("ready") : to.bad("not yet")));
}

/// Pools of one creature that are whole again.
inline bool share_a_sentence(const model::uses_regained& a, const model::uses_regained& b) {
  const auto is_whole = [](const model::uses_regained& e) {
    return e.spent.after == 0 && !(e.pool == model::rules::legendary_pool);
  };
  return a.creature == b.creature && is_whole(a) && is_whole(b);
}

inline void tell(storyteller& to, const model::uses_regained& e) {
  if (to.tells_several()) {
    std::vector<std::string> pools;
    for (const model::uses_regained& each : to.group_events<model::uses_regained>())
      pools.push_back(to.clean(each.pool));
    return to.say(fmt::format("{} has all of these back: {}.", to.name(e.creature), listed(pools)));
  }
  const int back = e.spent.before - e.spent.after;
  const std::string pool = to.clean(e.pool);
  if (e.pool == model::rules::legendary_pool && e.spent.after == 0)
    return to.say(fmt::format("{} has all its {} back.", to.name(e.creature), pool));
  to.say(fmt::format(
      "{} regains {} of {}{}.", to.name(e.creature), counted(back, "use"), pool,
      e.spent.after == 0 ? std::string() : fmt::format(", {} still spent", e.spent.after)));
}

}  // namespace dnd::cli::sentences
