#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/campaign_settings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::io {

/// A directory in a world that holds a `campaign.yaml` or a `log.jsonl`. Without both it is no
/// campaign; without one of them it is damaged.
struct campaign_info {
  /// As typed; that of the directory where nothing says it.
  std::string name;
  /// The world's directory name.
  std::string world;
  std::string world_path;
  std::string directory;
  std::string path;
  /// Of a campaign whose log is in a store that hosts share: its id there. Empty: the log is here.
  std::string row;
  std::int64_t created_ms = 0;
  campaign_settings settings;
  /// Seq and time (as the log has it, `2026-11-22T19:04:11.120Z`) of the last whole event in the
  /// file that is being written, for listings; 0 and empty before the first. Not verified: the
  /// log's own reader does that.
  std::uint64_t last_seq = 0;
  std::string last_at;
  /// A fight is on: `encounter.jsonl` is there, or the store says so.
  bool fight = false;
  /// Why the campaign cannot be opened, as far as a look at its directory shows: a `campaign.yaml`
  /// that is unreadable or gone, or such a `log.jsonl` (`ec::corrupt` for those that are gone).
  std::optional<error> problem;

  /// "Faerun/The-Lost-Mine": finds this campaign and no other.
  [[nodiscard]] std::string label() const { return world + "/" + directory; }
};

/// In the directory of a campaign whose log is somewhere else: where.
inline constexpr std::string_view row_file_name = ".row";
struct campaign_row {
  std::string id;
  /// Of the last event, as far as was known here.
  std::uint64_t last_seq = 0;
  /// As of `campaign_info`; for listings alone, and empty where nobody has asked for one.
  std::string last_at = {};
  bool fight = false;
  friend bool operator==(const campaign_row&, const campaign_row&) = default;
};
[[nodiscard]] std::string render_campaign_row(const campaign_row& what);
/// Nothing when it makes no sense.
[[nodiscard]] std::optional<campaign_row> parse_campaign_row(std::string_view text);

/// Looks at one directory of a world. Nothing when it is no campaign. `world` is the world's
/// directory name. Errors are the disk's about the directory itself; what is wrong with its files
/// is in `problem`.
[[nodiscard]] result<std::optional<campaign_info>> look_at_campaign(file_ops& ops,
                                                                    const std::string& world_path,
                                                                    const std::string& world,
                                                                    const std::string& directory);

}  // namespace dnd::io
