#pragma once

#include "model/commit.hpp"
#include "model/state.hpp"
#include "model/views/viewer.hpp"

#include <string>
#include <vector>

/// Conditions that failed saving throws may bring. Whether they do is the game master's to say, so
/// nothing imposes them by itself.
namespace dnd::model::views {

/// A condition for all who failed against the same action.
struct imposition {
  condition what{};
  /// Who asked for the saving throw.
  creature_id source;
  /// Alive, not immune, and without it from this source. At least one.
  std::vector<creature_id> to;
  /// The command that imposes it.
  std::string line;
};

/// In the order of the saving throws. Only the game master's: empty for others. `after` is the
/// state after the commit.
[[nodiscard]] std::vector<imposition> impositions_of(const commit& what, const state& after,
                                                     const viewer& whose);

}  // namespace dnd::model::views
