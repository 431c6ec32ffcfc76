#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/store/file/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// An evening of play, command by command, so that a test can write it again at its own pace.
namespace dnd::test {

struct played_command {
  std::string lines;
  io::log_position end;
  bool begins_fight = false;
  bool ends_fight = false;
  /// Written after the command.
  std::optional<io::snapshot> snapshot = {};
};

struct played_campaign {
  std::vector<played_command> commands;
  /// All lines, and the hash of the state after each command by its last seq.
  std::string bytes;
  std::map<std::uint64_t, std::uint64_t> hashes;

  /// Where the command ends with which a log of this size ends; nothing when it is in the middle.
  [[nodiscard]] const played_command* ending_at(std::uint64_t bytes) const;
};

/// Two sessions with three fights, one of them discarded, undo, and snapshots; the same each time.
[[nodiscard]] const played_campaign& an_evening();

/// Makes an empty campaign with its `campaign.yaml` at `directory`, whose parent exists.
void make_empty_campaign(io::file_ops& ops, const std::string& directory);
/// Writes commands to it, from `first` up to but not with `last`, one sync each, as play would.
/// The campaign must stand where `first` begins.
void write_commands(io::file_ops& ops, const std::string& directory, std::size_t first,
                    std::size_t last);

}  // namespace dnd::test
