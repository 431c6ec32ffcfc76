#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/log/write/campaign_log.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace dnd::actors {

/// Counts for tests and benchmarks, shared by the actors of an engine.
struct activity {
  std::atomic<std::uint64_t> commands{0};
  std::atomic<std::uint64_t> syncs{0};
  std::atomic<std::uint64_t> snapshots{0};
};

/// The files of an open campaign. The lock is held as long as anyone may still write. Only the
/// campaign's writer touches what is in here, until it is gone.
struct open_files {
  std::unique_ptr<io::file_lock> lock;
  io::campaign_log log;
  std::string directory;
  /// The disk that they are on.
  io::file_ops* ops = nullptr;
  /// Why nothing more is written: a write failed, or the campaign was closed. Lines may be on
  /// their way still; written, they would leave a gap or meet whoever opened the campaign next.
  std::optional<io::error> stopped = {};
};

/// What a loader brings: a campaign that is locked, recovered, replayed and ready to be appended
/// to.
struct loaded_files {
  std::shared_ptr<open_files> files;
  io::loaded_campaign campaign;
};

}  // namespace dnd::actors
