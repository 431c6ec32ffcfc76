#pragma once

#include "cli/render/sentences/storyteller.hpp"
#include "model/natural_order.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace dnd::cli::sentences {

inline void tell(storyteller& to, const model::group_formed& e) {
  std::vector<std::string> names;
  for (const auto& id : e.members) names.push_back(to.name(id));
  // Members stand by the bytes of their ids.
  model::sort_naturally(names);
  to.say(
      fmt::format("Group {}: {}.", to.clean(e.group), storyteller::names_text(std::move(names))));
}

inline void tell(storyteller& to, const model::group_dissolved& e) {
  to.say(fmt::format("{} is no group any more.", to.clean(e.group)));
}

}  // namespace dnd::cli::sentences
