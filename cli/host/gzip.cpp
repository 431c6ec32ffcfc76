#include "cli/host/gzip.hpp"

#include "model/language/wording.hpp"

#include <algorithm>
#include <limits>
#include <zlib.h>

namespace dnd::cli::host {
namespace {

constexpr int quickest = 1;
/// Of zlib: the format of gzip, with the largest window; the memory that is usual.
constexpr int gzip_window = 15 + 16;
constexpr int usual_memory = 8;

[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// "q=0", "q=0.000": not at all.
[[nodiscard]] bool is_refused(std::string_view weight) noexcept {
  weight = trimmed(weight);
  if (weight.size() < 3 || (weight[0] != 'q' && weight[0] != 'Q') || weight[1] != '=') return false;
  return weight.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool takes_gzip(std::string_view accepted) noexcept {
  std::size_t end = 0;
  for (std::size_t at = 0; at < accepted.size(); at = end + 1) {
    end = at;
    while (end < accepted.size() && accepted[end] != ',') ++end;
    const std::string_view one = accepted.substr(at, end - at);
    const auto name_end = std::min(one.find(';'), one.size());
    if (model::language::same_word(trimmed(one.substr(0, name_end)), "gzip"))
      return name_end == one.size() || !is_refused(one.substr(name_end + 1));
  }
  return false;
}

std::optional<std::string> gzipped(std::string_view text) {
  if (text.size() > std::numeric_limits<uInt>::max()) return std::nullopt;
  z_stream stream{};
  if (deflateInit2(&stream, quickest, Z_DEFLATED, gzip_window, usual_memory, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    return std::nullopt;
  std::string out(text.size(), '\0');
  // zlib reads from it alone, but says so only since its version 1.3.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  // It does not come to its end where there is no room: then nothing would be gained.
  const bool is_smaller = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (!is_smaller) return std::nullopt;
  return out;
}

}  // namespace dnd::cli::host
