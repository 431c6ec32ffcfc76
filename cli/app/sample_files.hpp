#pragma once

#include <span>
#include <string_view>

namespace dnd::cli {

/// A file of the world `Sample`.
struct sample_file {
  std::string_view path;  ///< In the world: "characters/grog.yaml".
  std::string_view text;
};

/// The world `Sample` as it was when the program was built (cmake/sample_files.cmake).
[[nodiscard]] std::span<const sample_file> sample_files() noexcept;

}  // namespace dnd::cli
