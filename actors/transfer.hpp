#pragma once

#include "actors/workspace.hpp"

#include <cstddef>
#include <cstdint>

namespace dnd::io {
class file_ops;
}

/// Campaigns and worlds between the files of this machine and a store, both ways.
namespace dnd::actors {

struct transferred_campaign {
  /// Where it came to.
  campaign_info campaign;
  bool is_new = false;
  /// Its last event there before, and now.
  std::uint64_t had = 0;
  std::uint64_t has = 0;
  /// Files of content that are new there, or were others.
  std::size_t files = 0;
};

/// Brings a campaign with its content to where the same one is in `to`: made, if it is not there,
/// in a world of the same name, which is made with its content as well; played on there from where
/// it was otherwise. Its lines are the same bytes. `which` is of `from`, stays as it is, and may be
/// being played. When it is cut short the next attempt goes on. Errors: those of both; `exists`
/// when the two were played apart. `ops` is for what is files.
[[nodiscard]] io::result<transferred_campaign> bring_campaign(io::file_ops& ops, workspace& from,
                                                              const campaign_info& which,
                                                              workspace& to);

struct transferred_world {
  world_info world;
  bool is_new = false;
  std::size_t files = 0;
};

/// Brings a world's own content, all or nothing where it goes into a store. What is only there
/// stays.
[[nodiscard]] io::result<transferred_world> bring_world(workspace& from, const world_info& which,
                                                        workspace& to);

}  // namespace dnd::actors
