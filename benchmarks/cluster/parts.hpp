#pragma once

#include "benchmarks/cluster/campaign_database.hpp"
#include "benchmarks/cluster/http_clients.hpp"
#include "benchmarks/scenarios/workbench.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

/// What is measured of campaigns in a database. Each part adds its figures to the report.
namespace dnd::bench {

/// As many as are played at once, one command in flight in each.
inline constexpr std::size_t cluster_campaigns = 1'000;

/// What the parts play: copies of one crowd in one database.
struct cluster_load {
  workbench& bench;
  campaign_database& store;
  /// Of a game master.
  std::string token;
  made_campaign crowd;
  /// Of its commands.
  std::vector<std::string> lines;
  std::size_t bytes_a_command = 0;
  /// What the database runs on, for the names of figures.
  std::string_view servers;
};

/// One command at a time, and a thousand.
io::result<done> measure_commits(cluster_load& load);
/// What a host takes of memory for each campaign that it has open.
io::result<done> measure_host_memory(cluster_load& load);
/// Requests that come to a host which does not play the campaign; and two hosts beside one.
io::result<done> measure_hosts(cluster_load& load);
/// How many updates of heads stayed in their page.
io::result<done> measure_updates(cluster_load& load);

/// Opening, with a hundred campaigns in a database and with a hundred thousand; and what it costs a
/// host to stay one.
io::result<done> measure_many(workbench& bench, const std::string& server);

/// "Bench/load-17" of each, with the lines to give to it at a host.
[[nodiscard]] std::vector<http_play> plays_of(const std::vector<campaign_row>& campaigns,
                                              const made_campaign& crowd, const host_door& where);

}  // namespace dnd::bench
