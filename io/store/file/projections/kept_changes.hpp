#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/checkpoint.hpp"
#include "io/store/file/pause.hpp"
#include "io/store/log_position.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace dnd::io {

/// Events of a stretch, at least: what is read to find one change in it.
inline constexpr std::size_t change_stretch_events = 4'096;
/// Events that one call notes at most.
inline constexpr std::uint64_t changes_piece_events = 1'000'000;

/// Brings `changes.json` up to date with log.jsonl, as far as `durable`, where a durable command
/// ends, but for the last events: stretches have `stretch_events` and more. True: there is more, to
/// be done with `cache_pace::now`. Events of a fight that goes on are left alone. One call at a
/// time for each campaign, by whoever holds its lock. Cut short anywhere, it leaves a file that is
/// good or is seen to be bad: then all is noted anew. Errors: the disk's, and what the log is
/// damaged by; what is known is older then, and nothing else is the matter.
[[nodiscard]] result<bool> keep_changes(file_ops& ops, const std::string& directory,
                                        const log_position& durable, cache_pace pace,
                                        const pause& rest = {},
                                        std::size_t stretch_events = change_stretch_events);

}  // namespace dnd::io
