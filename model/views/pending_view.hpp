#pragma once

#include "model/pending_decision.hpp"
#include "model/state.hpp"
#include "model/views/viewer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dnd::model::views {

/// One who is asked.
struct asked_view {
  small_text id;
  /// What people call it.
  std::string called;
  std::vector<small_text> reactions;
};

/// What a command waits for.
struct pending_view {
  reaction_moment on{};
  /// Ids; empty where nobody is.
  small_text actor;
  small_text target;
  std::string what;
  /// See `pending_decision`. Nothing where they are hidden.
  std::optional<std::int16_t> total;
  std::optional<std::int16_t> against;
  /// In the order in which they are asked.
  std::vector<asked_view> asked;
  /// The command; the game master's alone.
  std::string line;
};

/// Who is asked is no secret; what was rolled is the game master's, as is the line. Nothing when
/// nothing waits.
[[nodiscard]] std::optional<pending_view> pending_of(const state& now, const viewer& whose);

}  // namespace dnd::model::views
