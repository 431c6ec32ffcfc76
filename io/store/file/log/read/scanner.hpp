#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/log/read/block.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

/// Reads a log from bytes to records and a verdict. Decides nothing about what to do: see
/// recovery.hpp. Memory is bounded whatever the size of the file.
namespace dnd::io {

/// Takes the lines of one whole command, in order. They are valid until it returns. An error
/// stops the scan and is handed on as it is.
class line_sink {
 public:
  virtual ~line_sink() = default;
  virtual result<done> take(std::span<const line_view> command) = 0;

  /// The part of the work on a block of whole commands that needs nothing of what stands before
  /// it. On any thread, at the same time for different slots (below `block_pipeline::slots_max`);
  /// a block whose turn does not come is forgotten.
  virtual void prepare(std::size_t slot, std::span<const line_view> lines);
  /// A block in its turn, after it was prepared. As it is here, `take` has each command.
  virtual result<done> take_block(std::size_t slot, std::span<const line_view> lines);
};

/// What the end of the good lines looks like. In the order of the recovery table.
enum class finding : std::uint8_t {
  clean,         ///< All lines good, ends in a newline, or empty.
  torn,          ///< Bytes after the last newline that are no record.
  lost_newline,  ///< Bytes after the last newline that are a record, perhaps with junk after.
  zeros,         ///< Nothing but zeros to the end of the file.
  bad_tail,      ///< Bad lines, nothing valid after them.
  hole,          ///< Bytes that no line can hold, valid lines after them: blocks out of order.
  bad_middle,    ///< A bad line, valid lines after it.
  broken_chain,  ///< A line that is whole but is not the next one: gap, repeat or splice.
};
[[nodiscard]] std::string_view finding_name(finding what) noexcept;

/// The first bad thing in a file. All texts are for people.
struct damage {
  std::uint64_t offset = 0;  ///< First byte of the bad line.
  std::uint64_t line = 0;
  std::uint64_t seq = 0;  ///< Of the line that was expected there.
  std::string expected;
  std::string found;
};

struct scan_report {
  finding what = finding::clean;
  /// After the last whole command: what may be served. Its offset counts the newline also when
  /// that is missing (`lost_newline`).
  log_position whole;
  /// After the last good line. After `whole` when the last command is unfinished.
  log_position good;
  std::uint64_t file_bytes = 0;  ///< Up to `scan_options::end` at most.
  /// Highest `synced` that any valid line states, those after the damage included; 0: none.
  std::uint64_t mark = 0;
  /// Set unless `clean`.
  std::optional<damage> bad;
  /// The first valid line after the damage ends here: where a verification can go on.
  std::optional<log_position> survivor;
  /// Before the line that `scan_options::watch_seq` names, when it was among the good ones.
  std::optional<log_position> watched;
};

struct scan_options {
  /// Where to begin; proven by the caller when it is not the start of the file.
  log_position start = {};
  /// What is from here on in the file is not looked at, as if the file ended before it.
  std::uint64_t end = UINT64_MAX;
  /// Seq of the file's first line; only used to number the lines.
  std::uint64_t first_seq = 1;
  /// Lines up to this seq are checked but not handed to the sink.
  std::uint64_t deliver_after = 0;
  /// See `scan_report::watched`; 0 watches for nothing.
  std::uint64_t watch_seq = 0;
  /// That check lines at the same time; 0: as many as help. Makes no difference to the result.
  unsigned threads = 0;
};

/// The command at the front of whole commands.
[[nodiscard]] std::span<const line_view> first_command(std::span<const line_view> lines) noexcept;

/// Reads `file` from `options.start` to its end. Fails on a read error (`ec::io_error`, never
/// taken for the end of the file) and with whatever the sink refuses.
[[nodiscard]] result<scan_report> scan_log(const log_file& file, const scan_options& options,
                                           line_sink& sink);

/// True when the line before `at.offset` in `file` is the line `at.seq` and carries `at.sum`,
/// and its bytes prove that sum. `before` is the sum of the line before the file's first line.
[[nodiscard]] result<bool> proves(const log_file& file, const log_position& at,
                                  std::uint64_t before);

}  // namespace dnd::io
