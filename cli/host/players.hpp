#pragma once

#include "cli/host/service.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// What those are answered who are not the game master. All of it waits for the disk.
namespace dnd::cli::host {

/// A player's line, as it is to be carried out.
struct players_command {
  given_command given;
  /// Nothing is to be carried out: this is the answer.
  std::optional<host_answer> answer = {};
};

/// Reads it as players' lines are read, and answers questions and what is refused.
[[nodiscard]] players_command read_players_command(hosted_campaign& campaign, const caller& who,
                                                   const given_command& given,
                                                   const screen_ptr& screen);

/// What is shown of the engine's answer, which was decided on all that there is. `screen` may be
/// null.
[[nodiscard]] host_answer answer_for(hosted_campaign& campaign, const caller& who,
                                     const given_command& given, const line_answer& what,
                                     const screen_ptr& screen);

/// A state without those of whom the viewer knows nothing. Null stays null.
[[nodiscard]] actors::state_ptr seen_state_of(const actors::state_ptr& now,
                                              const model::views::viewer& whose);

/// Where the campaign stands now, for anybody, the game master as well. Its number is that of the
/// last event as they count.
[[nodiscard]] io::result<model::views::state_view> table_seen_by(hosted_campaign& campaign,
                                                                 const caller& who);
/// A state of the campaign with the number of its last event, as they count.
struct numbered_state {
  actors::state_ptr now;
  std::uint64_t seq = 0;
};
/// Without those of whom they know nothing: after event `at` as they count, now without it. The
/// errors are for them to read; `not_found` where there is no such event yet.
[[nodiscard]] io::result<numbered_state> state_seen_by(hosted_campaign& campaign, const caller& who,
                                                       std::optional<std::uint64_t> at);

/// An error without what it says about files and numbers of the log.
[[nodiscard]] io::error seen_error(const io::error& why);

/// Where the campaign stands, after event `at` as they count; now without it.
[[nodiscard]] host_answer state_for(hosted_campaign& campaign, const caller& who,
                                    std::optional<std::uint64_t> at);

/// A page of commits, as of `page_of_commits`.
[[nodiscard]] host_answer page_for(hosted_campaign& campaign, const caller& who,
                                   std::uint64_t since, std::size_t limit);

/// From where they follow the campaign: the place to read on from, and the last event that they
/// have. `since` as they count.
struct players_start {
  model::views::seen_log place;
  std::uint64_t known = 0;
};
[[nodiscard]] expected<players_start, host_answer> start_for(hosted_campaign& campaign,
                                                             const caller& who,
                                                             std::optional<std::uint64_t> since);

}  // namespace dnd::cli::host
