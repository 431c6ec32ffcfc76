#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/log_position.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What all files have in common that are made from a log, event by event, and kept beside it.
namespace dnd::io {

/// That read a log for one: what is read is decoded while what was read before is counted, and
/// that is twice as fast for the same work. Play does not wait for it: who makes one rests between
/// pieces.
inline constexpr unsigned projection_threads = 2;

/// A look at the beginning of one: up to which event and byte it says that it goes.
struct projection_mark {
  std::uint64_t seq = 0;
  std::uint64_t offset = 0;
  /// Size of the file.
  std::uint64_t bytes = 0;
};

/// `beginning`: what one of this format begins with, up to the number of its event, such as
/// `{"figures":2,"seq":`. Nothing when there is none, or none of this format.
[[nodiscard]] std::optional<projection_mark> peek_projection(file_ops& ops, const std::string& path,
                                                             std::string_view beginning);

/// When there is so much more of the log that it is worth the write of the whole file, in bytes of
/// log.
struct projection_growth {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
};
[[nodiscard]] bool is_write_due(const projection_mark& mark, const log_position& durable,
                                const projection_growth& growth) noexcept;

/// Removes the file, and what a crash left of one. Errors: the disk's.
[[nodiscard]] result<done> remove_projection(file_ops& ops, const std::string& path);

}  // namespace dnd::io
