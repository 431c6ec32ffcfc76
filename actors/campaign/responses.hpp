#pragma once

#include "actors/messages.hpp"

/// The answers that are the same wherever they are given.
namespace dnd::actors {

[[nodiscard]] response failed_response(io::error why);

/// A command that the campaign's inbox does not take any more.
[[nodiscard]] response_ptr not_taken(io::error why);

/// `bounds::commands_in_flight_max` are on their way.
[[nodiscard]] io::error busy();
/// The campaign takes no more commands: it is being closed.
[[nodiscard]] io::error closing();
/// Nobody is there any more to say what became of a command.
[[nodiscard]] io::error engine_gone();
/// The disk hangs, or everything else does: `answer_timeout` is over.
[[nodiscard]] io::error no_answer();
/// Promise 14: after a failed write nothing is taken until the campaign is opened again.
[[nodiscard]] io::error read_only_because(const io::error& why);

}  // namespace dnd::actors
