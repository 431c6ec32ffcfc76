#include "io/workspace/setting_keys.hpp"

#include <algorithm>

namespace dnd::io::config {
namespace {

constexpr std::array<std::string_view, key_count> names{
    "worlds_dir",  "data_dir",    "world",      "durability",   "snapshot_every",
    "backup_keep", "log_writers", "color",      "history_size", "prompt",
    "idle_close",  "host",        "token_file", "store"};

}  // namespace

const std::array<std::string_view, key_count>& key_names() noexcept {
  return names;
}

std::string_view name_of(key which) noexcept {
  return names[static_cast<std::size_t>(which)];
}

std::string environment_name(key which) {
  std::string name = "DND_";
  for (const char c : name_of(which)) {
    name += c == '_' ? '_' : static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

std::optional<key> key_of(std::string_view name) noexcept {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<key>(found - names.begin());
}

}  // namespace dnd::io::config
