#pragma once

#include "io/store/log_position.hpp"
#include "model/views/sessions.hpp"
#include "model/views/undone.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// `log.index`: places of log.jsonl, what it says about sessions, and what it takes back. A cache;
/// as bytes, and in memory. docs/log-format.md describes the format.
namespace dnd::io {

/// A stretch of the log, from the end of a command to the end of a later one.
struct index_chunk {
  log_position begin;
  /// After commands, in their order. The last one is the end of the stretch.
  std::vector<log_position> places;
  std::vector<model::views::session_mark> marks;
  std::vector<model::views::undo_mark> undo_marks;
};

class log_index {
 public:
  /// As many chunks as are whole and follow each other, from the start. Anything may be in `bytes`.
  [[nodiscard]] static log_index parse(std::string_view bytes);

  /// The bytes of the chunks up to event `seq`, which are an index of their own.
  [[nodiscard]] static std::string_view bytes_up_to(std::string_view bytes, std::uint64_t seq);

  /// Appends the bytes of a chunk to `out` and takes it in. Requires that it begins where this
  /// index ends, and has places.
  void append(index_chunk chunk, std::string& out);

  /// The end of the last chunk; all zero when there is none.
  [[nodiscard]] const log_position& end() const noexcept { return places_.back(); }
  /// The last place at or before the end of event `seq`; the start of the log when there is none.
  [[nodiscard]] const log_position& at_or_before(std::uint64_t seq) const noexcept;
  /// The first place at or after the end of event `seq`; null when that is after the index.
  [[nodiscard]] const log_position* at_or_after(std::uint64_t seq) const noexcept;
  /// The first place with enough bytes of log before it; null when that is after the index.
  [[nodiscard]] const log_position* after_bytes(std::uint64_t bytes) const noexcept;
  [[nodiscard]] std::span<const model::views::session_mark> marks() const noexcept {
    return marks_;
  }
  [[nodiscard]] std::span<const model::views::undo_mark> undo_marks() const noexcept {
    return undo_marks_;
  }
  /// Size of the whole chunks, in bytes of the file.
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

 private:
  /// Takes the chunk off the front of `bytes`; false when there is none.
  bool take_chunk(std::string_view bytes);

  /// The first one is the start of the log.
  std::vector<log_position> places_ = {log_position{}};
  std::vector<model::views::session_mark> marks_;
  std::vector<model::views::undo_mark> undo_marks_;
  std::size_t bytes_ = 0;
  /// Check sum of the last chunk, which seeds that of the next.
  std::uint64_t check_ = 0;
};

/// Every chunk ends in so many bytes, from which `index_end_in` reads.
inline constexpr std::size_t index_trailer_bytes = 40;
/// Where the index that ends in this trailer claims to end. Nothing proves it; it is good for
/// knowing whether there is anything to do.
[[nodiscard]] std::optional<log_position> index_end_in(std::string_view trailer) noexcept;

}  // namespace dnd::io
