#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The names of the program's settings.
namespace dnd::io::config {

enum class key : std::uint8_t {
  worlds_dir,
  data_dir,
  world,
  durability,
  snapshot_every,
  backup_keep,
  log_writers,
  color,
  history_size,
  prompt,
  idle_close,
  host,
  token_file,
  store,
};
inline constexpr std::size_t key_count = 14;

/// In the order of `key`, as they stand in a file.
[[nodiscard]] const std::array<std::string_view, key_count>& key_names() noexcept;

/// As in a file: "worlds_dir".
[[nodiscard]] std::string_view name_of(key which) noexcept;
/// "DND_WORLDS_DIR".
[[nodiscard]] std::string environment_name(key which);

/// Exact names only.
[[nodiscard]] std::optional<key> key_of(std::string_view name) noexcept;

}  // namespace dnd::io::config
