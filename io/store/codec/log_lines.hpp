#pragma once

#include "io/store/codec/line_format.hpp"
#include "io/store/log_store.hpp"

#include <functional>
#include <span>
#include <string_view>

/// Lines of a log that are in memory whole: what backends read with that keep lines somewhere else
/// than in files. Each checks that the lines follow each other by number and sum
/// (`ec::corrupt`, with seq and byte).
namespace dnd::io {

/// Takes the lines of one command; an error stops the reading and is handed on.
using command_visitor = std::function<result<done>(std::span<const line_view> command)>;

/// Shows the commands of `lines`, which begin after `before`. Returns the place after the last.
[[nodiscard]] result<log_position> read_lines(std::string_view lines, const log_position& before,
                                              const command_visitor& visit);

/// Replays lines that follow what was found so far: its state, end and ids move on.
[[nodiscard]] result<done> replay_lines(std::string_view lines, loaded_log& onto);

/// Replays the events of `lines`, which begin after `before`, up to event `last`, which may be in
/// the middle of a command. Returns the place after the last command that was read whole.
[[nodiscard]] result<log_position> replay_events(std::string_view lines, const log_position& before,
                                                 model::seq_t last, model::state& onto);

/// See `log_store::read_lines`, of lines from the beginning of a campaign.
[[nodiscard]] result<done> read_command_lines_of(std::string_view lines, const seq_range& range,
                                                 const command_line_visitor& visit);
/// See `log_store::read`, of lines from the beginning of a campaign, like the rest.
[[nodiscard]] result<done> read_commits_of(std::string_view lines, const seq_range& range,
                                           const commit_visitor& visit);
/// See `log_store::read_last`.
[[nodiscard]] result<std::vector<model::commit_ptr>> last_commits_of(std::string_view lines,
                                                                     std::size_t count,
                                                                     model::seq_t last);
/// See `log_store::sessions`.
[[nodiscard]] result<std::vector<model::views::session_info>> sessions_of(std::string_view lines);
/// See `log_store::find`.
[[nodiscard]] result<commit_in_place> find_commit_in(std::string_view lines, model::seq_t seq);
/// See `log_store::state_at`.
[[nodiscard]] result<model::state> state_in(std::string_view lines, model::seq_t seq);

/// There is no event 0.
[[nodiscard]] error before_the_first();
/// There is no event `wanted`, `last` is the last one.
[[nodiscard]] error past_the_end(model::seq_t wanted, model::seq_t last);

}  // namespace dnd::io
