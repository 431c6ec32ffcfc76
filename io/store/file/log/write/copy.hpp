#pragma once

#include "io/files/file_ops.hpp"

#include <cstdint>
#include <string>

/// Moving stretches of files about, in pieces of bounded size.
namespace dnd::io {

/// From `begin` up to `end`, in bytes from the start of a file.
struct byte_range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  [[nodiscard]] std::uint64_t size() const noexcept { return end - begin; }
};

/// Appends a stretch of one file to another. Does not sync. On an error an unknown part of it is
/// at the end of `to`.
[[nodiscard]] result<done> copy_range(const log_file& from, const byte_range& range, log_file& to);

/// Offset from `range.begin` of the first byte of `a` that is not the same in `b`, where the
/// stretch begins at `b_begin`; `range.size()` when all are.
[[nodiscard]] result<std::uint64_t> first_difference(const log_file& a, const byte_range& range,
                                                     const log_file& b, std::uint64_t b_begin);

[[nodiscard]] result<std::uint64_t> count_newlines(const log_file& file, const byte_range& range);

/// What was put aside, and where.
struct kept_bytes {
  std::string path;
  std::uint64_t newlines = 0;
};
/// Saves a stretch of `file` as `path`, or as `path`-2, `path`-3… when another file has that name
/// (the same bytes, saved by a recovery that was cut short, count as saved). Whole and durable, or
/// not there at all. `directory` is where `path` lies.
[[nodiscard]] result<kept_bytes> keep_aside(file_ops& ops, const log_file& file,
                                            const byte_range& range, const std::string& directory,
                                            const std::string& path);

}  // namespace dnd::io
