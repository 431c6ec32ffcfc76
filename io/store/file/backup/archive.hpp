#pragma once

#include "io/store/file/backup/copy_sink.hpp"
#include "io/store/file/backup/zstd_stream.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// A campaign in one file: a tar archive, compressed with zstd, which `tar --zstd -xf` reads too.
namespace dnd::io {

/// Writes an archive. `finish` ends it; the file is not synced by it.
class archive_sink final : public copy_sink {
 public:
  /// `to` must be empty and outlive this. `made_ms` (UTC) is the time that the entries carry.
  archive_sink(log_file& to, std::int64_t made_ms) : out_(to), made_ms_(made_ms) {}
  result<done> begin(const std::string& name, std::uint64_t bytes) override;
  result<done> take(std::string_view piece) override;
  result<done> end() override;
  result<done> finish() override;

 private:
  compressor out_;
  std::int64_t made_ms_;
  std::uint64_t bytes_ = 0;  ///< Of the entry.
  std::uint64_t left_ = 0;   ///< Of these, still to come.
};

/// Hands what is in an archive to `to`, and ends with its `finish`. Errors: `ec::corrupt` for an
/// archive that is damaged or holds anything but the files of a campaign; `ec::too_large` past the
/// bounds of these files; those of the disk and of `to`.
[[nodiscard]] result<done> read_archive(file_ops& ops, const std::string& path, copy_sink& to);

}  // namespace dnd::io
