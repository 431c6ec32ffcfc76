#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/pause.hpp"
#include "io/store/file/projections/figures_file.hpp"
#include "model/figures/counter.hpp"

#include <cstdint>
#include <string>

/// Counting a campaign's log, and keeping what was counted. Every command is counted once and in
/// order: each goes on from the one before it, which is asserted. So figures that are made in
/// pieces, or anew, are the same.
namespace dnd::io {

struct figures_piece {
  /// What may be read of log.jsonl: up to this event and byte, at the end of a command.
  std::uint64_t seq = 0;
  std::uint64_t end = 0;
  /// Events that are counted at most; a command is not divided.
  std::uint64_t events_max = UINT64_MAX;
  /// Threads that read, see `scan_options::threads`.
  unsigned threads = 0;
};

/// Counts on in log.jsonl. True: as far as the piece goes; false: `events_max` were counted, and
/// there is more. `rest` is called again and again. Errors: the disk's, and damage; then `into` is
/// of no use any more.
[[nodiscard]] result<bool> count_log(file_ops& ops, const std::string& directory,
                                     const log_file& log, const figures_piece& what,
                                     loaded_figures& into, const pause& rest = {});

/// The figures of the campaign up to event `last`, where a commit ends: those that are kept, and
/// what came after them. A fight that goes on is in them. Of `wanted` its `upto` is not looked at.
/// Reads only.
[[nodiscard]] result<model::figures::account> figures_upto(file_ops& ops,
                                                           const std::string& directory,
                                                           model::seq_t last,
                                                           figures_choice wanted = {});

}  // namespace dnd::io
