#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/log_position.hpp"

#include <cstdint>
#include <optional>

namespace dnd::io {

/// A stretch of a file whose ends are known.
struct known_ends {
  /// What the file's first line follows; its offset is 0.
  log_position first;
  /// After one of its lines; the offset is in the file.
  log_position last;
};

/// The place after the last command that ends at or before event `seq`, found by reading backwards
/// from `ends.last` and proven. Nothing when that is further than `bounds::backward_bytes_max`, or
/// when a line on the way is not one: whoever reads forwards finds out what it is.
[[nodiscard]] result<std::optional<log_position>> find_backwards(const log_file& file,
                                                                 const known_ends& ends,
                                                                 std::uint64_t seq);

}  // namespace dnd::io
