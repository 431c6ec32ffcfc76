#pragma once

#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

inline void tell(storyteller& to, const model::note_added& e) {
  to.say(fmt::format("Note: {}", to.clean(e.text)));
}

}  // namespace dnd::cli::sentences
