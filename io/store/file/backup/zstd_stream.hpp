#pragma once

#include "io/files/file_ops.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

/// Compression with zstd, in pieces of bounded size. The one place that knows the library. Each
/// frame carries a check sum of what went in.
namespace dnd::io {

/// Compresses into a file, after what is in it.
class compressor {
 public:
  /// `to` must outlive this.
  explicit compressor(log_file& to);
  ~compressor();
  compressor(const compressor&) = delete;
  compressor& operator=(const compressor&) = delete;

  [[nodiscard]] result<done> write(std::string_view bytes);
  /// Ends the frame. Does not sync. Nothing may be written afterwards.
  [[nodiscard]] result<done> finish();

 private:
  struct stream;
  std::unique_ptr<stream> stream_;
};

/// Reads what a `compressor` wrote. Its memory is bounded whatever the file says.
class decompressor {
 public:
  /// `from` must outlive this.
  explicit decompressor(const log_file& from);
  ~decompressor();
  decompressor(const decompressor&) = delete;
  decompressor& operator=(const decompressor&) = delete;

  /// Up to `into.size()` bytes; fewer only at the end. `ec::corrupt` for bytes that are not zstd's,
  /// for a wrong check sum and for a frame that is cut off.
  [[nodiscard]] result<std::size_t> read(std::span<char> into);

 private:
  struct stream;
  std::unique_ptr<stream> stream_;
};

}  // namespace dnd::io
