#include "io/store/file/backup/zstd_stream.hpp"

#include "model/assert.hpp"

#include <zstd.h>

#include <fmt/format.h>

#include <string>

namespace dnd::io {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{128} * 1024;
/// A tenth of a log's size at hundreds of megabytes a second; higher levels gain little on lines.
constexpr int level = 3;
/// Larger windows, which a foreign file may ask for, are refused: 8 MiB.
constexpr int window_log_max = 23;

}  // namespace

struct compressor::stream {
  struct free_context {
    void operator()(ZSTD_CCtx* context) const noexcept { ZSTD_freeCCtx(context); }
  };

  log_file& to;
  std::unique_ptr<ZSTD_CCtx, free_context> context{ZSTD_createCCtx()};
  std::unique_ptr<char[]> out = std::make_unique_for_overwrite<char[]>(buffer_bytes);

  result<done> push(std::string_view bytes, ZSTD_EndDirective how) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
      ZSTD_outBuffer ready{out.get(), buffer_bytes, 0};
      const auto left = ZSTD_compressStream2(context.get(), &ready, &in, how);
      if (ZSTD_isError(left) != 0)
        return error{.code = ec::internal,
                     .what = fmt::format("compressing failed: {}", ZSTD_getErrorName(left)),
                     .path = to.path()};
      if (ready.pos > 0)
        if (auto written = to.append({out.get(), ready.pos}); !written) return written;
      if (in.pos == in.size && (how == ZSTD_e_continue || left == 0)) return done{};
    }
  }
};

compressor::compressor(log_file& to) : stream_(new stream{to}) {
  DND_ASSERT(stream_->context != nullptr);
  ZSTD_CCtx_setParameter(stream_->context.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(stream_->context.get(), ZSTD_c_checksumFlag, 1);
}
compressor::~compressor() = default;

result<done> compressor::write(std::string_view bytes) {
  return stream_->push(bytes, ZSTD_e_continue);
}

result<done> compressor::finish() {
  return stream_->push({}, ZSTD_e_end);
}

struct decompressor::stream {
  struct free_context {
    void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
  };

  const log_file& from;
  std::unique_ptr<ZSTD_DCtx, free_context> context{ZSTD_createDCtx()};
  std::unique_ptr<char[]> buffer = std::make_unique_for_overwrite<char[]>(buffer_bytes);
  ZSTD_inBuffer in{nullptr, 0, 0};
  std::uint64_t offset = 0;
  /// What the library waits for: 0 between two frames.
  std::size_t expects = 0;

  [[nodiscard]] error damaged(std::string_view why) const {
    return {.code = ec::corrupt,
            .what = fmt::format("the archive is damaged: {}", why),
            .todo = "Take another one.",
            .path = from.path(),
            .byte = offset};
  }

  /// False at the end of the file.
  result<bool> fill() {
    const auto got = from.read(offset, {buffer.get(), buffer_bytes});
    if (!got) return got.error();
    in = {buffer.get(), *got, 0};
    offset += *got;
    return *got > 0;
  }
};

decompressor::decompressor(const log_file& from) : stream_(new stream{from}) {
  DND_ASSERT(stream_->context != nullptr);
  ZSTD_DCtx_setParameter(stream_->context.get(), ZSTD_d_windowLogMax, window_log_max);
}
decompressor::~decompressor() = default;

result<std::size_t> decompressor::read(std::span<char> into) {
  stream& state = *stream_;
  ZSTD_outBuffer out{into.data(), into.size(), 0};
  while (out.pos < out.size) {
    if (state.in.pos == state.in.size) {
      const auto more = state.fill();
      if (!more) return more.error();
      if (!*more && state.expects == 0) return out.pos;
      if (!*more) return state.damaged("it is cut off");
    }
    state.expects = ZSTD_decompressStream(state.context.get(), &out, &state.in);
    if (ZSTD_isError(state.expects) != 0) {
      const auto why = ZSTD_getErrorName(state.expects);
      return state.damaged(why);
    }
  }
  return out.pos;
}

}  // namespace dnd::io
