#pragma once

#include "cli/host/service.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

/// Commits as clients get them.
namespace dnd::cli::host {

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
/// They are as durable as the campaign promises. Waits for the disk.
[[nodiscard]] host_answer page_of_commits(hosted_campaign& campaign, const page_wanted& wanted);

/// A commit as the client sees it. `screen` may be null.
[[nodiscard]] commit_seen seen_commit(hosted_campaign& campaign, const model::commit_ptr& what,
                                      const screen_ptr& screen);

}  // namespace dnd::cli::host
