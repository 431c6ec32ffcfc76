#pragma once

#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace dnd::cli::sentences {

/// Why a hit is critical that no 20 made so: the reasons of a roll name the target's conditions.
/// SRD: Paralyzed, Unconscious.
[[nodiscard]] inline std::string_view why_critical(const model::attack_rolled& e) noexcept {
  for (const std::string_view kind : {"paralyzed", "unconscious"})
    if (e.reason.find("target " + std::string(kind)) != std::string::npos) return kind;
  return {};
}

/// "critical hit", "critical hit (the target is paralyzed, from within 5 feet)".
[[nodiscard]] inline std::string critical_text(const storyteller& to, const model::attack_rolled& e,
                                               int face) {
  const std::string text = to.look().paint(tone::warning, "critical hit");
  const std::string_view why = why_critical(e);
  if (face == 20 || face == 0 || why.empty()) return text;
  return fmt::format("{} (the target is {}, from within 5 feet)", text, why);
}

inline void tell(storyteller& to, const model::attack_rolled& e) {
  const d20_roll roll = roll_of(e);
  const int face = kept_face(roll);
  std::string verdict = e.hit ? to.good("hit") : to.look().paint(tone::faint, "miss");
  if (e.critical) verdict = critical_text(to, e, face);
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
