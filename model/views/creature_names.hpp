#pragma once

#include "model/commit.hpp"
#include "model/state.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dnd::model::views {

/// What people call a creature: its own name where it has one (`Grog`), its id where it shares
/// its name with others (`zombie-1`).
[[nodiscard]] std::string_view called(const creature& who) noexcept;
/// The same by id; the id itself for a creature that is not there.
[[nodiscard]] std::string_view called(std::string_view id, const state& now) noexcept;

/// Names by id.
using creature_names = std::map<std::string, std::string, std::less<>>;

/// States in which the creatures of a commit may be found. Both may be null.
struct known_states {
  const state* before = nullptr;
  const state* after = nullptr;
};

/// What the creatures and places are called that a commit's events mention: as the commit itself
/// brings them in or back, else as they are after it, else as they were before it: whoever has just
/// been removed has a name too. Who is in none of these is not in the result.
[[nodiscard]] creature_names names_in(const commit& what, const known_states& where);

}  // namespace dnd::model::views
