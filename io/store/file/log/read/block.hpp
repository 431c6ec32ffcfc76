#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/log_position.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// A log cut into blocks that are read and checked without the ones before them, so that several
/// threads can do it: each line states its sum, and the next one proves it.
namespace dnd::io {

/// Which commands a block has: those that begin in [`begin`, `end`), which are offsets.
struct log_stretch {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  /// Where the file ends as far as the reader is concerned: what a writer adds is not looked at.
  std::uint64_t file_end = 0;
  /// What stands before `begin`, when that is known to be where a command begins: the start of a
  /// scan. Any other block finds its own first line.
  const log_position* before = nullptr;
  /// Seq of the file's first line; only used to number the lines.
  std::uint64_t first_seq = 1;
};

enum class block_verdict : std::uint8_t {
  sound,     ///< Every line follows the one before it, and the last command is whole.
  doubtful,  ///< Something is not as this program writes it: the scanner has to look.
};

/// The commands of one stretch, up to the end of the last of them, which may be after it.
class log_block {
 public:
  /// Fails on a read error alone. A block that is read again reuses its memory.
  result<block_verdict> read(const log_file& file, const log_stretch& where);

  /// In order; empty when no command begins in the stretch. Views live until the next `read`.
  [[nodiscard]] std::span<const line_view> lines() const noexcept {
    return {lines_.data(), line_count_};
  }
  /// What the first line claims to follow; its offset is where that line begins.
  [[nodiscard]] const log_position& before() const noexcept { return before_; }
  /// After the last line.
  [[nodiscard]] const log_position& after() const noexcept { return after_; }
  /// Highest `synced` that a line states; 0: none.
  [[nodiscard]] std::uint64_t mark() const noexcept { return mark_; }

 private:
  /// Reads on at the end of the buffer; false when there is no room.
  result<bool> read_on(const log_file& file, std::size_t wanted);
  /// The end of the line that begins at `from`: its newline, or null at the end of the buffer.
  [[nodiscard]] const char* line_end(std::size_t from) const noexcept;
  enum class step : std::uint8_t { done, doubtful, needs_more };
  step find_start(const log_stretch& where);
  step take_lines(const log_stretch& where);
  bool take_line(std::string_view text, std::uint64_t first_seq);

  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
  std::uint64_t base_ = 0;        ///< Offset in the file of the buffer's first byte.
  std::uint64_t file_end_ = 0;    ///< See `log_stretch`.
  bool at_file_end_ = false;      ///< The buffer ends where the file does.
  bool has_start_ = false;        ///< `before_` is known, but for its seq.
  std::size_t cursor_ = 0;        ///< Begin of the line that is looked at, in the buffer.
  std::vector<line_view> lines_;  ///< The first `line_count_` are of this block, others free.
  std::size_t line_count_ = 0;
  std::deque<std::string> scratch_;  ///< For lines in another order; a deque does not move them.
  log_position before_;
  log_position after_;
  std::uint64_t mark_ = 0;
};

}  // namespace dnd::io
