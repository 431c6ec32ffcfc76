#pragma once

#include "io/files/error.hpp"
#include "io/store/log_position.hpp"
#include "model/event_values.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Logs that are mended as a whole, where they are not files: what they hold, damaged or not, and
/// other lines in its place.
namespace dnd::io {

/// All that a log holds, unread.
struct raw_log {
  std::string lines;
  struct row {
    /// The number of its last event, as its key has it.
    model::seq_t last = 0;
    /// In bytes, of `lines`.
    std::uint64_t end = 0;
  };
  std::vector<row> rows;
};

/// Something that a campaign keeps of itself: a backup, or lines that were replaced.
struct kept_file {
  std::string name;
  std::string body;
};
struct kept_entry {
  std::string name;
  std::uint64_t bytes = 0;
};

struct log_replacement {
  /// The last event of what stays; what comes after it goes.
  model::seq_t keep = 0;
  /// What comes in its place, a command each.
  struct command {
    model::seq_t last = 0;
    std::string_view lines;
  };
  std::vector<command> commands;
  /// Of the whole log then.
  log_position end;
  /// The campaign's own, when they change.
  std::optional<std::string> settings = {};
  /// Kept as it was.
  std::vector<kept_file> originals = {};
};

/// A campaign's log that nobody else writes for as long as this lives.
class rewritable_log {
 public:
  virtual ~rewritable_log() = default;
  /// All of it or nothing, and durable. `ec::moved` when somebody else has the campaign since;
  /// `ec::too_large` past 1 GiB.
  [[nodiscard]] virtual result<done> replace(const log_replacement& what) = 0;
};

}  // namespace dnd::io
