#pragma once

#include "actors/workspace.hpp"
#include "io/files/error.hpp"
#include "model/json/writer.hpp"

#include <optional>
#include <span>
#include <string>

/// Campaigns as `--json` lists them.
namespace dnd::cli {

/// Adds `"campaign","world","label","path","created","seq","last_at","fight","current","problem"`
/// to an object that is open.
void add_listed(json::writer& out, const actors::campaign_info& each, bool is_current);

/// Whether it is the one.
[[nodiscard]] bool is_same(const std::optional<actors::campaign_info>& a,
                           const actors::campaign_info& b);

/// `{"campaigns":[{…}…]}`. Folders that nobody may look into come last, whatever is in them.
[[nodiscard]] std::string campaign_list_data(std::span<const actors::campaign_info> all,
                                             std::span<const io::error> unreadable,
                                             const std::optional<actors::campaign_info>& current);

/// Of a campaign that was made: `{…,"world_made":true}`.
[[nodiscard]] std::string made_campaign_data(const actors::started_campaign& made, bool is_current);

}  // namespace dnd::cli
