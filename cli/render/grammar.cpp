#include "cli/render/grammar.hpp"

#include <fmt/format.h>

namespace dnd::cli {

std::string with_sign(std::int64_t value) {
  return fmt::format("{:+}", value);
}

std::string joined(std::span<const std::string> items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string listed(std::span<const std::string> items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

}  // namespace dnd::cli
