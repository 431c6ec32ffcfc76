#include "benchmarks/peers/bandwidth.hpp"

#include "benchmarks/peers/file_pieces.hpp"

#include <chrono>
#include <cstring>
#include <vector>

namespace dnd::bench {

namespace {

using clock = std::chrono::steady_clock;

double seconds_since(clock::time_point begin) {
  return std::chrono::duration<double>(clock::now() - begin).count();
}

}  // namespace

io::result<double> read_bandwidth(const std::string& path) {
  auto file = file_pieces::open(path);
  if (!file) return file.error();
  double bytes = 0;
  const auto begin = clock::now();
  for (;;) {
    const auto piece = file->next();
    if (!piece) return piece.error();
    if (piece->empty()) return bytes / seconds_since(begin);
    bytes += static_cast<double>(piece->size());
  }
}

double copy_bandwidth() {
  constexpr std::size_t bytes = std::size_t{128} * 1024 * 1024;
  const std::vector<char> from(bytes, 'x');
  std::vector<char> to(bytes, 'y');
  const auto begin = clock::now();
  std::memcpy(to.data(), from.data(), bytes);
  const auto seconds = seconds_since(begin);
  // Looks at what was copied, so that it is.
  return to[bytes / 3] == 'x' ? static_cast<double>(bytes) / seconds : 0;
}

}  // namespace dnd::bench
