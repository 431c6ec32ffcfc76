#include "io/store/file/log/read/backward_reader.hpp"

#include "io/store/codec/line_format.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::io {
namespace {

enum class walk : std::uint8_t { found, not_a_line, needs_more };

/// Walks from the end of `bytes`, line by line. `bytes` begin at `begin` in the file.
walk walk_back(std::string_view bytes, std::uint64_t begin, const known_ends& ends,
               std::uint64_t seq, log_position& found) {
  std::string scratch;
  std::uint64_t here = ends.last.seq;  // The line that ends where `bytes` do.
  for (;;) {
    if (bytes.empty()) {
      found = ends.first;
      return begin == 0 && here == ends.first.seq ? walk::found : walk::not_a_line;
    }
    if (bytes.back() != '\n') return walk::not_a_line;
    const auto newline = bytes.size() < 2 ? bytes.npos : bytes.rfind('\n', bytes.size() - 2);
    if (newline == bytes.npos && begin != 0) return walk::needs_more;
    const std::size_t line_begin = newline == bytes.npos ? 0 : newline + 1;
    if (here <= seq) {
      const auto line =
          parse_line(bytes.substr(line_begin, bytes.size() - 1 - line_begin), scratch);
      if (!line || line->seq != here) return walk::not_a_line;
      found = {begin + bytes.size(), here, line->sum};
      if (!line->more) return walk::found;
    }
    bytes = bytes.substr(0, line_begin);
    --here;
  }
}

}  // namespace

result<std::optional<log_position>> find_backwards(const log_file& file, const known_ends& ends,
                                                   std::uint64_t seq) {
  using nothing = std::optional<log_position>;
  if (seq < ends.first.seq) return nothing();
  constexpr std::uint64_t window_first = std::uint64_t{64} * 1024;
  for (std::uint64_t window = window_first; window <= bounds::backward_bytes_max; window *= 4) {
    const std::uint64_t begin = ends.last.offset - std::min(ends.last.offset, window);
    std::string bytes(static_cast<std::size_t>(ends.last.offset - begin), '\0');
    const auto got = file.read(begin, bytes);
    if (!got) return got.error();
    if (*got != bytes.size()) return nothing();
    log_position found;
    const auto walked = walk_back(bytes, begin, ends, seq, found);
    if (walked == walk::not_a_line) return nothing();
    if (walked == walk::needs_more) continue;
    const auto proven = proves(file, found, ends.first.sum);
    if (!proven) return proven.error();
    return *proven ? nothing(found) : nothing();
  }
  return nothing();
}

}  // namespace dnd::io
