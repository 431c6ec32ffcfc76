#pragma once

#include "actors/campaign/executor.hpp"
#include "actors/messages.hpp"

/// The answers that are the same wherever they are given.
namespace dnd::actors {

[[nodiscard]] response failed_response(io::error why);
/// The events of a command as clients see them.
[[nodiscard]] std::vector<record> records_of(const accepted_command& command);

/// `bounds::commands_in_flight_max` are on their way.
[[nodiscard]] io::error busy();
/// Nobody is there any more to say what became of a command.
[[nodiscard]] io::error engine_gone();
/// The disk hangs, or everything else does: `answer_timeout` is over.
[[nodiscard]] io::error no_answer();
/// Promise 14: after a failed write nothing is taken until the campaign is opened again.
[[nodiscard]] io::error read_only_because(const io::error& why);

}  // namespace dnd::actors
