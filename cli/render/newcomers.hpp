#pragma once

#include "cli/render/types.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>

namespace dnd::cli {

/// Names by id.
using name_map = std::map<std::string, std::string, std::less<>>;

/// What the creatures that come, or come back, within `events` are called.
[[nodiscard]] name_map newcomers_in(std::span<const logged_event> events);

}  // namespace dnd::cli
