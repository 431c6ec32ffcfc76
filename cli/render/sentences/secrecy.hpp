#pragma once

#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

inline void tell(storyteller& to, const model::creature_concealed& e) {
  to.say(fmt::format("{} is concealed from players.", to.name(e.creature)));
}

inline void tell(storyteller& to, const model::creature_revealed& e) {
  to.say(fmt::format("{} is there for all to see.", to.name(e.creature)));
}

}  // namespace dnd::cli::sentences
