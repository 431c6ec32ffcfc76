#pragma once

#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <string>

namespace dnd::cli::sentences {

inline bool share_a_sentence(const model::experience_gained& a, const model::experience_gained& b) {
  return a.experience.after - a.experience.before == b.experience.after - b.experience.before &&
         a.reason == b.reason && (a.level_due == 0) == (b.level_due == 0);
}

/// "Elara and Grog gain 125 XP each (fight 3)."
inline void tell(storyteller& to, const model::experience_gained& e) {
  const std::int64_t by = e.experience.after - e.experience.before;
  const std::string why =
      e.reason.empty() ? std::string() : fmt::format(" ({})", to.clean(e.reason));
  const std::string each = to.tells_several() ? " each" : "";
  const std::string verb =
      by < 0 ? (to.tells_several() ? "lose" : "loses") : (to.tells_several() ? "gain" : "gains");
  to.say(fmt::format("{} {} {} XP{}{}.", to.group_names<model::experience_gained>(), verb,
                     by < 0 ? -by : by, each, why));
  for (const model::experience_gained& one : to.group_events<model::experience_gained>())
    if (one.level_due > 0)
      to.say(fmt::format("{} has {} XP: level {} is due.", to.name(one.creature),
                         one.experience.after, one.level_due));
}

}  // namespace dnd::cli::sentences
