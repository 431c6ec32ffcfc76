#pragma once

#include "cli/app/context.hpp"
#include "cli/app/played_game.hpp"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// Campaigns that can be played: those of this machine in this process, or those of the host that
/// was named.
struct playable {
  std::function<io::result<actors::campaign_info>(std::string_view name)> find;
  /// The one that is meant when none is named.
  std::function<io::result<actors::campaign_info>()> usual;
  /// The same for a person: a new user gets the sample campaign.
  std::function<io::result<actors::campaign_info>()> usual_for_player;
  std::function<io::result<std::vector<actors::campaign_info>>()> all;
  std::function<io::result<std::unique_ptr<played_game>>(const actors::campaign_info& which,
                                                         reading how)>
      open;
};

/// `with` must outlive it.
[[nodiscard]] io::result<playable> playable_campaigns(context& with);

}  // namespace dnd::cli
