#pragma once

#include <span>
#include <string_view>

namespace dnd::bench {

/// A character that the made-up campaigns are about.
struct hero {
  std::string_view id;
  /// Its file, without the suffix, in `characters/`.
  std::string_view slug;
  std::string_view yaml;
};

[[nodiscard]] std::span<const hero> party() noexcept;

}  // namespace dnd::bench
