#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/checkpoint.hpp"
#include "io/store/file/pause.hpp"
#include "io/store/log_position.hpp"

#include <cstdint>
#include <string>

namespace dnd::io {

/// New events that one call counts at most, and the bytes of new log that are worth a write.
inline constexpr std::uint64_t figures_piece_events = 4'000'000;
inline constexpr std::uint64_t figures_chunk_bytes = 1024 * 1024;

/// Brings `figures.json` up to date with log.jsonl, as far as `durable`, where a durable command
/// ends. True: there is more, to be done with `cache_pace::now`. Events of a fight that goes on are
/// left alone; what was taken back, or brought back, since then is counted again. A call counts
/// `piece_events` new events at most, and to the end of a command. One call at a time for each
/// campaign, by whoever holds its lock. Cut short anywhere, it leaves a file that is good or is
/// seen to be bad: then all is counted anew. Errors: the disk's, and what the log is damaged by;
/// the figures are older then, and nothing else is the matter.
[[nodiscard]] result<bool> keep_figures(file_ops& ops, const std::string& directory,
                                        const log_position& durable, cache_pace pace,
                                        const pause& rest = {},
                                        std::uint64_t piece_events = figures_piece_events);

/// Removes the file, and what a crash left of one. Errors: the disk's.
[[nodiscard]] result<done> remove_figures(file_ops& ops, const std::string& directory);

}  // namespace dnd::io
