#pragma once

#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

inline void tell(storyteller& to, const model::attack_rolled& e) {
  const d20_roll roll = roll_of(e);
  const int face = kept_face(roll);
  std::string verdict = e.hit ? to.good("hit") : to.look().paint(tone::faint, "miss");
  if (e.critical) verdict = to.look().paint(tone::warning, "critical hit");
  if ((face == 20 && e.hit) || (face == 1 && !e.hit))
    verdict = fmt::format("natural {}, {}", face, verdict);
  std::string dice;
  if (!to.hides("total")) {
    const std::string against = to.hides("ac") ? std::string() : fmt::format(" vs AC {}", e.ac);
    dice = fmt::format("{}{}, ", d20_text(roll, to.look()), against);
  }
  to.say_action(fmt::format("{} attacks {} with {}: {}{}.", to.name(e.attacker), to.name(e.target),
                            to.clean(e.weapon), dice, verdict));
}

}  // namespace dnd::cli::sentences
