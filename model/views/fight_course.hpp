#pragma once

#include "model/commit.hpp"
#include "model/state.hpp"
#include "model/views/stats_view.hpp"
#include "model/views/undone.hpp"

#include <string>
#include <vector>

namespace dnd::model::views {

/// Follows a fight: who had how many hit points after each command that changed some. What was
/// taken back is no moment of it.
class fight_follower {
 public:
  /// `start`: before the first command of the fight. `undone` must outlive it.
  fight_follower(state start, std::uint32_t number, const undone_events& undone);

  /// Requires that commands come one after the other. False when one contradicts the state.
  [[nodiscard]] bool read(const commit& what);
  [[nodiscard]] fight_course take() &&;

 private:
  void look(bool is_first);

  state now_;
  const undone_events& undone_;
  fight_course course_;
  /// The ids of `course_.creatures`.
  std::vector<std::string> ids_;
};

}  // namespace dnd::model::views
