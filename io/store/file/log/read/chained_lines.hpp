#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/read/line_reader.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/write/copy.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The lines of a campaign's files put in their order by their sums, wherever they stand. For
/// repairs: a log that is sound has a faster reader, the scanner.
namespace dnd::io {

/// A line that follows the one before it: number and sum are right.
struct chained_line {
  std::size_t file = 0;  ///< Index of the file it stands in.
  byte_range bytes;      ///< Without its newline.
  bool has_newline = false;
  line_view line;  ///< Valid until the next call of `next`. Its number is 0 where not known.
};

/// A line that is whole by its frame and fields. Nothing proves it, its predecessor may be gone.
struct stray_line {
  std::uint64_t seq = 0;
  std::uint64_t offset = 0;
  std::uint32_t bytes = 0;
  std::uint32_t file = 0;
};

class chained_line_reader {
 public:
  /// `files`: those that may hold lines, the preferred one first, which is read in order as far
  /// as it is good. All must outlive this. `begin`: where the chain begins in the first file.
  explicit chained_line_reader(std::vector<const log_file*> files);

  /// The line that follows, from whichever file has it; nothing when none does. Errors are the
  /// disk's. Memory: nothing while the first file is good, then 24 bytes for each line after its
  /// damage.
  [[nodiscard]] result<std::optional<chained_line>> next();

  /// Number and sum of the last line that `next` gave.
  [[nodiscard]] std::uint64_t seq() const noexcept { return seq_; }
  [[nodiscard]] std::uint64_t sum() const noexcept { return sum_; }
  /// Whole lines after the place where the first file stops being good, and all of the others,
  /// by seq. Empty while that place has not been reached.
  [[nodiscard]] const std::vector<stray_line>& strays() const noexcept { return strays_; }

 private:
  [[nodiscard]] std::optional<line_view> follows(std::string_view text);
  result<std::optional<chained_line>> next_in_order();
  result<std::optional<chained_line>> next_stray();
  result<done> gather(std::size_t file, std::uint64_t begin);

  std::vector<const log_file*> files_;
  std::optional<line_reader> window_;
  bool in_order_ = true;
  std::uint64_t seq_ = 0;
  std::uint64_t sum_ = 0;
  std::vector<stray_line> strays_;
  std::string text_;     ///< Of the last stray line that was read.
  std::string scratch_;  ///< Of a line that is not in the usual order.
};

/// All whole lines of `file` from `begin` on, in the order of the file. `index` goes into each.
[[nodiscard]] result<done> gather_lines(const log_file& file, std::uint64_t begin,
                                        std::uint32_t index, std::vector<stray_line>& into);

/// The text of a line that was gathered.
[[nodiscard]] result<std::string> text_of(const log_file& file, const stray_line& line);

}  // namespace dnd::io
