#pragma once

#include "actors/workspace.hpp"
#include "io/files/error.hpp"
#include "io/workspace/settings.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Copies of a campaign: making, listing and restoring them. One that is in a store keeps its
/// backups there, and has names of them where others have paths.
namespace dnd::actors {

/// A compressed copy that a campaign keeps of itself.
struct backup_info {
  std::string name;
  std::string path;
  /// Of the last event in it.
  std::uint64_t seq = 0;
  /// "2026-11-22T19:04:11Z"
  std::string made;
  /// 0 for one that was only just made.
  std::uint64_t bytes = 0;
};

/// Oldest first.
[[nodiscard]] io::result<std::vector<backup_info>> list_backups(io::file_ops& ops,
                                                                const campaign_info& which);

/// Copies a campaign, which may be being played, into a new compressed copy beside its log: whole
/// and durable, or not there at all. Then removes the oldest copies until as many are left as the
/// settings keep, at least the new one. `now_ms`: UTC, milliseconds since 1970.
[[nodiscard]] io::result<backup_info> make_backup(io::file_ops& ops, const campaign_info& which,
                                                  const io::config::settings& settings,
                                                  std::int64_t now_ms);

/// Copies a campaign, which may be being played, into the directory `target`: whole and durable, or
/// not there at all. Returns the seq of its last event. `ec::exists` when there is something
/// already. `target` is absolute.
[[nodiscard]] io::result<std::uint64_t> copy_campaign(io::file_ops& ops, const campaign_info& which,
                                                      const std::string& target);

struct restore_report {
  /// The campaign's last event now.
  std::uint64_t seq = 0;
  /// Where the campaign is that was there before; it can be restored from there.
  std::string replaced;
};

/// Puts a copy in the place of a campaign. `source` is the name of one of its own backups, or the
/// path of a compressed copy or of a directory that holds a campaign. It is checked to its last
/// event before anything is replaced; a crash leaves the one or the other. Errors: `locked`;
/// `corrupt` and the like for a copy that is damaged; `bad_content` for one of another campaign;
/// the disk's. `now_ms`: UTC, milliseconds since 1970.
[[nodiscard]] io::result<restore_report> restore_campaign(io::file_ops& ops,
                                                          const campaign_info& which,
                                                          std::string_view source,
                                                          std::int64_t now_ms);

}  // namespace dnd::actors
