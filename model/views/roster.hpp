#pragma once

#include "model/state.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dnd::model::views {

/// A creature as a row of a table, for the game master.
struct roster_row {
  std::string id;
  std::string name;
  bool is_character = false;
  std::int32_t hp = 0;
  std::int32_t max_hp = 0;
  std::int32_t temporary_hp = 0;
  std::int32_t armor_class = 0;
  /// "conscious", "dying", "dead"…
  std::string life;
  /// "poisoned, prone"; empty for none.
  std::string conditions;
};

/// All who are on the table, in their order.
[[nodiscard]] std::vector<roster_row> roster_of(const state& now);

}  // namespace dnd::model::views
