#pragma once

#include "io/files/file_ops.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Files and folders that stand among the content and are not read: why not, and what to do.
namespace dnd::io::content {

struct unread_reason {
  /// Empty for what nobody has to be told about: the files that editors hide.
  std::string what;
  std::string todo;
};

/// "zombie" of "zombie.yaml"; empty for a file that is no entry.
[[nodiscard]] std::string_view entry_stem(std::string_view file);

/// Of what stands beside the folders of content; nothing for what belongs there.
[[nodiscard]] std::optional<unread_reason> unread_in_layer(const directory_entry& found);
/// Of what stands in a folder such as `monsters`; nothing for an entry.
[[nodiscard]] std::optional<unread_reason> unread_in_folder(const directory_entry& found);

/// "goblin" of "goblin (1)", "goblin - Copy", "goblin (conflicted copy 2026-11-28)",
/// "goblin.sync-conflict-20261128-101500-ABCDEF": names that programs give to a second version.
[[nodiscard]] std::optional<std::string> original_of_copy(std::string_view stem);

}  // namespace dnd::io::content
