#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/read/scanner.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What is wrong after the last good line of a log. Only ever runs when something is.
namespace dnd::io {

struct diagnosis {
  finding what = finding::torn;
  damage bad;
  /// Size of a good record that stands first in what is bad: only its newline is missing or
  /// something else stands in its place. 0: there is none.
  std::size_t record_bytes = 0;
  std::optional<log_position> survivor;
  /// Highest `synced` of the lines after the damage; 0: none states one.
  std::uint64_t mark = 0;
};

/// Looks at everything from `good.offset` to `end`. Requires that no good line stands there.
///
/// The question is whether a valid line is left after the first bad one. A line proves itself
/// only against its predecessor, which is the damaged one or unknown, so its sum cannot be asked
/// for: a line counts as valid when it is framed and its fields read as those of an event line.
/// It is looked for at the beginning of each line and wherever `{"seq":` stands (a string cannot
/// hold those bytes, its quotes are escaped), since the damage may have been to a newline.
[[nodiscard]] result<diagnosis> diagnose(const log_file& file, const log_position& good,
                                         std::uint64_t end);

/// Bytes that no line of a log can hold: control characters, and what is not UTF-8.
[[nodiscard]] std::size_t foreign_bytes(std::string_view text) noexcept;

/// So many of them are no flipped bit and no edit, but a block that was never written.
inline constexpr std::size_t foreign_bytes_of_a_hole = 8;

}  // namespace dnd::io
