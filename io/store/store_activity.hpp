#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

/// What goes on between a host and the database that its campaigns are in, for those who watch it.
namespace dnd::io {

/// Seconds that a commit may take, by which they are counted.
inline constexpr std::array commit_times{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                         0.05,   0.1,   0.25,   0.5,   1.0,  5.0};

/// Counted since the program began.
struct store_figures {
  /// Campaigns that were taken from a host whose lease had run out.
  std::uint64_t taken_over = 0;
  /// Writes that were refused because another host had taken the campaign over.
  std::uint64_t fenced = 0;
  /// Commits whose outcome was unknown when the connection was lost, and had to be found out.
  std::uint64_t doubted = 0;
  /// Connections to the database that were made.
  std::uint64_t connections = 0;
  /// Commits by the time that they took: one each of `commit_times`, and those that took longer.
  std::array<std::uint64_t, commit_times.size() + 1> commits{};
  double commit_seconds = 0;
  /// Bytes of its log that the standby which is furthest back has not carried out. Nothing when
  /// there is none, or when it may not be known.
  std::optional<std::uint64_t> lag_bytes = {};
  /// Since the lease was renewed; nothing as long as there is none.
  std::optional<double> renewed_seconds_ago = {};
};

/// What somebody should know who runs a host.
struct store_notice {
  enum class kind : std::uint8_t {
    taken_over,  ///< A campaign of a host whose lease had run out is this one's.
    fenced,      ///< Another host has taken over a campaign that this one had.
    doubted,     ///< A connection was lost in the middle of a commit.
  };
  kind what;
  /// Of `taken_over`.
  std::string campaign = {};
  /// The other host; of `doubted` why.
  std::string about = {};
};

}  // namespace dnd::io
