#pragma once

#include "io/files/file_ops.hpp"
#include "model/bounds.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace dnd::io {

/// A file as lines, through a buffer that holds the lines of one command and little more. Bytes
/// that are added to the file meanwhile are not seen. Reading is all it does: see scanner.cpp for
/// what makes a line a good one.
class line_reader {
 public:
  enum class kind : std::uint8_t {
    line,      ///< `text` stood before a newline.
    rest,      ///< `text` is the end of the file, without a newline.
    too_long,  ///< No newline within the longest line; `text` is what was looked at.
    moved,     ///< Older views are void: begin again at the place of the last `hold`.
    overfull,  ///< What was held since `hold` is more than one command may have.
    end,
  };
  struct segment {
    kind what = kind::end;
    std::string_view text = {};
    std::uint64_t offset = 0;
  };

  /// `file` must outlive this. Reads from `begin` up to `end`.
  line_reader(const log_file& file, std::uint64_t begin, std::uint64_t end);

  /// The segment at the cursor, which moves after it (after the newline too).
  [[nodiscard]] result<segment> next();
  /// From here on views stay valid, until `next` says `moved`.
  void hold() noexcept { held_ = cursor_; }

 private:
  result<done> refill();

  const log_file* file_;
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_;
  std::uint64_t base_;  ///< Offset in the file of the buffer's first byte.
  std::uint64_t end_;
  std::size_t size_ = 0;
  std::size_t held_ = 0;
  std::size_t cursor_ = 0;
  std::size_t searched_ = 0;  ///< No newline between the cursor and here.
};

}  // namespace dnd::io
