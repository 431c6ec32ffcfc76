#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/read/scanner.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::io {

/// Where a replay begins. Offsets of positions count through both files, as if the encounter
/// were merged already: a snapshot that was taken in a fight stays good after it.
struct snapshot_check {
  std::optional<log_position> start = {};  ///< Set: the snapshot belongs to this log, load it.
  std::uint64_t snapshot_seq = 0;          ///< What the snapshot says, usable or not; 0: none.
  std::string why_not = {};                ///< Why a given snapshot is not used.
};

/// Whether the snapshot at `snapshot` belongs to this log. Reads only; fails on read errors.
/// A log that is missing or damaged is no error here: the replay finds it.
[[nodiscard]] result<snapshot_check> check_snapshot(file_ops& ops, const std::string& directory,
                                                    const std::optional<log_position>& snapshot);

/// Opens a file for reading; an empty pointer when there is none.
[[nodiscard]] result<std::unique_ptr<log_file>> open_if_there(file_ops& ops,
                                                              const std::string& path);

/// The files that a campaign's log is in, opened for reading.
struct log_files {
  std::unique_ptr<log_file> log;
  std::unique_ptr<log_file> encounter;  ///< Null when there is none.
};

/// Fails with `ec::corrupt`, and `todo` for what to do, when log.jsonl is missing.
[[nodiscard]] result<log_files> open_log_files(file_ops& ops, const std::string& directory,
                                               std::string_view todo);

/// Seq of the first line of a file; 0 when there is no whole line that reads as one.
[[nodiscard]] result<std::uint64_t> first_seq_of(const log_file& file);

/// The position after the last line of a file that ends in a newline, as that line states it and
/// its bytes prove it against the line before; all zero for an empty file, nothing for others.
/// `before` is the sum that the file's first line follows.
[[nodiscard]] result<std::optional<log_position>> last_position_of(const log_file& file,
                                                                   std::uint64_t before = 0);

/// Where the lines after event `seq` begin, of a file that is good up to `end` and whose last line
/// there is event `last`. Reads backwards from `end`, no further than it has to. 0 when no line is
/// up to `seq`.
[[nodiscard]] result<std::uint64_t> offset_after(const log_file& file, std::uint64_t seq,
                                                 std::uint64_t end, std::uint64_t last);

}  // namespace dnd::io
