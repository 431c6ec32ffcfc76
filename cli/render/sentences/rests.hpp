#pragma once

#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

inline bool share_a_sentence(const model::rest_taken& a, const model::rest_taken& b) {
  return a.kind == b.kind;
}

inline void tell(storyteller& to, const model::rest_taken& e) {
  to.say(fmt::format("{} {} a {} rest.", to.group_names<model::rest_taken>(),
                     to.tells_several() ? "take" : "takes",
                     e.kind == model::rest_kind::long_rest ? "long" : "short"));
}

}  // namespace dnd::cli::sentences
