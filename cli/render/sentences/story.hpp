#pragma once

#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <string>

namespace dnd::cli::sentences {

inline void tell(storyteller& to, const model::note_added& e) {
  const std::string whom = e.everybody        ? " for all"
                           : e.reader.empty() ? ""
                                              : " for " + to.name(e.reader);
  to.say(fmt::format("Note{}: {}", whom, to.clean(e.text)));
}

}  // namespace dnd::cli::sentences
