#pragma once

#include <string_view>

/// Directories of worlds that are nobody's own.
namespace dnd::io {

/// Worlds that ship with the program.
inline constexpr std::string_view srd_world = "srd";
inline constexpr std::string_view sample_world = "Sample";

/// Where a file system puts what its check has found.
inline constexpr std::string_view file_system_folder = "lost+found";

[[nodiscard]] constexpr bool is_shipped(std::string_view world) noexcept {
  return world == srd_world || world == sample_world;
}

}  // namespace dnd::io
