#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// Opening a campaign's two files after whatever happened to them. In three steps, since only the
/// replayed state knows whether a fight is on:
///
///   check_snapshot      may the snapshot be used as the place to begin?     reads only
///   log_recovery::replay   checks every line from there, hands them to the sink  reads only
///   log_recovery::settle   carries out what the recovery table says        writes
///
/// Nothing is written before every line was accepted: a refused log is left as it was.
namespace dnd::io {

enum class access : std::uint8_t {
  read_write,  ///< Repairs what the recovery table allows. Requires the campaign's lock.
  read_only,   ///< Touches nothing; a torn tail is left out and reported.
};

/// Whether the state, after every line was applied, is inside an encounter.
enum class fight : std::uint8_t { over, on };

/// Where the events end, and in which files: what a `campaign_log` starts from.
struct log_tail {
  log_position end;                   ///< Offset as in `snapshot_check`.
  std::uint64_t log_bytes = 0;        ///< Size of log.jsonl.
  std::uint64_t encounter_bytes = 0;  ///< Size of encounter.jsonl.
  bool has_encounter = false;         ///< encounter.jsonl exists.
};

/// Bytes that were cut off, or in read-only mode would be.
struct cut_report {
  std::string file;             ///< Path.
  finding why = finding::torn;  ///< `clean`: good lines of a command that was not finished.
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  std::uint64_t events = 0;     ///< Whole lines among them.
  std::uint64_t first_seq = 0;  ///< The seq that is free again.
  bool is_blank = false;        ///< Nothing but blank lines, as an editor adds them.
  std::string kept_in;          ///< Path; empty when nothing had to be kept.
};

struct recovery_report {
  log_tail tail;
  std::vector<cut_report> cuts;
  bool newline_restored = false;
  bool merge_finished = false;  ///< An encounter that was over was merged (or removed).
  std::uint64_t merged_bytes = 0;
  std::vector<std::string> removed;  ///< Leftovers of a crash, by path.
};

class log_recovery {
 public:
  /// `ops` must outlive this.
  log_recovery(file_ops& ops, std::string directory, access mode);
  ~log_recovery();
  log_recovery(log_recovery&&) noexcept;
  log_recovery& operator=(log_recovery&&) noexcept;

  /// Reads both files and hands every whole command after the place where the check lets it begin
  /// to the sink. Fails, with file, line, byte, seq, expected and found, on whatever the table
  /// refuses.
  [[nodiscard]] result<log_tail> replay(const snapshot_check& checked, line_sink& sink);

  /// Requires a `replay` that succeeded. Afterwards everything that was handed out is durable
  /// (promise 15) and the files are ready to be appended to. Safe to crash in at any point. In
  /// read-only mode it only says what would be done.
  [[nodiscard]] result<recovery_report> settle(fight state);

 private:
  struct files;
  std::unique_ptr<files> files_;
};

}  // namespace dnd::io
