#pragma once

#include "cli/render/grammar.hpp"
#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

/// " (by Grog)"; empty where the game master imposed it.
[[nodiscard]] inline std::string by_text(const storyteller& to, std::string_view source) {
  return source.empty() ? std::string() : fmt::format(" (by {})", to.name(source));
}

/// "Thia is poisoned for 3 rounds (by Grog)".
[[nodiscard]] inline std::string bearing_text(const storyteller& to,
                                              const model::condition_added& e) {
  std::string line = fmt::format("{} is {}", to.name(e.creature), model::to_text(e.instance.kind));
  if (e.instance.rounds > 0) line += " for " + counted(e.instance.rounds, "round");
  return line + by_text(to, e.instance.source);
}

inline void tell(storyteller& to, const model::condition_added& e) {
  const model::condition_removed* old = to.take_replaced(e);
  if (old == nullptr) return to.say_within(bearing_text(to, e) + ".");
  const bool is_the_same = old->instance.rounds == e.instance.rounds;
  if (is_the_same && old->instance.anchor != e.instance.anchor) {
    // Whose turns it counted has left.
    const std::string left =
        e.instance.rounds > 0 ? fmt::format(", {} left", counted(e.instance.rounds, "round")) : "";
    return to.say(fmt::format("{}: {}{} goes on{}.", to.name(e.creature),
                              model::to_text(e.instance.kind), by_text(to, e.instance.source),
                              left));
  }
  to.say_within(bearing_text(to, e) + ", anew.");
}

inline void tell(storyteller& to, const model::condition_removed& e) {
  // What takes its place says so.
  if (e.why == model::condition_end::replaced) return to.keep(e);
  constexpr std::string_view endings[] = {"ends", "wears off"};
  to.say(fmt::format("{}: {}{} {}.", to.name(e.creature), model::to_text(e.instance.kind),
                     by_text(to, e.instance.source), endings[static_cast<std::size_t>(e.why)]));
}

inline void tell(storyteller& to, const model::condition_ticked& e) {
  to.say(fmt::format("{}: {}, {} left.", to.name(e.creature), model::to_text(e.kind),
                     counted(e.rounds.after, "round")));
}

inline void tell(storyteller& to, const model::condition_blocked& e) {
  to.say_within(
      fmt::format("{} cannot be {}: immune.", to.name(e.creature), model::to_text(e.kind)));
}

inline void tell(storyteller& to, const model::exhaustion_changed& e) {
  std::string line =
      fmt::format("{}: exhaustion level {}", to.name(e.creature), change_text(e.level, to.look()));
  if (!(e.hp.before == e.hp.after)) line += fmt::format(", {} hp", change_text(e.hp, to.look()));
  to.say(line + ".");
}

}  // namespace dnd::cli::sentences
