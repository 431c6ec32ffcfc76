#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/log_position.hpp"
#include "model/event.hpp"

#include <cstdint>
#include <string>

/// What a fork has in common with the campaign that it is made of, so that making it takes a moment
/// however long the log is.
namespace dnd::io {

/// Has the log of the fork in `to`, which has none yet, begin with that of the campaign in `from`,
/// as far as it can be shared: up to event `last` at most, which ends a command, and not into a
/// fight that is in a file of its own. The caches of what is shared are there too. Returns where it
/// ends; all zero, and nothing is there, where it is shorter than `least_bytes`, where the other
/// campaign is being played, or where the file system knows no second names.
/// Errors: the disk's, and damage of the log.
[[nodiscard]] result<log_position> share_log(file_ops& ops, const std::string& from,
                                             model::seq_t last, std::uint64_t least_bytes,
                                             const std::string& to);

}  // namespace dnd::io
