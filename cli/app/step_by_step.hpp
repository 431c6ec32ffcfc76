#pragma once

#include "cli/app/context.hpp"
#include "cli/app/played_game.hpp"
#include "cli/app/stop_signals.hpp"

#include <optional>
#include <string>

namespace dnd::cli {

/// Asks a person at the terminal for what a line lacks, one question after the other, until the
/// command is whole. Which questions there are, the game knows. `back` takes the last answer back,
/// `stop`, and the end of the input, leave it.
class step_by_step {
 public:
  /// All must outlive it.
  step_by_step(context& with, played_game& played, stop_signals& signals)
      : with_(with), game_(played), signals_(signals) {}

  /// The line itself where it lacks nothing or is none that can be asked for, and where the game
  /// says what is wrong with it; else the whole line, which is shown. Nothing when it was left.
  [[nodiscard]] std::optional<std::string> complete(const std::string& line);

 private:
  context& with_;
  played_game& game_;
  stop_signals& signals_;
};

}  // namespace dnd::cli
