#pragma once

#include "model/state.hpp"

#include <string>

namespace dnd::actors {

/// 16 hex digits that are the same for equal states and for them alone, in every run and on every
/// machine.
[[nodiscard]] std::string state_hash_text(const model::state& what);

}  // namespace dnd::actors
