#include "cli/render/bar.hpp"

#include <algorithm>

namespace dnd::cli {

std::string bar(std::int64_t value, std::int64_t whole, std::size_t width, const style& look) {
  const auto cells = static_cast<std::int64_t>(width);
  std::int64_t full = 0;
  if (whole > 0 && value > 0) {
    // Value and whole are bounded by hit points or file counts, far from overflow.
    full = std::clamp<std::int64_t>(value * cells / whole, 1, cells);
    if (value < whole) full = std::min(full, std::max<std::int64_t>(cells - 1, 0));
  }
  std::string out;
  for (std::int64_t i = 0; i < cells; ++i) out += i < full ? look.full_bar() : look.empty_bar();
  return out;
}

}  // namespace dnd::cli
