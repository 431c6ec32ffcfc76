#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "model/decide.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// `campaign.yaml`: what a campaign is called and how it is played. See docs/campaign-yaml.md.
namespace dnd::io {

/// When a command counts as done. Promise 2 of the design.
enum class durability : std::uint8_t {
  command,    ///< Synced before every acknowledgement.
  encounter,  ///< Synced at the end of a fight and of a session.
};
[[nodiscard]] std::string_view to_text(durability value) noexcept;
/// Takes the name in any case.
[[nodiscard]] std::optional<durability> parse_durability(std::string_view text) noexcept;

inline constexpr std::string_view campaign_file_name = "campaign.yaml";

/// The version of `campaign.yaml` and of the directory's layout that this build writes.
inline constexpr std::uint32_t campaign_format = 1;

/// What one campaign says about itself. What it leaves out, the program's settings say: see
/// `config::effective`.
struct campaign_settings {
  std::optional<durability> durable;
  /// Events between two snapshots: 1..`bounds::snapshot_every_max`.
  std::optional<std::size_t> snapshot_every;
  /// Compressed copies that `session end` leaves: 0..`bounds::backup_keep_max`.
  std::optional<std::size_t> backup_keep = {};
  /// Events between two kept snapshots at most: `bounds::checkpoint_every_min` to
  /// `bounds::checkpoint_every_max`.
  std::optional<std::size_t> checkpoint_every = {};
  /// Size of what helps to find old events, in thousandths of the log:
  /// 0..`bounds::cache_per_mille_max`.
  std::optional<std::size_t> checkpoint_per_mille = {};
  model::rulings house;

  friend bool operator==(const campaign_settings&, const campaign_settings&) = default;
};

/// The whole of `campaign.yaml`.
struct campaign_file {
  /// As typed, spaces and all.
  std::string name;
  std::uint32_t format = campaign_format;
  /// UTC, milliseconds since 1970; of the years 0 to 9999.
  std::int64_t created_ms = 0;
  campaign_settings settings;

  friend bool operator==(const campaign_file&, const campaign_file&) = default;
};

/// Reads and checks a campaign's `campaign.yaml`.
/// Errors, each with file, line and column where there is one: `not_found`; `bad_yaml` and
/// `too_large` from the reader; `unknown_version` for a format of a newer program; `corrupt` when
/// the name, the format or the creation time is missing or senseless; `bad_content` for a key or
/// value that is not known, with the nearest spelling.
[[nodiscard]] result<campaign_file> read_campaign_file(file_ops& ops, const std::string& path);
/// The same of a text; `path` is for the errors.
[[nodiscard]] result<campaign_file> parse_campaign_file(std::string_view text,
                                                        const std::string& path);

/// The text that `read_campaign_file` reads back as the same value.
[[nodiscard]] std::string render_campaign_file(const campaign_file& what);

}  // namespace dnd::io
