#pragma once

#include "cli/host/service.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

/// Commits as clients get them.
namespace dnd::cli::host {

/// A page ends with the commit that goes past so many bytes, however many were asked for.
inline constexpr std::size_t page_bytes_enough = 4 * 1024 * 1024;

struct page_wanted {
  /// The last event that the client has; 0: none.
  std::uint64_t since = 0;
  std::size_t limit = 0;
};

/// The next commits, oldest first:
///
///     {"ok":true,"kind":"commits","commits":[{…}…],"next":43,"last":97}
///
/// `next` is what to ask for `since` to get those that follow; `last` is the campaign's last event.
/// They are as durable as the campaign promises. Waits for the disk. The game master's.
[[nodiscard]] host_answer page_of_commits(hosted_campaign& campaign, const page_wanted& wanted);

/// The next commit of somebody who follows; nothing when they see none of it. `screen` may be null.
[[nodiscard]] std::optional<commit_seen> next_seen(followed_campaign& whose,
                                                   const model::commit_ptr& what,
                                                   const screen_ptr& screen);
/// The last event that they have seen, where it stands as it does.
[[nodiscard]] actors::subscription_status seen_status(const followed_campaign& whose);

}  // namespace dnd::cli::host
