#pragma once

#include "cli/render/grammar.hpp"
#include "cli/render/sentences/storyteller.hpp"
#include "model/calendar.hpp"
#include "model/coins.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace dnd::cli::sentences {

/// "Session 2" and the like, without the number outside of a session.
inline std::string session_text(std::uint32_t number) {
  return number == 0 ? "The campaign" : fmt::format("Session {}", number);
}

inline void tell(storyteller& to, const model::session_started& e) {
  const std::string title = to.clean(e.title);
  to.say(title.empty() ? fmt::format("Session {} begins.", e.number)
                       : fmt::format("Session {} begins: {}.", e.number, title));
}

inline void tell(storyteller& to, const model::session_saved& e) {
  to.say(fmt::format("{} is saved.", session_text(e.number)));
}

/// "Session 3 ends: 450 XP, 20 gp more, 2 days and 3 hours."
inline void tell(storyteller& to, const model::session_ended& e) {
  std::vector<std::string> sum;
  if (e.experience != 0) sum.push_back(fmt::format("{} XP", e.experience));
  if (e.coins > 0) sum.push_back(fmt::format("{} more", model::coins_text(e.coins)));
  if (e.coins < 0) sum.push_back(fmt::format("{} less", model::coins_text(-e.coins)));
  if (e.lasted != 0) sum.push_back(fmt::format("{} passed", model::span_text(e.lasted)));
  const std::string all = sum.empty() ? std::string() : fmt::format(": {}", listed(sum));
  to.say(fmt::format("{} ends{}.", session_text(e.number), all));
}

inline void tell(storyteller& to, const model::player_attended& e) {
  if (e.creature.empty()) return to.say(fmt::format("{} is at the table.", to.clean(e.player)));
  to.say(fmt::format("{} plays {}.", to.clean(e.player), to.name(e.creature)));
}

}  // namespace dnd::cli::sentences
