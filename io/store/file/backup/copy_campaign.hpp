#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/backup/copy_sink.hpp"
#include "io/store/file/log/read/scanner.hpp"

#include <string>

namespace dnd::io {

/// Hands all files of a campaign to `to`, and ends with its `finish`: the events up to a whole
/// command, `campaign.yaml`, the campaign's own content, and the snapshot unless it is ahead of
/// these events. Works while the campaign is being played. Returns where the copy ends. On an
/// error, `ec::busy` among them, `to` holds nothing of use.
[[nodiscard]] result<log_position> copy_campaign(file_ops& ops, const std::string& directory,
                                                 copy_sink& to);

/// Hands over the campaign's own content alone, all kinds of it.
[[nodiscard]] result<done> copy_content(file_ops& ops, const std::string& directory, copy_sink& to);

}  // namespace dnd::io
