#include "io/store/file/log/read/line_candidates.hpp"

#include "io/files/json/text.hpp"
#include "io/store/codec/line_format.hpp"

namespace dnd::io {
namespace {

constexpr std::string_view line_start = "{\"seq\":";

/// Offset of the last `{"seq":` in `text`; 0 when there is none.
std::size_t last_start(std::string_view text) noexcept {
  for (std::size_t at = text.rfind('{'); at != std::string_view::npos && at > 0;
       at = text.rfind('{', at - 1)) {
    if (text.substr(at).starts_with(line_start)) return at;
  }
  return 0;
}

}  // namespace

std::size_t framed_size(std::string_view text) noexcept {
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(sum_field, from);
    if (at == std::string_view::npos || text.size() - at < line_tail_bytes) return 0;
    const std::string_view tail = text.substr(at, line_tail_bytes);
    if (tail.ends_with("\"}") && json::parse_hex(tail.substr(sum_field.size(), 16))) {
      return at + line_tail_bytes;
    }
    from = at + 1;
  }
}

std::optional<line_candidate> next_line_candidate(std::string_view text,
                                                  std::size_t from) noexcept {
  if (from >= text.size()) return std::nullopt;
  const std::size_t size = framed_size(text.substr(from));
  if (size == 0) return std::nullopt;
  return line_candidate{from + last_start(text.substr(from, size)), from + size};
}

}  // namespace dnd::io
