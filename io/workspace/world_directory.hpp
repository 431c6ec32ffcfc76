#pragma once

#include "io/content/category.hpp"
#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::io {

inline constexpr std::string_view world_file_name = "world.yaml";

/// A directory in `worlds_dir`. `world.yaml` gives it its name as typed; a directory without one
/// is a world too and goes by its own name, so that people can make worlds by hand.
struct world_info {
  /// As typed.
  std::string name;
  std::string directory;
  std::string path;
  /// YAML files of each category in the world itself.
  std::array<std::size_t, content::category_count> entries{};
  std::size_t campaigns = 0;
  /// Why `world.yaml` cannot be read, when it is there and cannot.
  std::optional<error> problem;
};

/// Reads what a world says about itself. A world cannot fail to be one: see `problem`. Counts
/// nothing.
[[nodiscard]] world_info look_at_world(file_ops& ops, const std::string& worlds_dir,
                                       const std::string& directory);

/// Fills in `entries`. A directory that cannot be read counts as empty.
void count_entries(file_ops& ops, world_info& world);

/// The text of a new `world.yaml`.
[[nodiscard]] std::string render_world_file(std::string_view name);

}  // namespace dnd::io
