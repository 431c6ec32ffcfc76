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

inline void tell(storyteller& to, const model::condition_added& e) {
  std::string line = fmt::format("{} is {}", to.name(e.creature), model::to_text(e.instance.kind));
  if (e.instance.rounds > 0) line += " for " + counted(e.instance.rounds, "round");
  to.say_within(line + by_text(to, e.instance.source) + ".");
}

inline void tell(storyteller& to, const model::condition_removed& e) {
  constexpr std::string_view endings[] = {"ends", "wears off", "is replaced"};
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
