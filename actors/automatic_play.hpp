#pragma once

#include "actors/engine.hpp"
#include "model/automatic/player.hpp"

#include <functional>
#include <optional>
#include <vector>

/// Fights that play themselves: `encounter auto`.
namespace dnd::actors {

/// What came of it.
struct played_fight {
  /// The commands that were given and accepted, oldest first. They stand in the log like any
  /// others, and are as durable.
  std::vector<model::commit_ptr> commits;
  /// Why it ended; nothing where it was stopped or could not go on.
  std::optional<model::automatic::ending> ending;
  /// The answer that it could not go on after, refused or failed; null where there was none.
  response_ptr problem;
  /// As the fight stands then; null where not even that could be found out.
  state_ptr after;
};

/// Gives the campaign one command after the other, as `model::automatic::player` chooses them, each
/// with its own answer before the next. Somebody else may give commands meanwhile: what was chosen
/// is given only if nothing has happened since, and else chosen again, up to a bound. `stop` is
/// asked before each command. Waits for the engine, and reads the content on the thread of whoever
/// asks.
[[nodiscard]] played_fight play_automatically(open_campaign& campaign,
                                              const model::commands::auto_encounter& how,
                                              const std::function<bool()>& stop = {});

}  // namespace dnd::actors
