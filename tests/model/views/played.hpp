#pragma once

#include "model/commit.hpp"
#include "tests/support/game.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::tests::views {

/// A command that is carried out, as the commit that it becomes.
inline model::commit played(test::game& at, std::string_view line) {
  model::commit out;
  out.first = at.state.seq() + 1;
  out.line = line;
  out.by = "gm";
  out.events = std::make_shared<const std::vector<model::event>>(at.say(line));
  out.last = at.state.seq();
  return out;
}

/// The engine decides these, not the rules: a game without a log cannot.
[[nodiscard]] inline bool needs_the_past(std::string_view line) {
  return line.starts_with("undo") || line.starts_with("redo") ||
         line.starts_with("encounter discard");
}

}  // namespace dnd::tests::views
