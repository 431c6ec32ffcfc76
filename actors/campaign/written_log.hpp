#pragma once

#include "io/store/log_store.hpp"

#include <memory>
#include <optional>

namespace dnd::actors {

/// The log of an open campaign on its way between those who share it. Only the campaign's writer
/// touches what is in here, until the writer is gone.
struct written_log {
  std::shared_ptr<io::open_log> log;
  /// Why nothing more is written: a write failed, or the campaign was closed. Lines may be on
  /// their way still; written, they would leave a gap or meet whoever opened the campaign next.
  std::optional<io::error> stopped = {};
};
using written_log_ptr = std::shared_ptr<written_log>;

}  // namespace dnd::actors
