#pragma once

#include "io/workspace/workspace.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dnd::io {

/// The world that a first campaign gets when nobody has named one.
inline constexpr std::string_view first_world = "Default";

struct new_campaign {
  campaign_info campaign;
  /// Its world, if that was made for it.
  std::optional<world_info> world;
};

/// Makes a campaign in the default world of `in`, and makes it the current one. Where there is no
/// world of the user's own yet, makes one too: the one that `in.options().world` names, unless that
/// is nearly the name of one that is there, else `first_world`. The current campaign's world is
/// good enough, whosoever it is. `now_ms`: UTC, milliseconds since 1970.
///
/// The steps come one after the other, each whole and durable (promises 7 and 17), so that an end
/// between two of them leaves what the next try goes on from: a world without campaigns, or a
/// campaign that is not the current one. Errors: as for `workspace::create_campaign`, before
/// anything is made if the name is bad; `exists` with a way to the campaign that is there; those of
/// the disk, which say so if the campaign is there by then.
[[nodiscard]] result<new_campaign> start_campaign(file_ops& ops, workspace& in,
                                                  std::string_view name, std::int64_t now_ms);

}  // namespace dnd::io
