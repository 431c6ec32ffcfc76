#pragma once

#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

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

inline void tell(storyteller& to, const model::session_ended& e) {
  to.say(fmt::format("{} ends.", session_text(e.number)));
}

}  // namespace dnd::cli::sentences
