#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/checkpoint.hpp"
#include "model/state.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// `snapshot.yaml`: a cache of the state after some event. Deleting it loses nothing, so every
/// fault in it makes it unusable and nothing worse.
namespace dnd::io {

inline constexpr std::string_view snapshot_file_name = "snapshot.yaml";

/// The whole file's text. A header of a few YAML lines, then the ids of commands, if there are any,
/// and the state in flow style. `rest` is called again and again meanwhile; it may be empty.
[[nodiscard]] std::string render_snapshot(const snapshot& what,
                                          const std::function<void()>& rest = {});

/// Just the position, without the state: cheap. Nothing when the header is not one.
[[nodiscard]] std::optional<log_position> read_snapshot_position(std::string_view text);

/// Whether the header is one that this program writes. The position says nothing otherwise.
[[nodiscard]] bool has_current_form(std::string_view text);

/// The whole snapshot. Fails with `ec::unknown_version` for another format or schema, and with
/// `ec::corrupt` for everything else that is not what `render_snapshot` wrote.
[[nodiscard]] result<snapshot> parse_snapshot(std::string_view text);

/// Replaces the campaign's snapshot, whole or not at all; see `publish_over_spare`. `text` is what
/// `render_snapshot` gave. The caller makes sure that the event up to which it goes is durable
/// (promise 19).
result<done> publish_snapshot(file_ops& ops, const std::string& directory, std::string text);

/// Renders and publishes.
result<done> write_snapshot(file_ops& ops, const std::string& directory, const snapshot& what);

/// Removes what `write_snapshot` keeps to write over. Errors are not heeded: the next open of the
/// campaign removes it too.
void remove_spare_snapshot(file_ops& ops, const std::string& directory);

/// The text of a snapshot that can be used. `ec::not_found` when there is none.
[[nodiscard]] result<std::string> read_snapshot(file_ops& ops, const std::string& directory);

/// `ec::not_found` when there is none.
[[nodiscard]] result<snapshot> load_snapshot(file_ops& ops, const std::string& directory);

}  // namespace dnd::io
