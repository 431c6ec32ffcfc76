#pragma once

#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

/// What became of a creature, told of it: "dies", "is stable".
[[nodiscard]] inline std::string_view fate_text(model::vitality before,
                                                model::vitality after) noexcept {
  using model::vitality;
  switch (after) {
    case vitality::dead:
      return "dies";
    case vitality::dying:
      return before == vitality::dead ? "is alive again, and dying" : "is dying";
    case vitality::stable:
      return before == vitality::conscious ? "is knocked out, but stable" : "is stable";
    case vitality::conscious:
      return before == vitality::dead ? "is alive again" : "is conscious again";
  }
  return "";
}

/// What stands after "dies": " at 0 hp", ": massive damage, 31 beyond 0 hp".
[[nodiscard]] inline std::string death_text(const model::views::death_reason& why) {
  using model::views::death_cause;
  switch (why.cause) {
    case death_cause::no_hit_points:
      return " at 0 hp";
    case death_cause::massive_damage:
      return fmt::format(": massive damage, {} beyond 0 hp", why.beyond);
    case death_cause::third_failure:
      return ": the third failed death save";
    case death_cause::exhaustion:
      return ": the sixth level of exhaustion";
  }
  return "";
}

inline void tell(storyteller& to, const model::vitality_changed& e) {
  const bool is_better = e.state.after == model::vitality::conscious;
  const bool is_worse = e.state.after == model::vitality::dead;
  const auto& why = to.current().death;
  const std::string line =
      fmt::format("{} {}{}.", to.name(e.creature), fate_text(e.state.before, e.state.after),
                  why ? death_text(*why) : std::string());
  to.say(is_better  ? to.good(line)
         : is_worse ? to.bad(line)
                    : to.look().paint(tone::warning, line));
}

inline void tell(storyteller& to, const model::death_save_rolled& e) {
  const d20_roll roll = roll_of(e);
  const int face = kept_face(roll);
  std::string verdict;
  if (e.failures.after > e.failures.before) {
    verdict = to.bad("failure") + fmt::format(" ({} of 3)", e.failures.after);
  } else if (e.successes.after > e.successes.before) {
    verdict = to.good("success") + fmt::format(" ({} of 3)", e.successes.after);
  } else {
    verdict = to.good("success");
  }
  if (face == 20 || face == 1) verdict = fmt::format("natural {}, {}", face, verdict);
  to.say(fmt::format("{}'s death save: {}, {}.", to.name(e.creature), d20_text(roll, to.look()),
                     verdict));
}

inline void tell(storyteller& to, const model::death_failures_added& e) {
  to.say(fmt::format("{} is hit while down: death save failures {}.", to.name(e.creature),
                     change_text(e.failures, to.look())));
}

}  // namespace dnd::cli::sentences
