#pragma once

#include "model/stat_block.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::io::imports {

/// "Fire Breath (Recharge 5-6)", "Wing Attack (Costs 2 Actions)", "Teleport (3/Day)".
struct action_title {
  std::string name;
  model::usage_limit usage;
  std::uint8_t cost = 1;
  /// "Bear Form Only", "Bite in Beast Form": the form that has the action.
  std::string only;
};
[[nodiscard]] action_title read_action_title(std::string_view text);
/// "Recharge 5-6", "3/Day", "1/Rest": what stands in parentheses of a title, or in a field of its
/// own. False for anything else.
bool read_usage_words(std::string_view text, action_title& into);

}  // namespace dnd::io::imports
