#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/history/place_finder.hpp"
#include "io/store/file/pause.hpp"
#include "io/store/file/projections/figures_file.hpp"
#include "model/figures/counter.hpp"
#include "model/views/undone.hpp"

#include <cstdint>
#include <string>

/// Counting a campaign's log, and going on from what is kept of it. Every command counts once and
/// in order: each goes on from the one before it, which is asserted. So figures that are made in
/// pieces, or anew, or of which a part was out of date, are the same.
namespace dnd::io {

/// What is kept of a campaign's figures and still right, and what else counting has to know.
struct usable_figures {
  loaded_figures known;
  /// What does not count by the end of what is asked for, as `undone_finder::find_idle`.
  model::views::undone_events idle;
};

/// What of the figures still holds for a log that ends with event `last`, where a commit ends: all
/// but what was taken back, or brought back, since they were kept. Of `wanted` its `outdated` is
/// not looked at. `log`: that of the campaign. Errors: the disk's, and damage of what is read of
/// the log; a file that cannot be used is no error.
[[nodiscard]] result<usable_figures> find_usable_figures(file_ops& ops,
                                                         const std::string& directory,
                                                         const log_file& log, model::seq_t last,
                                                         figures_choice wanted,
                                                         index_memory* indexes = nullptr);

struct figures_piece {
  /// What is counted of log.jsonl: up to this event and at most this byte, at the end of a command.
  model::seq_t last = 0;
  std::uint64_t end = 0;
  /// Threads that read, see `scan_options::threads`.
  unsigned threads = 0;
  /// Events in a row that are taken back from which on they are not read: fewer are read faster
  /// than a place after them is found.
  model::seq_t skipped_least = 4'096;
};

struct counted_figures {
  model::figures::account account;
  /// Where its last event ends; all zero: it has none, or nothing was counted after what is known.
  log_position at;
};

/// Counts on in log.jsonl, and again what was out of date. Commands that are taken back are not
/// read where there are many in a row and the index knows a place after them. Ends early where
/// log.jsonl ends early or is damaged. `rest` is called again and again. Errors: the disk's, and
/// events that cannot be read.
[[nodiscard]] result<counted_figures> count_log(const place_finder& places,
                                                const figures_piece& what, usable_figures from,
                                                const pause& rest = {});

/// The figures of the campaign up to event `last`, where a commit ends: those that are kept, and
/// what came after them. A fight that goes on is in them. Of `wanted` only what is read and the
/// session are looked at. Reads only. `indexes`: those that were read before; may be null.
[[nodiscard]] result<model::figures::account> figures_upto(file_ops& ops,
                                                           const std::string& directory,
                                                           model::seq_t last,
                                                           figures_choice wanted = {},
                                                           index_memory* indexes = nullptr);

}  // namespace dnd::io
